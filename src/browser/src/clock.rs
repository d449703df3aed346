//! The time of day, by the device's clock.

use crate::Browser;
use confidant_core::ports::Clock;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/ports.js")]
extern "C" {
    fn now() -> f64;
}

impl Clock for Browser {
    fn now(&self) -> f64 {
        now()
    }
}
