//! From the newest record to what holds now, and whether to ask again. One pure function.

use super::digest::text_digest;
use super::record::{Choice, Control, Record};
use crate::config::{Config, Duration, Purpose};
use crate::jurisdiction::{Jurisdiction, Regime};

/// What a judgement depends on besides configuration and record.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// ms since 1970.
    pub now: f64,
    /// Whether Global Privacy Control is on.
    pub gpc: bool,
    /// What applies here.
    pub jurisdiction: &'a Jurisdiction,
}

/// Why a visitor is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nobody has asked about this purpose. Also when storage was lost.
    NewPurpose,
    /// A vendor, or a vendor's purpose, nobody has asked about.
    NewVendor,
    /// Someone else is responsible now.
    ControllerChanged,
    /// Another legal basis.
    BasisChanged,
    /// A text was revised.
    TextChanged,
    /// The answer was given under a weaker regime.
    RegimeChanged,
    /// The answer is too old.
    Expired,
}

/// What holds now. The lists are parallel to those of the configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// For each purpose, whether it may run.
    pub purposes: Vec<bool>,
    /// For each vendor, whether it may take part, in at least one of its purposes.
    pub vendors: Vec<bool>,
    /// Why to ask; empty when there is nothing to ask.
    pub reasons: Vec<Reason>,
    /// Until when this holds while nothing else changes, ms since 1970. `None` when no time changes it.
    pub until: Option<f64>,
}

/// Judges a record, or the lack of one.
///
/// A yes holds only while it is what was asked: same controller, legal basis, text and at least as strict a regime, and not
/// expired. A no holds until another answer. A refused purpose is not asked again before the cooldown is over, whatever has
/// changed; after a refusal of everything, or where the browser's signal was the answer, nothing is.
#[must_use]
pub fn judge(config: &Config<'_>, record: Option<Record<'_>>, at: Circumstances<'_>) -> Judgement {
    let regime = at.jurisdiction.regime;
    let cooldown = Duration::months(at.jurisdiction.cooldown_months()).at_least();
    let blanket = record.filter(|record| record.control().is_blanket_refusal());
    let quiet = record.filter(|record| blanket.is_some() || record.control() == Control::Signal).map(Record::time);
    let mut reasons = Vec::new();
    let mut ends = Vec::new();
    let mut ask =
        |reason: Reason, refused_at: Option<f64>, ends: &mut Vec<f64>| match refused_at.map(|time| time + cooldown) {
            Some(end) if at.now < end => ends.push(end),
            _ if regime != Regime::Notice => reasons.push(reason),
            _ => {}
        };

    let mut purposes = Vec::with_capacity(config.purposes.len());
    for purpose in &config.purposes {
        if !purpose.basis.is_choice() {
            purposes.push(true);
            continue;
        }
        let choice = record.and_then(|record| record.purpose(purpose.id));
        let stale = record
            .zip(choice)
            .map_or(Some(Reason::NewPurpose), |(record, choice)| stale(config, purpose, record, choice, at));
        let refused = choice.filter(|choice| !choice.granted());
        let stands = choice.is_some_and(Choice::granted) && stale.is_none();
        let signalled = purpose.sale && at.gpc;
        let overridden = signalled && !(stands && choice.is_some_and(Choice::gpc));
        let unanswered = regime != Regime::OptIn && refused.is_none() && blanket.is_none();
        purposes.push((stands || unanswered) && !overridden);
        match (stale, choice) {
            (None, Some(choice)) => ends.push(choice.time() + lifetime(config, choice)),
            (Some(reason), _) => ask(reason, refused.map(Choice::time).or(quiet), &mut ends),
            (None, None) => {}
        }
    }

    let mut vendors = Vec::with_capacity(config.vendors.len());
    for vendor in &config.vendors {
        let choice = record.and_then(|record| record.vendor(vendor.id));
        vendors.push(if !vendor.purposes().any(|id| config.runs(id, &purposes)) {
            false
        } else if config.is_necessary(vendor) {
            true
        } else {
            match choice {
                Some(choice) if !choice.granted() => false,
                Some(choice) if vendor.purposes().all(|id| choice.knows(id)) => true,
                _ => {
                    ask(Reason::NewVendor, quiet, &mut ends);
                    regime != Regime::OptIn && blanket.is_none()
                }
            }
        });
    }
    let mut until = None;
    for end in ends {
        if end > at.now && until.is_none_or(|until| end < until) {
            until = Some(end);
        }
    }
    Judgement { purposes, vendors, reasons, until }
}

fn lifetime(config: &Config<'_>, choice: Choice<'_>) -> f64 {
    if choice.granted() { config.lifetimes().consent.at_most() } else { config.lifetimes().refusal.at_least() }
}

fn stale(
    config: &Config<'_>,
    purpose: &Purpose<'_>,
    record: Record<'_>,
    choice: Choice<'_>,
    at: Circumstances<'_>,
) -> Option<Reason> {
    let shown = || text_digest(purpose.name().get(record.language()), purpose.text().get(record.language()));
    if record.controller() != config.controller().name {
        Some(Reason::ControllerChanged)
    } else if choice.basis() != purpose.basis.as_str() {
        Some(Reason::BasisChanged)
    } else if config.revision() != record.revision() && choice.text() != shown() {
        Some(Reason::TextChanged)
    } else if choice.granted() && record.regime() > at.jurisdiction.regime {
        Some(Reason::RegimeChanged)
    } else if at.now >= choice.time() + lifetime(config, choice) {
        Some(Reason::Expired)
    } else {
        None
    }
}
