//! Randomness from `crypto.getRandomValues`.

use crate::Browser;
use confidant_core::ports::Entropy;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn random(bytes: &mut [u8]) -> Result<(), JsValue>;
}

impl Entropy for Browser {
    /// Zeros where the browser has no `crypto`; an id is then not unique, and nothing else depends on it.
    fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let _ = random(&mut bytes);
        bytes
    }
}
