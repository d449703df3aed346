//! `localStorage`, which may be missing, refused, or full.
//!
//! Straight from `web-sys`: where a browser refuses storage, the getter throws, and only its `Result` form survives that.

use crate::Browser;
use confidant_core::ports::{Storage, StorageError};
use wasm_bindgen::JsValue;

fn local() -> Result<web_sys::Storage, StorageError> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageError::Blocked)
}

impl Storage for Browser {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        local()?.get_item(key).map_err(|_| StorageError::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        local()?.set_item(key, text).map_err(|error| why(&error))
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = local() {
            let _ = storage.remove_item(key);
        }
    }
}

fn why(error: &JsValue) -> StorageError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    if name.as_deref() == Some("QuotaExceededError") { StorageError::Full } else { StorageError::Blocked }
}
