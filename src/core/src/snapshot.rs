//! What holds now, as the page sees it.

use crate::config::Config;
use crate::consent::{Judgement, Record};
use crate::json::Value;
use crate::jurisdiction::Jurisdiction;

/// What holds now.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The configuration.
    pub config: &'a Config<'a>,
    /// The language that was chosen.
    pub language: &'a str,
    /// What applies.
    pub jurisdiction: &'a Jurisdiction,
    /// Global Privacy Control.
    pub gpc: bool,
    /// The newest record.
    pub record: Option<Record<'a>>,
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
        let purposes = config.purposes.iter().map(|purpose| purpose.id).zip(&self.judgement.purposes);
        let vendors = config.vendors.iter().map(|vendor| vendor.id).zip(&self.judgement.vendors);
        Value::object()
            .with("id", self.record.map(Record::id))
            .with("time", self.record.map(Record::time))
            .with("until", self.record.and(self.judgement.until))
            .with("answered", self.record.is_some())
            .with("stored", self.stored)
            .with("language", self.language)
            .with("revision", config.revision())
            .with("regime", self.jurisdiction.regime.as_str())
            .with("jurisdiction", self.jurisdiction.region.as_deref())
            .with("source", self.jurisdiction.source.as_str())
            .with("gpc", self.gpc)
            .with("purposes", switches(purposes))
            .with("vendors", switches(vendors))
    }
}

fn switches<'a>(entries: impl Iterator<Item = (&'a str, &'a bool)>) -> Value {
    Value::Object(entries.map(|(id, granted)| (id.to_owned(), Value::Bool(*granted))).collect())
}
