//! The exported functions, over the one session of this page view.

use confidant_browser::Browser;
use confidant_core::consent::Action;
use confidant_core::failure::Failure;
use confidant_core::json::Value;
use confidant_core::session::{Outcome, Page, Session};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static SESSION: RefCell<Option<Session<Browser>>> = const { RefCell::new(None) };
}

fn with(call: impl FnOnce(&mut Session<Browser>) -> Result<Value, Failure>) -> String {
    SESSION.with(|session| {
        let Ok(mut session) = session.try_borrow_mut() else { return Failure::Busy.to_value().to_json() };
        let Some(session) = session.as_mut() else { return Failure::BadCall.to_value().to_json() };
        call(session).unwrap_or_else(|failure| failure.to_value()).to_json()
    })
}

/// Opens the page view. `page` is JSON of `Page`. Returns `{"language":…}`, the language to load words in.
#[wasm_bindgen]
pub fn open(config: &str, page: &str) -> String {
    let result = Session::new(config, Page::parse(page), Browser);
    SESSION.with(|slot| {
        let Ok(mut slot) = slot.try_borrow_mut() else { return Failure::Busy.to_value().to_json() };
        match result {
            Ok(session) => {
                let language = session.snapshot().language.into();
                *slot = Some(session);
                Value::object([("language", language)]).to_json()
            }
            Err(failure) => failure.to_value().to_json(),
        }
    })
}

/// Adds a part of the interface's words, JSON of one object.
#[wasm_bindgen]
pub fn words(json: &str) -> String {
    with(|session| {
        session.add_words(Value::parse(json).map_err(|_| Failure::BadCall)?);
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

/// What to delete for the vendors that the last outcome withdrew.
#[wasm_bindgen]
pub fn erasures(cookies: &str, keys: &str, host: &str, path: &str) -> String {
    with(|session| Ok(session.erasures(cookies, keys, host, path)))
}

/// All records, oldest first.
#[wasm_bindgen]
pub fn history() -> String {
    with(|session| Ok(session.history().to_value()))
}

fn to_value(session: &Session<Browser>, outcome: Outcome) -> Value {
    let list = |words: Vec<String>| Value::Array(words.iter().map(|word| word.as_str().into()).collect());
    Value::object([
        ("snapshot", session.snapshot().to_value()),
        ("ask", outcome.ask.into()),
        ("status", outcome.status.into()),
        ("signals", Value::Array(outcome.signals)),
        ("withdrawn", list(outcome.withdrawn)),
        ("notes", Value::Array(outcome.notes.into_iter().map(Value::from).collect())),
    ])
}
