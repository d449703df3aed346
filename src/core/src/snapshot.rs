//! What holds now, as the page sees it.

use crate::config::Config;
use crate::consent::{Judgement, Record};
use crate::json::Value;
use crate::jurisdiction::Jurisdiction;

/// What holds now.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The language that was chosen.
    pub language: &'a str,
    /// What applies.
    pub jurisdiction: &'a Jurisdiction,
    /// Global Privacy Control.
    pub gpc: bool,
    /// The newest record.
    pub record: Option<&'a Record>,
    /// What follows from it.
    pub judgement: &'a Judgement,
    /// Whether the record is kept for the next page.
    pub stored: bool,
}

impl Snapshot<'_> {
    /// As it crosses the boundary.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let config = self.config;
        let purposes = config.purposes.iter().map(|purpose| &purpose.id).zip(&self.judgement.purposes);
        let vendors = config.vendors.iter().map(|vendor| &vendor.id).zip(&self.judgement.vendors);
        let number = |number: Option<f64>| number.map_or(Value::Null, Value::Number);
        Value::object([
            ("id", self.record.map(|record| record.id.as_str()).into()),
            ("time", number(self.record.map(|record| record.time))),
            ("until", number(self.record.and(self.judgement.until))),
            ("answered", self.record.is_some().into()),
            ("stored", self.stored.into()),
            ("language", self.language.into()),
            ("revision", f64::from(config.revision).into()),
            ("regime", self.jurisdiction.regime.as_str().into()),
            ("jurisdiction", self.jurisdiction.region.as_deref().into()),
            ("source", self.jurisdiction.source.as_str().into()),
            ("gpc", self.gpc.into()),
            ("purposes", switches(purposes)),
            ("vendors", switches(vendors)),
        ])
    }
}

fn switches<'a>(entries: impl Iterator<Item = (&'a String, &'a bool)>) -> Value {
    Value::Object(entries.map(|(id, granted)| (id.clone(), Value::Bool(*granted))).collect())
}
