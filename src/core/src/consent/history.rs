//! The records on the device: one JSON list, oldest first.

use super::record::{RECORD, Record, VERSION};
use crate::json::{Value, write_list};

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
pub struct History(Vec<Value>);

impl History {
    /// Reads stored text at time `now`.
    ///
    /// # Errors
    /// One record that cannot be trusted spoils the list: an older one must never take its place.
    pub fn parse(text: &str, now: f64) -> Result<Self, Unreadable> {
        let Ok(Value::Array(items)) = Value::parse(text) else { return Err(Unreadable::Corrupt) };
        for item in &items {
            if item.number("v").is_some_and(|version| version > VERSION) {
                return Err(Unreadable::Newer);
            }
            if !RECORD.holds(item) {
                return Err(Unreadable::Corrupt);
            }
            let record = Record(item);
            if record.time() > now + AHEAD || record.purposes().any(|choice| choice.time() > now + AHEAD) {
                return Err(Unreadable::Future);
            }
        }
        Ok(Self(items))
    }

    /// The record that counts.
    #[must_use]
    pub fn newest(&self) -> Option<Record<'_>> {
        self.0.last().map(Record)
    }

    /// Oldest first.
    pub fn records(&self) -> impl DoubleEndedIterator<Item = Record<'_>> + ExactSizeIterator {
        self.0.iter().map(Record)
    }

    /// Adds a record, and drops the oldest beyond `most`.
    pub(crate) fn append(&mut self, record: Value, most: usize) {
        self.0.push(record);
        while self.0.len() > most.max(1) {
            self.0.remove(0);
        }
    }

    /// The text to store: all of them, or the newest alone where there is no room.
    #[must_use]
    pub fn to_json(&self, newest_alone: bool) -> String {
        let from = if newest_alone { self.0.len().saturating_sub(1) } else { 0 };
        let mut out = String::new();
        write_list(&self.0[from..], &mut out);
        out
    }
}
