//! The adapters in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test stops where it is wrong")]

use confidant_browser::Browser;
use confidant_core::ports::{Clock as _, Entropy as _, Storage as _, StorageError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
let getter
export function block() {
  getter = Object.getOwnPropertyDescriptor(window, 'localStorage')
  Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError') } })
}
export function unblock() { Object.defineProperty(window, 'localStorage', getter) }
export function stored(key) { return localStorage.getItem(key) ?? undefined }
export const now_there = () => Date.now()
"#)]
extern "C" {
    fn block();
    fn unblock();
    fn stored(key: &str) -> Option<String>;
    fn now_there() -> f64;
}

#[wasm_bindgen_test]
fn keeps_text_as_it_is() {
    let text = "{\"é\":\"😀\\u0000\"}";
    Browser.write("confidant.test", text).expect("room");
    assert_eq!(stored("confidant.test").as_deref(), Some(text));
    assert_eq!(Browser.read("confidant.test"), Ok(Some(text.to_owned())));
    Browser.remove("confidant.test");
    assert_eq!(Browser.read("confidant.test"), Ok(None));
    assert_eq!(stored("confidant.test"), None);
}

#[wasm_bindgen_test]
fn says_full_and_leaves_the_old_text() {
    Browser.write("confidant.test", "old").expect("room");
    let most = "x".repeat(6 * 1024 * 1024);
    assert_eq!(Browser.write("confidant.test", &most), Err(StorageError::Full));
    assert_eq!(Browser.read("confidant.test"), Ok(Some("old".to_owned())));
    Browser.remove("confidant.test");
}

#[wasm_bindgen_test]
fn says_blocked_where_the_word_itself_throws() {
    block();
    let found = (Browser.read("a"), Browser.write("a", "b"));
    Browser.remove("a");
    unblock();
    assert_eq!(found, (Err(StorageError::Blocked), Err(StorageError::Blocked)));
    assert_eq!(Browser.read("confidant.none"), Ok(None), "and nothing is left behind");
}

#[wasm_bindgen_test]
fn tells_the_time_and_rolls_dice() {
    assert!((Browser.now() - now_there()).abs() < 1000.0);
    assert_ne!(Browser.bytes(), Browser.bytes());
}
