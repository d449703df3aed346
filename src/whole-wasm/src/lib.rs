//! The whole module: all that the first one does, and the preference centre, placeholders, erasure, and what is wrong with a
//! configuration. Loaded when one of those is needed. Nothing here but the export; see `confidant_page`.

#![forbid(unsafe_code)]

use confidant_browser::Browser;
use confidant_page::View;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static VIEW: View<Browser> = const { View::new() };
}

/// See [`View::call_whole`].
#[wasm_bindgen]
pub fn call(name: &str, values: &str) -> String {
    VIEW.with(|view| view.call_whole(name, values))
}
