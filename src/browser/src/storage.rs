//! `localStorage`, which may be missing, refused, or full.

use crate::Browser;
use confidant_core::ports::{Storage, StorageError};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

// Where a browser refuses storage, the word `localStorage` itself throws; `catch` covers that too.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = getItem)]
    fn get(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = setItem)]
    fn set(key: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = localStorage, js_name = removeItem)]
    fn remove(key: &str) -> Result<(), JsValue>;
}

impl Storage for Browser {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        get(key).map_err(|_| StorageError::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        // Storage that can be read and not written is full.
        set(key, text).map_err(|_| if get(key).is_ok() { StorageError::Full } else { StorageError::Blocked })
    }

    fn remove(&self, key: &str) {
        let _ = remove(key);
    }
}
