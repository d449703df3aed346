//! The records on the device: one JSON list, oldest first.

use super::record::{Record, VERSION};
use crate::json::Value;

/// How far ahead of the clock a record may be before it is not believed: an hour, in ms. Clocks are set back by seconds all the time.
const AHEAD: f64 = 3_600_000.0;

/// Why stored text is not a history. It is then treated as absent, and kept aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Cut, damaged, or written by someone else.
    Corrupt,
    /// Written by a newer version.
    Newer,
    /// Given at a time that has not come.
    Future,
}

impl Unreadable {
    /// The note for the page.
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Corrupt => "record-unreadable",
            Self::Newer => "record-newer",
            Self::Future => "record-future",
        }
    }
}

/// All records, oldest first; the newest is the one that counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History(pub Vec<Record>);

impl History {
    /// Reads stored text at time `now`.
    ///
    /// # Errors
    /// One record that cannot be trusted spoils the list: an older one must never take its place.
    pub fn parse(text: &str, now: f64) -> Result<Self, Unreadable> {
        let value = Value::parse(text).map_err(|_| Unreadable::Corrupt)?;
        let Value::Array(items) = value else { return Err(Unreadable::Corrupt) };
        let mut records = Vec::with_capacity(items.len());
        for item in &items {
            match item.get("v").and_then(Value::as_number) {
                Some(version) if version > VERSION => return Err(Unreadable::Newer),
                Some(VERSION) => {}
                _ => return Err(Unreadable::Corrupt),
            }
            let record = Record::from_value(item).ok_or(Unreadable::Corrupt)?;
            if record.time > now + AHEAD || record.purposes.iter().any(|choice| choice.time > now + AHEAD) {
                return Err(Unreadable::Future);
            }
            records.push(record);
        }
        Ok(Self(records))
    }

    /// The record that counts.
    #[must_use]
    pub fn newest(&self) -> Option<&Record> {
        self.0.last()
    }

    /// Adds a record, and drops the oldest beyond `most`.
    pub fn append(&mut self, record: Record, most: usize) {
        self.0.push(record);
        let surplus = self.0.len().saturating_sub(most.max(1));
        self.0.drain(..surplus);
    }

    /// The text to store.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::Array(self.0.iter().map(Record::to_value).collect())
    }
}
