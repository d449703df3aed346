//! Randomness from `crypto.getRandomValues`.

use crate::Browser;
use confidant_core::ports::Entropy;

impl Entropy for Browser {
    /// Zeros where the browser has no `crypto`; an id is then not unique, and nothing else depends on it.
    fn bytes(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
            let _ = crypto.get_random_values_with_u8_array(&mut bytes);
        }
        bytes
    }
}
