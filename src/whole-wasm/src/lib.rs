//! The whole module: all that the first one does, and the preference centre, placeholders, erasure, and what is wrong with a
//! configuration. Loaded when one of those is needed. Nothing here but exports; see `confidant_page`.

#![forbid(unsafe_code)]

use confidant_browser::Browser;
use confidant_page::View;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static VIEW: View<Browser> = const { View::new() };
}

/// See [`View::open`].
#[wasm_bindgen]
pub fn open(config: &str, page: &str, words: &str) -> String {
    VIEW.with(|view| view.open(config, page, words, Browser))
}

/// See [`View::words`].
#[wasm_bindgen]
pub fn words(json: &str) -> String {
    VIEW.with(|view| view.words(json))
}

/// See [`View::start`].
#[wasm_bindgen]
pub fn start() -> String {
    VIEW.with(View::start)
}

/// See [`View::act`].
#[wasm_bindgen]
pub fn act(action: &str, trusted: bool) -> String {
    VIEW.with(|view| view.act(action, trusted))
}

/// See [`View::layer`].
#[wasm_bindgen]
pub fn layer() -> String {
    VIEW.with(View::layer)
}

/// See [`View::panel`].
#[wasm_bindgen]
pub fn panel() -> String {
    VIEW.with(View::panel)
}

/// See [`View::vendors`].
#[wasm_bindgen]
pub fn vendors(from: usize, to: usize) -> String {
    VIEW.with(|view| view.vendors(from, to))
}

/// See [`View::placeholder`].
#[wasm_bindgen]
pub fn placeholder(purpose: &str, vendor: &str) -> String {
    VIEW.with(|view| view.placeholder(purpose, vendor))
}

/// See [`View::status`].
#[wasm_bindgen]
pub fn status() -> String {
    VIEW.with(View::status)
}

/// See [`View::reload`].
#[wasm_bindgen]
pub fn reload() -> String {
    VIEW.with(View::reload)
}

/// See [`View::erasures`].
#[wasm_bindgen]
pub fn erasures(vendors: &str, cookies: &str, keys: &str, host: &str, path: &str) -> String {
    VIEW.with(|view| view.erasures(vendors, cookies, keys, host, path))
}

/// See [`View::history`].
#[wasm_bindgen]
pub fn history() -> String {
    VIEW.with(View::history)
}
