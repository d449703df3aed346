//! The exported functions, over the one session of this page view.

use confidant_browser::Browser;
use confidant_core::consent::Action;
use confidant_core::failure::Failure;
use confidant_core::json::Value;
use confidant_core::session::{Outcome, Page, Session};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static SESSION: RefCell<Option<Session<'static, Browser>>> = const { RefCell::new(None) };
}

fn with(call: impl FnOnce(&mut Session<'static, Browser>) -> Result<Value, Failure>) -> String {
    SESSION.with(|session| {
        let Ok(mut session) = session.try_borrow_mut() else { return Failure::Busy.to_value().to_json() };
        let Some(session) = session.as_mut() else { return Failure::BadCall.to_value().to_json() };
        call(session).unwrap_or_else(|failure| failure.to_value()).to_json()
    })
}

/// Opens the page view. `page` is JSON of `Page`. Returns `{"language":…}`, the language to load words in.
#[wasm_bindgen]
pub fn open(config: &str, page: &str) -> String {
    // Lives as long as the page.
    let result = confidant_core::config::parse(config)
        .map_err(Failure::BadConfig)
        .and_then(|value| Session::new(Box::leak(Box::new(value)), Page::parse(page), Browser));
    SESSION.with(|slot| {
        let Ok(mut slot) = slot.try_borrow_mut() else { return Failure::Busy.to_value().to_json() };
        match result {
            Ok(session) => {
                let language = Value::from(session.snapshot().language);
                *slot = Some(session);
                Value::object().with("language", language).to_json()
            }
            Err(failure) => failure.to_value().to_json(),
        }
    })
}

/// Adds a part of the interface's words, JSON of one object.
#[wasm_bindgen]
pub fn words(json: &str) -> String {
    with(|session| {
        session.add_words(&Value::parse(json).map_err(|_| Failure::BadCall)?);
        Ok(Value::Null)
    })
}

/// Reads what is kept and decides. Also after another tab has written.
#[wasm_bindgen]
pub fn start() -> String {
    with(|session| {
        let outcome = session.start();
        Ok(to_value(session, outcome))
    })
}

/// Does what a visitor, or the page, asks for.
#[wasm_bindgen]
pub fn act(action: &str, trusted: bool) -> String {
    with(|session| {
        let outcome = session.act(&Action::parse(action)?, trusted)?;
        Ok(to_value(session, outcome))
    })
}

fn to_value(session: &Session<'_, Browser>, outcome: Outcome) -> Value {
    let list = |words: Vec<String>| Value::Array(words.iter().map(|word| word.as_str().into()).collect());
    Value::object()
        .with("snapshot", session.snapshot().to_value())
        .with("ask", outcome.ask)
        .with("status", outcome.status)
        .with("signals", outcome.signals)
        .with("withdrawn", list(outcome.withdrawn))
        .with("notes", outcome.notes.into_iter().map(Value::from).collect::<Vec<_>>())
}
