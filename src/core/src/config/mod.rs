//! The site owner's one JSON file: read, checked, typed.

mod check;
mod duration;
mod fault;
#[cfg(feature = "schema")]
mod json_schema;
mod lexical;
mod model;
mod read;
mod schema;

pub use duration::{Duration, Unit};
pub use fault::{Fault, FaultCode};
#[cfg(feature = "schema")]
pub use json_schema::json_schema;
pub use lexical::is_region;
pub use model::{
    Basis, Config, Controller, Google, Item, ItemKind, Lifetimes, Localized, Look, Purpose, Ruling, Vendor,
};
pub use schema::LANGUAGES;

use crate::json::Value;

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Every fault that the text has, in the order of the text; text that is not JSON has one.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        let value = Value::parse(text).map_err(|error| vec![fault::syntax(text, error)])?;
        let mut faults = Vec::new();
        schema::CONFIG.check(&value, &mut fault::Path::root(), &mut faults);
        if faults.is_empty() {
            let config = read::config(&value);
            check::check(&config, &value, &mut faults);
            if faults.is_empty() {
                return Ok(config);
            }
        }
        Err(faults)
    }
}
