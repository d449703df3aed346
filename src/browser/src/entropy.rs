//! Randomness from `crypto.getRandomValues`.

use crate::Browser;
use confidant_core::ports::Entropy;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ports.js")]
extern "C" {
    fn random(bytes: &mut [u8]);
}

impl Entropy for Browser {
    /// Zeros where the browser has no `crypto`; an id is then not unique, and nothing else depends on it.
    fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        random(&mut bytes);
        bytes
    }
}
