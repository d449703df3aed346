//! The switches of the preference centre. None is on before somebody has answered, the browser's signal aside.

use crate::layer::purposes_of;
use crate::tree::{Tree, leaf, open};
use crate::words::{Words, fill};
use confidant_core::config::{Basis, Purpose, Vendor};
use confidant_core::jurisdiction::Regime;
use confidant_core::snapshot::Snapshot;

/// What a switch says, what it does, and how it stands.
struct Switch {
    /// Key of its words: `allow`, `object` or `opt-out`.
    says: &'static str,
    on: bool,
}

/// Puts the switch of a purpose, or the word that there is none.
pub(crate) fn purpose(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, purpose: &Purpose<'_>, granted: bool) {
    let name = purpose.name().get(snapshot.language);
    if !purpose.basis.is_choice() {
        leaf!(tree, "span", "class" = "fixed"; words.panel("necessary"));
        return;
    }
    let refused = || {
        snapshot.record.is_some_and(|record| {
            record.control().is_blanket_refusal() || record.purpose(purpose.id).is_some_and(|choice| !choice.granted())
        })
    };
    let object = purpose.basis == Basis::LegitimateInterest;
    let objected = || !granted && (refused() || (purpose.sale && snapshot.gpc));
    put(tree, words, name, switch(snapshot, object, granted, objected));
    tree.attr("data-confidant-purpose", purpose.id).close().close();
}

/// Puts the switch of a vendor, or the word that there is none.
pub(crate) fn vendor(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, vendor: &Vendor<'_>, running: bool) {
    let config = snapshot.config;
    if config.is_necessary(vendor) {
        leaf!(tree, "span", "class" = "fixed"; words.panel("necessary"));
        return;
    }
    let blanket = snapshot.record.is_some_and(|record| record.control().is_blanket_refusal());
    let choice = snapshot.record.and_then(|record| record.vendor(vendor.id));
    let object = purposes_of(config, vendor).all(|purpose| purpose.basis == Basis::LegitimateInterest);
    // What was chosen, even while no purpose lets it run; what has been added to the vendor since was not chosen.
    let chosen =
        choice.is_some_and(|choice| choice.granted() && vendor.purposes().all(|purpose| choice.knows(purpose)));
    let refused = choice.is_some_and(|choice| !choice.granted());
    put(tree, words, vendor.name(), switch(snapshot, object, running || chosen, || blanket || refused));
    tree.attr("data-confidant-vendor", vendor.id)
        .attr("data-purposes", &vendor.purposes().collect::<Vec<_>>().join(" "));
    if refused && !blanket {
        tree.attr("data-touched", "");
    }
    tree.close().close();
}

fn switch(snapshot: &Snapshot<'_>, object: bool, granted: bool, objected: impl FnOnce() -> bool) -> Switch {
    match (snapshot.jurisdiction.regime, object) {
        (Regime::OptIn, false) => Switch { says: "allow", on: granted },
        (Regime::OptIn, true) => Switch { says: "object", on: objected() },
        _ => Switch { says: "opt-out", on: !granted },
    }
}

/// Opens a label and, in it, the switch, which stays open for the attributes that name its subject.
fn put(tree: &mut Tree, words: &Words, name: &str, switch: Switch) {
    let short = match switch.says {
        "allow" => "allow-short",
        "object" => "object-short",
        _ => "opt-out-short",
    };
    open!(tree, "label", "part" = "switch");
    leaf!(tree, "span"; words.panel(short));
    open!(tree, "input", "type" = "checkbox", "role" = "switch");
    tree.attr("aria-label", &fill(words.panel(switch.says), &[("name", name)]));
    tree.attr("data-grants", if switch.says == "allow" { "true" } else { "false" });
    if switch.on {
        tree.attr("checked", "");
    }
}
