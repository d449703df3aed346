//! The preference centre: each purpose with what, why and who, each vendor, the record.

use crate::facts;
use crate::layer::{count, setting, signal};
use crate::node::Node;
use crate::reopen::is_honored;
use crate::switch;
use crate::text;
use crate::tree::{Tree, leaf, open};
use crate::words::{Words, fill};
use confidant_core::config::{Basis, Purpose, Vendor};
use confidant_core::consent::{Control, History, Record};
use confidant_core::jurisdiction::Regime;
use confidant_core::snapshot::Snapshot;

/// Up to so many vendors are named with a purpose; more are counted.
const NAMED: usize = 8;

/// The preference centre as a `<dialog>`. Its list of vendors is empty: [`vendors`](crate::vendors()) gives the rows, and
/// `data-count` says how many there are. `data-asked` says that every switch is part of the answer, touched or not.
#[must_use]
pub fn panel(words: &Words, snapshot: &Snapshot<'_>, history: &History) -> Node {
    let Snapshot { config, judgement, .. } = *snapshot;
    let controller = config.controller();
    let by = [("controller", controller.name)];
    let mut tree = Tree::default();
    open!(tree, "dialog", "part" = "panel", "aria-labelledby" = "confidant-heading");
    setting(&mut tree, snapshot.language, snapshot.config.look());
    if !judgement.reasons.is_empty() {
        tree.attr("data-asked", "");
    }

    // Neither is a landmark of the page.
    open!(tree, "header", "role" = "presentation");
    leaf!(tree, "h2", "id" = "confidant-heading", "tabindex" = "-1", "autofocus" = ""; words.panel("heading"));
    open!(tree, "button", "part" = "close", "type" = "button", "data-confidant" = "close")
        .attr("aria-label", words.panel("close"));
    tree.close().close();

    open!(tree, "div", "part" = "content");
    let lead = if snapshot.jurisdiction.regime == Regime::OptIn { "lead" } else { "lead-opt-out" };
    leaf!(tree, "p", "class" = "lead"; &fill(words.panel(lead), &by));
    let signal = signal(words, snapshot);
    if !signal.is_empty() {
        open!(tree, "p", "part" = "signal");
        if is_honored(snapshot) {
            leaf!(tree, "strong"; words.panel("gpc-honored"));
            tree.text(" ");
        }
        tree.text(signal).close();
    }
    if !snapshot.stored {
        leaf!(tree, "p", "class" = "note"; words.panel("unsaved"));
    }

    open!(tree, "section", "aria-labelledby" = "confidant-purposes");
    leaf!(tree, "h3", "id" = "confidant-purposes"; words.panel("purposes"));
    for (purpose, granted) in config.purposes.iter().zip(&judgement.purposes) {
        entry(&mut tree, words, snapshot, purpose, *granted);
    }
    tree.close();

    if !config.vendors.is_empty() {
        open!(tree, "section", "aria-labelledby" = "confidant-vendors");
        let number = facts::decimal(config.vendors.len());
        open!(tree, "h3", "id" = "confidant-vendors").text(words.panel("vendors")).text(" ");
        leaf!(tree, "small"; &number);
        tree.close();
        open!(tree, "div", "part" = "vendors", "role" = "list").attr("data-count", &number).close().close();
    }

    open!(tree, "section", "aria-labelledby" = "confidant-record");
    leaf!(tree, "h3", "id" = "confidant-record"; words.panel("record"));
    record(&mut tree, words, snapshot, history);
    open!(tree, "p", "class" = "run");
    text::link(&mut tree, &fill(words.panel("policy"), &by), controller.policy);
    tree.close();
    open!(tree, "p");
    contact(&mut tree, words, controller.contact);
    tree.close().close().close();

    open!(tree, "footer", "role" = "presentation");
    open!(tree, "p", "part" = "changed", "role" = "status").attr("data-text", words.panel("changed")).close();
    let granted = config.purposes.iter().zip(&judgement.purposes).any(|(p, granted)| *granted && p.basis.is_choice());
    let refuse = if granted && snapshot.record.is_some() { "withdraw" } else { "reject" };
    for control in [refuse, "accept", "save"] {
        open!(tree, "button", "part" = "button", "type" = "button")
            .attr("data-confidant", control)
            .text(words.panel(control))
            .close();
    }
    tree.finish()
}

fn entry(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, purpose: &Purpose<'_>, granted: bool) {
    let Snapshot { config, language, .. } = *snapshot;
    open!(tree, "div", "part" = "purpose");
    leaf!(tree, "h4"; purpose.name().get(language));
    switch::purpose(tree, words, snapshot, purpose, granted);
    open!(tree, "p");
    text::inline(tree, purpose.text().get(language));
    tree.close();
    open!(tree, "dl");
    fact(tree, words, "basis", |tree| {
        tree.text(words.panel(match purpose.basis {
            Basis::Consent => "basis-consent",
            Basis::LegitimateInterest => "basis-legitimate-interest",
            Basis::Necessary => "basis-necessary",
        }));
    });
    if let Some(justification) = &purpose.justification() {
        fact(tree, words, "necessary-why", |tree| text::inline(tree, justification.get(language)));
    }
    fact(tree, words, "retention", |tree| facts::duration(tree, words, purpose.retention()));
    fact(tree, words, "used-by", |tree| {
        let takes_part = |vendor: &&Vendor| vendor.purposes().any(|id| id == purpose.id);
        let names: Vec<_> = config.vendors.iter().filter(takes_part).map(|vendor| vendor.name()).collect();
        match names.len() {
            0 => tree.fill(words.panel("nobody-else"), &[("controller", config.controller().name)]),
            1..=NAMED => _ = tree.text(&names.join(", ")),
            number => _ = tree.text(&count(words, number)),
        }
    });
    tree.close().close();
}

/// A term of a list, and what it is.
pub(crate) fn fact(tree: &mut Tree, words: &Words, key: &str, write: impl FnOnce(&mut Tree)) {
    open!(tree, "div");
    leaf!(tree, "dt"; words.panel(key));
    open!(tree, "dd");
    write(tree);
    tree.close().close();
}

fn record(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, history: &History) {
    let Some(record) = snapshot.record else {
        leaf!(tree, "p"; words.panel("record-none"));
        return;
    };
    open!(tree, "p");
    let date = facts::iso(record.time());
    match snapshot.judgement.until {
        Some(until) => tree.fill(words.panel("record-now"), &[("date", &date), ("until", &facts::iso(until))]),
        None => facts::instant(tree, &date),
    }
    tree.close();
    open!(tree, "dl");
    for (purpose, granted) in snapshot.config.purposes.iter().zip(&snapshot.judgement.purposes) {
        if purpose.basis.is_choice() {
            open!(tree, "div");
            leaf!(tree, "dt"; purpose.name().get(snapshot.language));
            leaf!(tree, "dd"; words.panel(if *granted { "allowed" } else { "refused" }));
            tree.close();
        }
    }
    fact(tree, words, "record-id", |tree| _ = leaf!(tree, "code"; record.id()));
    tree.close();
    let earlier = || history.records().rev().filter(|other| other.id() != record.id());
    if earlier().next().is_some() {
        open!(tree, "details");
        leaf!(tree, "summary"; words.panel("history"));
        open!(tree, "ol", "reversed" = "");
        earlier().for_each(|record| line(tree, words, record));
        tree.close().close();
    }
}

fn line(tree: &mut Tree, words: &Words, record: Record<'_>) {
    open!(tree, "li");
    facts::instant(tree, &facts::iso(record.time()));
    tree.text(" ");
    leaf!(tree, "span"; words.panel(match record.control() {
        Control::Accept => "made-accept",
        Control::Reject => "made-reject",
        Control::Save => "made-save",
        Control::Withdraw => "made-withdraw",
        Control::Signal => "made-signal",
    }));
    tree.close();
}

/// “Questions? Write to …”, the address a link.
fn contact(tree: &mut Tree, words: &Words, address: &str) {
    let sentence = words.panel("contact");
    let (before, after) = sentence.split_once("{contact}").unwrap_or((sentence, ""));
    tree.text(before);
    let href = if address.contains("://") || address.starts_with('/') {
        address.to_owned()
    } else {
        ["mailto:", address].concat()
    };
    text::link(tree, address, &href);
    tree.text(after);
}
