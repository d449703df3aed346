//! The first module: decides, asks, and keeps the answer. Nothing here but the export; see `confidant_page`.

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

/// See [`View::call`].
#[wasm_bindgen]
pub fn call(name: &str, values: &str) -> String {
    VIEW.with(|view| view.call(name, values))
}
