//! One page view: text in, JSON text out. What the modules export, as plain functions that run anywhere.
//!
//! A failure is the result `{"error":{code,message,path?,faults?}}`; nothing throws. The one [`RefCell`] is borrowed only
//! while Rust runs; a page whose patched built-ins call back in gets `busy`.

#![forbid(unsafe_code)]

use confidant_core::config;
use confidant_core::consent::Action;
use confidant_core::cut;
use confidant_core::failure::Failure;
use confidant_core::json::{Members, Value};
use confidant_core::ports::Ports;
use confidant_core::session::{Outcome, Page, Session};
use confidant_ui::{Node, Words};
use std::cell::RefCell;

/// The page view, once it is open.
#[derive(Debug)]
pub struct View<P>(RefCell<Option<Open<P>>>);

#[derive(Debug)]
struct Open<P> {
    session: Session<'static, P>,
    words: Words,
}

#[expect(clippy::new_without_default, reason = "a static needs the constant form, and one way is enough")]
impl<P> View<P> {
    /// Not open yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(RefCell::new(None))
    }
}

/// The values of a call, separated by U+0000, which no JSON text has. What is missing is empty.
struct Values<'a>(&'a str);

impl<'a> Values<'a> {
    fn next(&mut self) -> &'a str {
        let (value, rest) = cut(self.0, 0).unwrap_or((self.0, ""));
        self.0 = rest;
        value
    }

    fn number(&mut self) -> usize {
        self.next().parse().unwrap_or(0)
    }
}

impl<P: Ports + Default> View<P> {
    /// Calls what the first module has by its name: `open`, `start`, `act`, `layer`, `history`. `values` are the arguments,
    /// separated by U+0000.
    ///
    /// One door: each export would cost every visitor code on both sides of it.
    pub fn call(&self, name: &str, values: &str) -> String {
        let mut values = Values(values);
        match name {
            "open" => self.open(values.next(), values.next(), values.next(), P::default()),
            "start" => self.start(),
            "act" => self.act(values.next(), values.next() == "true"),
            "layer" => self.layer(),
            "history" => self.history(),
            _ => Failure::BadCall.to_json(),
        }
    }

    /// Calls what the whole module has: the above, and `words`, `panel`, `vendors`, `placeholder`, `status`, `reload`,
    /// `erasures`.
    pub fn call_whole(&self, name: &str, values: &str) -> String {
        let mut parts = Values(values);
        match name {
            "words" => self.words(parts.next()),
            "panel" => self.panel(),
            "vendors" => self.vendors(parts.number(), parts.number()),
            "placeholder" => self.placeholder(parts.next(), parts.next()),
            "status" => self.status(),
            "reload" => self.reload(),
            "erasures" => self.erasures(parts.next(), parts.next(), parts.next(), parts.next(), parts.next()),
            _ => self.call(name, values),
        }
    }
}

impl<P: Ports> View<P> {
    fn with(&self, call: &mut dyn FnMut(&mut Open<P>) -> Result<String, Failure>) -> String {
        let result = match self.0.try_borrow_mut() {
            Err(_) => Err(Failure::Busy),
            Ok(mut slot) => slot.as_mut().ok_or(Failure::BadCall).and_then(call),
        };
        result.unwrap_or_else(|failure| failure.to_json())
    }

    /// Opens the page view anew. `config` is the configuration's text, `page` JSON of [`Page`], `words` the interface's
    /// words, JSON of one object. Returns an outcome: reads what is kept and decides.
    pub fn open(&self, config: &str, page: &str, words: &str, ports: P) -> String {
        let opened = config::parse(config).map_err(Failure::BadConfig).and_then(|config| {
            // The views into it live as long as the page.
            let session = Session::new(Box::leak(Box::new(config)), Page::parse(page), ports)?;
            Ok(Open { session, words: Words::default() })
        });
        let result = opened.and_then(|open| {
            *self.0.try_borrow_mut().map_err(|_| Failure::Busy)? = Some(open);
            Ok(())
        });
        match result {
            Ok(()) => {
                self.words(words);
                self.start()
            }
            Err(failure) => failure.to_json(),
        }
    }

    /// Adds a part of the interface's words. Returns `null`.
    pub fn words(&self, json: &str) -> String {
        self.with(&mut |open| {
            let part = Value::parse(json).map_err(|_| Failure::BadCall)?;
            open.session.add_words(&part);
            open.words.add(part);
            let reopen = confidant_ui::reopen(&open.words, &open.session.snapshot());
            open.session.set_reopen(&reopen);
            Ok("null".to_owned())
        })
    }

    /// Reads what is kept and decides. Also after another tab has written.
    pub fn start(&self) -> String {
        self.with(&mut |open| {
            let outcome = open.session.start();
            Ok(open.outcome(&outcome))
        })
    }

    /// Does what a visitor, or the page, asks for. `action` is JSON of [`Action`]; `trusted` says that a visitor is behind it.
    pub fn act(&self, action: &str, trusted: bool) -> String {
        self.with(&mut |open| {
            let outcome = open.session.act(&Action::parse(action)?, trusted)?;
            Ok(open.outcome(&outcome))
        })
    }

    /// The first layer.
    pub fn layer(&self) -> String {
        self.with(&mut |open| Ok(confidant_ui::layer(&open.words, &open.session.snapshot()).into_json()))
    }

    /// The preference centre, but for the rows of its vendors.
    pub fn panel(&self) -> String {
        self.with(&mut |open| {
            let history = open.session.history();
            Ok(confidant_ui::panel(&open.words, &open.session.snapshot(), history).into_json())
        })
    }

    /// Rows of vendors, from one index up to another.
    pub fn vendors(&self, from: usize, to: usize) -> String {
        self.with(&mut |open| {
            let rows = confidant_ui::vendors(&open.words, &open.session.snapshot(), from, to);
            let rows: Vec<String> = rows.into_iter().map(Node::into_json).collect();
            Ok(["[", &rows.join(","), "]"].concat())
        })
    }

    /// What stands where a frame is held.
    pub fn placeholder(&self, purpose: &str, vendor: &str) -> String {
        self.with(&mut |open| {
            let node = confidant_ui::placeholder(&open.words, &open.session.snapshot(), purpose, vendor);
            Ok(node.into_json())
        })
    }

    /// What confirms a decision.
    pub fn status(&self) -> String {
        self.with(&mut |open| Ok(confidant_ui::status(&open.words, &open.session.snapshot()).into_json()))
    }

    /// What offers to load the page again.
    pub fn reload(&self) -> String {
        self.with(&mut |open| Ok(confidant_ui::reload(&open.words, &open.session.snapshot()).into_json()))
    }

    /// What to delete for `vendors`, a JSON list of ids. `keys` is `{"local":[…],"session":[…]}`.
    pub fn erasures(&self, vendors: &str, cookies: &str, keys: &str, host: &str, path: &str) -> String {
        self.with(&mut |open| {
            let vendors = Value::parse(vendors).map_err(|_| Failure::BadCall)?;
            Ok(open.session.erasures(&vendors, cookies, keys, host, path).to_json())
        })
    }

    /// All records, oldest first.
    pub fn history(&self) -> String {
        match self.0.try_borrow_mut() {
            Err(_) => Failure::Busy.to_json(),
            Ok(slot) => slot.as_ref().map_or_else(|| "[]".to_owned(), |open| open.session.history().to_json(false)),
        }
    }
}

impl<P: Ports> Open<P> {
    fn outcome(&self, outcome: &Outcome<'_>) -> String {
        let mut out = Members::default();
        out.json("snapshot", &self.session.snapshot().to_json());
        out.flag("ask", outcome.ask);
        out.flag("status", outcome.status);
        out.json("reopen", self.session.reopen());
        out.json("signals", &outcome.signals.to_json());
        out.texts("withdrawn", &outcome.withdrawn);
        out.texts("notes", &outcome.notes);
        out.end()
    }
}
