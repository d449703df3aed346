//! `localStorage`, which may be missing, refused, or full.

use crate::Browser;
use confidant_core::ports::{Storage, StorageError};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ports.js")]
extern "C" {
    fn read(key: &str) -> Option<String>;
    fn write(key: &str, text: &str) -> bool;
    fn remove(key: &str);
}

impl Storage for Browser {
    /// An empty text counts as none: nothing of ours is empty.
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        read(key).map(|text| Some(text).filter(|text| !text.is_empty())).ok_or(StorageError::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if write(key, text) {
            return Ok(());
        }
        // What can be read and not written is full.
        Err(if read(key).is_some() { StorageError::Full } else { StorageError::Blocked })
    }

    fn remove(&self, key: &str) {
        remove(key);
    }
}
