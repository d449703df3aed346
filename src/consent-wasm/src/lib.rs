//! The first module: decides, asks, and keeps the answer. Nothing here but exports; see `confidant_page`.

#![deny(unsafe_code)]

use confidant_browser::Browser;
use confidant_page::View;
use wasm_bindgen::prelude::wasm_bindgen;

// dlmalloc, the default, is 2 KB brotli more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
#[expect(unsafe_code, reason = "the promise below")]
// SAFETY: a module without shared memory has one thread.
static ALLOCATOR: lol_alloc::AssumeSingleThreaded<lol_alloc::FreeListAllocator> =
    unsafe { lol_alloc::AssumeSingleThreaded::new(lol_alloc::FreeListAllocator::new()) };

thread_local! {
    static VIEW: View<Browser> = const { View::new() };
}

/// See [`View::open`].
#[wasm_bindgen]
pub fn open(config: &str, page: &str, words: &str) -> String {
    VIEW.with(|view| view.open(config, page, words, Browser))
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

/// See [`View::history`].
#[wasm_bindgen]
pub fn history() -> String {
    VIEW.with(View::history)
}
