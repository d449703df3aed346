//! The site owner's one JSON file: read, checked, typed.

mod check;
mod duration;
mod fault;
#[cfg(feature = "schema")]
mod json_schema;
mod lexical;
mod model;
mod schema;

pub use duration::{Duration, Unit};
pub use fault::{Fault, FaultCode, Faults};
#[cfg(feature = "schema")]
pub use json_schema::json_schema;
pub(crate) use lexical::Form;
pub use lexical::is_region;
pub use model::{Basis, Config, Controller, Item, ItemKind, Lifetimes, Localized, Look, Purpose, Vendor};
pub use schema::LANGUAGES;
pub(crate) use schema::{Shape, may, must};

use crate::json::Value;

/// Reads the text of a configuration file, before [`Config::read`].
///
/// # Errors
/// The one fault of a text that is not JSON.
pub fn parse(text: &str) -> Result<Value, Faults> {
    #[cfg(feature = "explain")]
    return Value::parse(text).map_err(|error| vec![fault::syntax(text, error)]);
    #[cfg(not(feature = "explain"))]
    Value::parse(text).map_err(|_| ())
}

impl<'a> Config<'a> {
    /// Checks a configuration. What it returns are views into `value`.
    ///
    /// # Errors
    /// Every fault that it has, in its own order. Without the feature `explain` there is no list.
    pub fn read(value: &'a Value) -> Result<Self, Faults> {
        let mut report = fault::Report::default();
        schema::CONFIG.check(value, &mut report);
        let config = Self::of(value);
        // A part of the wrong shape does not keep the rest from being checked.
        #[cfg(feature = "explain")]
        {
            let shape = report.count();
            check::check(&config, &mut report);
            report.drop_consequences(shape);
        }
        #[cfg(not(feature = "explain"))]
        if report.is_clean() {
            check::check(&config, &mut report);
        }
        if report.is_clean() {
            return Ok(config);
        }
        Err(report.into_faults())
    }
}
