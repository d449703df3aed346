//! From an action to a record.

use super::digest::text_digest;
use super::judge::{Circumstances, Judgement};
use super::record::{Control, Layer, Record, VERSION};
use crate::config::Config;
use crate::failure::Failure;
use crate::json::{Members, Value};

/// What a visitor, or a page, asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The control.
    pub control: Control,
    /// Where it was.
    pub layer: Layer,
    /// Purposes switched, for [`Control::Save`]. Others stay as they were.
    pub purposes: Vec<(String, bool)>,
    /// Vendors switched. Others stay as they were, or follow their purposes where nobody has chosen.
    pub vendors: Vec<(String, bool)>,
}

impl Action {
    /// An action without switches.
    #[must_use]
    pub fn new(control: Control, layer: Layer) -> Self {
        Self { control, layer, purposes: Vec::new(), vendors: Vec::new() }
    }

    /// Reads `{"control","layer","purposes"?,"vendors"?}`.
    ///
    /// # Errors
    /// [`Failure::BadCall`]; the browser's signal is not an action.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let read = || {
            let value = Value::parse(text).ok()?;
            let word = |key| value.get(key).and_then(Value::as_str);
            Some(Self {
                control: Control::parse(word("control")?).filter(|control| *control != Control::Signal)?,
                layer: Layer::parse(word("layer")?).filter(|layer| *layer != Layer::Browser)?,
                purposes: switches(value.get("purposes"))?,
                vendors: switches(value.get("vendors"))?,
            })
        };
        read().ok_or(Failure::BadCall)
    }
}

fn switches(value: Option<&Value>) -> Option<Vec<(String, bool)>> {
    let mut switches = Vec::new();
    for (id, on) in value.map_or(&[][..], Value::members) {
        switches.push((id.clone(), on.as_bool()?));
    }
    Some(switches)
}

/// What a record says besides its choices.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) id: String,
    pub(crate) digest: String,
    pub(crate) language: &'a str,
}

fn switched(list: &[(String, bool)], id: &str) -> Option<bool> {
    list.iter().find(|(name, _)| name == id).map(|(_, on)| *on)
}

/// Makes the record of an action, on top of the `last` one, which `judged` says what is left of.
///
/// `trusted` says that a visitor is behind it. Without, only what takes away is done, and no earlier yes is renewed.
///
/// # Errors
/// [`Failure::UnknownId`], [`Failure::NeedsUserActivation`]
pub(crate) fn decide(
    config: &Config<'_>,
    last: Option<Record<'_>>,
    judged: &Judgement,
    at: Circumstances<'_>,
    action: &Action,
    trusted: bool,
    asked: &Asked<'_>,
) -> Result<Value, Failure> {
    for (id, _) in &action.purposes {
        config.purpose(id).ok_or_else(|| Failure::UnknownId("purposes.".to_owned() + id))?;
    }
    for (id, _) in &action.vendors {
        config.vendor(id).ok_or_else(|| Failure::UnknownId("vendors.".to_owned() + id))?;
    }
    let mut grants = action.control == Control::Accept;
    let mut purposes = Vec::new();
    for (purpose, running) in config.purposes.iter().zip(&judged.purposes) {
        if !purpose.basis.is_choice() {
            continue;
        }
        let before = last.and_then(|record| record.purpose(purpose.id)).filter(|choice| choice.granted() == *running);
        let signalled = purpose.sale && at.gpc;
        let wanted = match action.control {
            Control::Accept => Some(!signalled || (*running && before.is_some_and(|choice| choice.gpc()))),
            Control::Reject | Control::Withdraw => Some(false),
            Control::Save => switched(&action.purposes, purpose.id),
            Control::Signal => signalled.then_some(false),
        };
        let (granted, time, gpc) = match (wanted, before) {
            // Untouched, or repeated by nobody: the earlier answer and its time stand.
            (None, Some(choice)) => (choice.granted(), choice.time(), choice.gpc()),
            (Some(true), Some(choice)) if choice.granted() && !trusted => (true, choice.time(), choice.gpc()),
            (Some(granted), _) => {
                grants |= granted;
                (granted, at.now, at.gpc)
            }
            (None, None) => continue,
        };
        let (name, text) = (purpose.name().get(asked.language), purpose.text().get(asked.language));
        let mut out = Members::default();
        out.text("id", purpose.id);
        out.flag("granted", granted);
        out.text("basis", purpose.basis.as_str());
        out.text("text", &text_digest(name, text));
        out.number("time", Some(time));
        out.flag("gpc", gpc);
        purposes.push(out.value());
    }
    let mut vendors = Vec::new();
    for vendor in config.vendors.iter().filter(|vendor| !config.is_necessary(vendor)) {
        let before = last.and_then(|record| record.vendor(vendor.id)).filter(|choice| {
            let known = vendor.purposes().all(|id| choice.knows(id));
            let all_at_once = last.is_some_and(|record| record.control().is_blanket_refusal());
            if choice.granted() { known } else { !all_at_once }
        });
        // A vendor nobody has chosen about follows the purposes that are switched on now.
        let follows = || {
            let switched_on = vendor.purposes().any(|id| switched(&action.purposes, id) == Some(true));
            (trusted && switched_on && action.layer != Layer::Placeholder).then_some(true)
        };
        let granted = match action.control {
            Control::Accept => Some(true),
            Control::Reject | Control::Withdraw => Some(false),
            Control::Save | Control::Signal => {
                switched(&action.vendors, vendor.id).or(before.map(|choice| choice.granted())).or_else(follows)
            }
        };
        if let Some(granted) = granted {
            grants |= granted && !before.is_some_and(|choice| choice.granted());
            let mut out = Members::default();
            out.text("id", vendor.id);
            out.flag("granted", granted);
            out.list("purposes", vendor.purpose_ids().items());
            vendors.push(out.value());
        }
    }
    if grants && !trusted {
        return Err(Failure::NeedsUserActivation);
    }
    let mut out = Members::default();
    out.number("v", Some(VERSION));
    out.text("id", &asked.id);
    out.number("time", Some(at.now));
    out.number("revision", Some(config.revision()));
    out.text("digest", &asked.digest);
    out.text("controller", config.controller().name);
    out.text("language", asked.language);
    out.list("purposes", &purposes);
    out.list("vendors", &vendors);
    out.text("control", action.control.as_str());
    out.text("layer", action.layer.as_str());
    out.text("regime", at.jurisdiction.regime.as_str());
    out.text("source", at.jurisdiction.source.as_str());
    out.flag("gpc", at.gpc);
    if let Some(region) = &at.jurisdiction.region {
        out.text("jurisdiction", region);
    }
    if let Some(last) = last {
        out.text("previous", last.id());
    }
    Ok(out.value())
}
