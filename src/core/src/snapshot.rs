//! What holds now, as the page sees it.

use crate::config::Config;
use crate::consent::{Judgement, Record};
use crate::json::Members;
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
    pub fn to_json(&self) -> String {
        let config = self.config;
        let mut out = Members::default();
        match self.record {
            Some(record) => out.text("id", record.id()),
            None => out.json("id", "null"),
        }
        out.number("time", self.record.map(Record::time));
        out.number("until", self.record.and(self.judgement.until));
        out.flag("answered", self.record.is_some());
        out.flag("stored", self.stored);
        out.text("language", self.language);
        out.number("revision", Some(config.revision()));
        out.text("regime", self.jurisdiction.regime.as_str());
        match &self.jurisdiction.region {
            Some(region) => out.text("jurisdiction", region),
            None => out.json("jurisdiction", "null"),
        }
        out.text("source", self.jurisdiction.source.as_str());
        out.flag("gpc", self.gpc);
        let mut purposes = Members::default();
        for (purpose, granted) in config.purposes.iter().zip(&self.judgement.purposes) {
            purposes.flag(purpose.id, *granted);
        }
        out.json("purposes", &purposes.end());
        let mut vendors = Members::default();
        for (vendor, granted) in config.vendors.iter().zip(&self.judgement.vendors) {
            vendors.flag(vendor.id, *granted);
        }
        out.json("vendors", &vendors.end());
        out.end()
    }
}
