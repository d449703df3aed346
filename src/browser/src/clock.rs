//! The time of day, by the device's clock.

use crate::Browser;
use confidant_core::ports::Clock;

impl Clock for Browser {
    fn now(&self) -> f64 {
        js_sys::Date::now()
    }
}
