//! One page view: reads what is kept, decides, acts, keeps.

use crate::config::Config;
use crate::consent::{
    Action, Asked, Circumstances, Control, History, Judgement, Layer, Record, VendorChoice, decide, judge, sha256,
};
use crate::erase::{Place, erasure};
use crate::failure::Failure;
use crate::json::{Members, Value};
use crate::jurisdiction::{Jurisdiction, Regime, Source};
use crate::ports::{Ports, StorageError};
use crate::signals;
use crate::snapshot::Snapshot;

/// All records.
pub const RECORD: &str = "confidant.record";
/// The plan for the next page view.
pub const PLAN: &str = "confidant.plan";
/// Texts found in place of records, a JSON list, at most [`MOST_ASIDE`].
pub const ASIDE: &str = "confidant.aside";
const MOST_ASIDE: usize = 5;

/// What the page states about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The plan's key.
    pub key: String,
    /// The language that the page's side chose; the first declared one stands in where it is not declared.
    pub lang: String,
    /// ISO 3166 code, or empty.
    pub region: String,
    /// Where the code is from.
    pub source: Source,
    /// Global Privacy Control: `navigator.globalPrivacyControl === true`. Fixed for a page view.
    pub gpc: bool,
    /// BCP 47 tag of the visitor's first language, or empty.
    pub visitor: String,
    /// IANA time zone, or empty.
    pub zone: String,
    /// Records of this page view, as [`History::to_json`] writes them: where storage is blocked there are no others.
    pub kept: String,
}

impl Page {
    /// Reads `{key, lang, region, regionSource, gpc, visitor, zone, kept}`; what is missing is empty.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let value = Value::parse(text).unwrap_or(Value::Null);
        let word = |key| value.text(key).to_owned();
        Self {
            key: word("key"),
            lang: word("lang"),
            region: word("region"),
            source: Source::parse(&word("regionSource")),
            gpc: value.flag("gpc"),
            visitor: word("visitor"),
            zone: word("zone"),
            kept: word("kept"),
        }
    }
}

/// What the page must do now.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'a> {
    /// Whether to show the first layer.
    pub ask: bool,
    /// Whether to confirm what was decided.
    pub status: bool,
    /// Signals that tell of what holds now. The page's side gives them where they differ from the last ones.
    pub signals: Value,
    /// Vendors that were granted and are not any more.
    pub withdrawn: Vec<&'a str>,
    /// What went wrong with storage.
    pub notes: Vec<&'static str>,
}

/// One page view.
#[derive(Debug)]
pub struct Session<'a, P> {
    config: Config<'a>,
    page: Page,
    ports: P,
    language: &'a str,
    jurisdiction: Jurisdiction,
    /// What binds records to what was shown: JSON of the configuration, the language, and the words as they come.
    shown: String,
    reopen: String,
    history: History,
    stored: bool,
    judgement: Judgement,
}

impl<'a, P: Ports> Session<'a, P> {
    /// Chooses language and jurisdiction. Reads nothing yet; nothing but the necessary is granted.
    ///
    /// # Errors
    /// [`Failure::BadConfig`] with every fault.
    pub fn new(config: &'a Value, page: Page, ports: P) -> Result<Self, Failure> {
        let config = Config::read(config).map_err(Failure::BadConfig)?;
        let declared = config.languages().find(|code| *code == page.lang).or_else(|| config.languages().next());
        let language = declared.unwrap_or_default();
        let jurisdiction = Jurisdiction::resolve(&config, &page.region, page.source, &page.zone, &page.visitor);
        let mut shown = String::from("[");
        config.value().write(&mut shown);
        let strict = Jurisdiction { region: None, source: Source::None, regime: Regime::OptIn };
        let judgement = judge(&config, None, Circumstances { now: 0.0, gpc: false, jurisdiction: &strict });
        let history = History::parse(&page.kept, ports.now()).unwrap_or_default();
        let mut session = Self {
            config,
            page,
            ports,
            language,
            jurisdiction,
            shown,
            reopen: "null".to_owned(),
            stored: history.newest().is_none(),
            history,
            judgement,
        };
        session.add_words(&language.into());
        Ok(session)
    }

    /// All records, oldest first.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Adds words of the interface to what records are bound to.
    pub fn add_words(&mut self, words: &Value) {
        self.shown.push(',');
        words.write(&mut self.shown);
    }

    /// Sets what the plan says about the reopen button: `null`, or `{label, side}`.
    pub fn set_reopen(&mut self, reopen: &Value) {
        self.reopen = reopen.to_json();
    }

    /// What the plan says about the reopen button, as JSON.
    pub fn reopen(&self) -> &str {
        &self.reopen
    }

    /// What holds now.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            config: &self.config,
            language: self.language,
            jurisdiction: &self.jurisdiction,
            gpc: self.page.gpc,
            record: self.history.newest(),
            judgement: &self.judgement,
            stored: self.stored,
        }
    }

    /// Reads what is kept and decides. Also after another tab has written.
    pub fn start(&mut self) -> Outcome<'a> {
        let mut notes = Vec::new();
        let mut before = self.judgement.vendors.clone();
        self.load(&mut notes);
        // What the newest record allows may have run, whatever has become of it since.
        for (vendor, ran) in self.config.vendors.iter().zip(&mut before) {
            let choice = self.history.newest().and_then(|record| record.vendor(vendor.id));
            *ran |= choice.is_some_and(VendorChoice::granted);
        }
        self.judge();
        let by_signal = self.obey_signal(&mut notes);
        self.conclude(by_signal, &before, notes)
    }

    /// Does what a visitor, or the page, asks for.
    ///
    /// # Errors
    /// [`Failure::UnknownId`]; [`Failure::NeedsUserActivation`] when it grants and is not `trusted`: see [`decide`](crate::consent).
    pub fn act(&mut self, action: &Action, trusted: bool) -> Result<Outcome<'a>, Failure> {
        let mut notes = Vec::new();
        self.load(&mut notes);
        self.judge();
        let before = self.judgement.vendors.clone();
        let record = self.decide(action, trusted)?;
        self.keep(record, &mut notes);
        let confirm = self.jurisdiction.regime != Regime::OptIn;
        Ok(self.conclude(confirm, &before, notes))
    }

    /// What to delete for `vendors`, a JSON list of ids. `keys` is `{"local":[…],"session":[…]}`.
    pub fn erasures(&self, vendors: &Value, cookies: &str, keys: &str, host: &str, path: &str) -> Value {
        let keys = Value::parse(keys).unwrap_or(Value::Null);
        let place = Place { cookies, local: keys.part("local"), session: keys.part("session"), host, path };
        erasure(&self.config, vendors, &self.judgement.vendors, place)
    }

    fn load(&mut self, notes: &mut Vec<&'static str>) {
        match self.ports.read(RECORD) {
            Err(_) => {
                self.stored = false;
                notes.push("storage-blocked");
            }
            Ok(None) if !self.stored => {}
            Ok(None) => self.history = History::default(),
            Ok(Some(text)) => match History::parse(&text, self.ports.now()) {
                Ok(history) => (self.history, self.stored) = (history, true),
                Err(why) => {
                    self.history = History::default();
                    self.put_aside(text);
                    notes.push(why.note());
                }
            },
        }
    }

    /// Moves text that is no history out of the way, so that nothing is lost and nothing is believed.
    fn put_aside(&self, text: String) {
        self.ports.remove(PLAN);
        let earlier = self.ports.read(ASIDE).ok().flatten().and_then(|aside| Value::parse(&aside).ok());
        let mut texts = if let Some(Value::Array(texts)) = earlier { texts } else { Vec::new() };
        if texts.len() >= MOST_ASIDE {
            texts.remove(0);
        }
        texts.push(Value::String(text));
        if self.ports.write(ASIDE, &Value::Array(texts).to_json()).is_ok() {
            self.ports.remove(RECORD);
        }
    }

    fn circumstances(&self) -> Circumstances<'_> {
        Circumstances { now: self.ports.now(), gpc: self.page.gpc, jurisdiction: &self.jurisdiction }
    }

    fn judge(&mut self) {
        self.judgement = judge(&self.config, self.history.newest(), self.circumstances());
    }

    fn decide(&self, action: &Action, trusted: bool) -> Result<Value, Failure> {
        let asked = Asked {
            id: uuid(self.ports.bytes()),
            digest: sha256(&(self.shown.clone() + "]")),
            language: self.language,
        };
        decide(&self.config, self.history.newest(), &self.judgement, self.circumstances(), action, trusted, &asked)
    }

    /// Where nobody is asked first, Global Privacy Control is itself an answer, and is recorded once (11 CCR §7025).
    fn obey_signal(&mut self, notes: &mut Vec<&'static str>) -> bool {
        let known = self.history.newest().is_some_and(Record::gpc);
        let sells = self.config.purposes.iter().any(|purpose| purpose.sale);
        if known || !sells || !self.page.gpc || self.jurisdiction.regime == Regime::OptIn {
            return false;
        }
        match self.decide(&Action::new(Control::Signal, Layer::Browser), false) {
            Ok(record) => self.keep(record, notes),
            Err(_) => return false,
        }
        true
    }

    /// Writes the record whole or not at all. The plan goes first: at no moment is there a plan that grants more than the record.
    fn keep(&mut self, record: Value, notes: &mut Vec<&'static str>) {
        self.history.append(record, self.config.lifetimes().history);
        self.judge();
        self.ports.remove(PLAN);
        let write = |newest_alone| self.ports.write(RECORD, &self.history.to_json(newest_alone));
        let result = write(false).or_else(|error| match error {
            // The answer matters more than the ones before it.
            StorageError::Full => write(true),
            StorageError::Blocked => Err(error),
        });
        self.stored = result.is_ok();
        if let Err(error) = result {
            // An older record must not come back on the next page in place of this one: it may allow more.
            self.ports.remove(RECORD);
            notes.retain(|note| *note != "storage-blocked");
            notes.push(if error == StorageError::Full { "storage-full" } else { "storage-blocked" });
        }
    }

    fn conclude(&mut self, status: bool, before: &[bool], notes: Vec<&'static str>) -> Outcome<'a> {
        let mut withdrawn = Vec::new();
        for ((vendor, ran), runs) in self.config.vendors.iter().zip(before).zip(&self.judgement.vendors) {
            if *ran && !runs {
                withdrawn.push(vendor.id);
            }
        }
        let decided = self.history.newest().is_some() || self.jurisdiction.regime != Regime::OptIn;
        let signals = if decided { signals::update(&self.config, &self.judgement.purposes) } else { Vec::new() };
        let signals = Value::Array(signals);
        let ask = !self.judgement.reasons.is_empty();
        self.plan(ask, &signals);
        Outcome { ask, status, signals, withdrawn, notes }
    }

    /// What the next page view needs to go on without this module.
    fn plan(&self, ask: bool, signals: &Value) {
        if ask || !self.stored || self.history.newest().is_none() || self.judgement.until.is_none() {
            self.ports.remove(PLAN);
            return;
        }
        let mut plan = Members::default();
        plan.number("v", Some(1.0));
        plan.text("key", &self.page.key);
        plan.number("time", Some(self.ports.now()));
        plan.number("until", self.judgement.until);
        plan.flag("gpc", self.page.gpc);
        plan.json("snapshot", &self.snapshot().to_json());
        plan.json("signals", &signals.to_json());
        plan.json("reopen", &self.reopen);
        // Without a plan the next page decides again: slower, never wrong.
        let _ = self.ports.write(PLAN, &plan.end());
    }
}

/// A version 4 UUID (RFC 9562 §5.4) from random bytes.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    text
}
