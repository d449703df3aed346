//! The first layer: who asks, what for, how many take part, and three answers.

use crate::facts::decimal;
use crate::node::Node;
use crate::text;
use crate::tree::{Tree, leaf, open, slot};
use crate::words::{Words, fill};
use confidant_core::config::{Config, Look, Purpose, Vendor};
use confidant_core::jurisdiction::Regime;
use confidant_core::snapshot::Snapshot;

/// The first layer as `<confidant-ui>`: its frame in the shadow root, every word and button a child of the element itself.
#[must_use]
pub fn layer(words: &Words, snapshot: &Snapshot<'_>) -> Node {
    let Snapshot { config, language, .. } = *snapshot;
    let own = |key| config.own_text(language, key);
    let (look, controller) = (config.look(), config.controller());
    let dialog = look.layout == "dialog";
    let vendors = vendor_count(words, config);
    let mut tree = Tree::default();

    host(&mut tree, language, look, look.layout);
    // The heading is the name that is read out. This one is for audit tools, which search for the word.
    tree.attr("aria-label", "Consent");
    if dialog {
        tree.attr("role", "dialog").attr("aria-modal", "true").attr("tabindex", "-1");
    } else {
        tree.attr("role", "region");
    }
    open!(tree, "template", "shadowrootmode" = "open");
    if dialog {
        open!(tree, "div", "part" = "scrim").close();
    }
    frame(&mut tree, language);
    slot!(tree, "div", "class" = "title"; "title");
    slot!(tree, "p"; "text");
    open!(tree, "ul", "class" = "run").attr("aria-label", words.get("purposes"));
    tree.nest(r#"["slot",{"name":"purpose"}]"#).close();
    let signal = signal(words, snapshot);
    if !signal.is_empty() || !snapshot.stored {
        slot!(tree, "p", "class" = "note"; "note");
    }
    if own("title").or(own("text")).is_some() {
        slot!(tree, "p", "class" = "about"; "about");
    }
    tree.close().nest(ANSWERS).close().close();

    let title = fill(words.get("title"), &[("controller", controller.name)]);
    leaf!(tree, "h2", "slot" = "title", "id" = "confidant-title", "data-nosnippet" = ""; own("title").unwrap_or(&title));
    let key = match (snapshot.jurisdiction.regime, vendors.is_empty()) {
        (Regime::OptIn, false) => "opt-in",
        (Regime::OptIn, true) => "opt-in-alone",
        (_, false) => "opt-out",
        (_, true) => "opt-out-alone",
    };
    text::slotted(&mut tree, own("text").unwrap_or(&fill(words.get(key), &[("vendors", &vendors)])));
    leaf!(tree, "span", "slot" = "text"; " ");
    open!(tree, "a", "slot" = "text").attr("href", controller.policy).text(words.get("policy")).close();
    for purpose in config.purposes.iter().filter(|purpose| purpose.basis.is_choice()) {
        leaf!(tree, "li", "slot" = "purpose", "data-nosnippet" = ""; purpose.name().get(language));
    }
    let unsaved = if snapshot.stored { "" } else { words.get("unsaved") };
    for note in [signal, unsaved] {
        if !note.is_empty() {
            leaf!(tree, "span", "slot" = "note", "data-nosnippet" = ""; note);
        }
    }
    // The owner's own words need not say who asks and how many take part, so this line does.
    for (replaced, fact) in [("title", controller.name), ("text", &vendors)] {
        if own(replaced).is_some() && !fact.is_empty() {
            leaf!(tree, "span", "slot" = "about", "data-nosnippet" = ""; fact);
        }
    }
    answer(&mut tree, "reject", words.get("reject"));
    answer(&mut tree, "accept", words.get("accept"));
    leaf!(tree, "button", "slot" = "choose", "type" = "button", "data-confidant" = "choose"; words.get("choose"));
    tree.finish()
}

/// The place of the answers: two that are alike, and the way to more.
pub(crate) const ANSWERS: &str =
    r#"["div",{"part":"actions"},["div",{"class":"pair"},["slot",{"name":"answer"}]],["slot",{"name":"choose"}]]"#;

/// Opens `<confidant-ui>`.
pub(crate) fn host(tree: &mut Tree, language: &str, look: Look<'_>, layout: &str) {
    open!(tree, "confidant-ui", "aria-labelledby" = "confidant-title", "data-nosnippet" = "")
        .attr("data-layout", layout);
    tree.attr("data-side", look.side);
    setting(tree, language, look);
}

/// Language, direction and theme of the open element.
pub(crate) fn setting(tree: &mut Tree, language: &str, look: Look<'_>) {
    let direction = if matches!(language, "ar" | "he") { "rtl" } else { "ltr" };
    tree.attr("lang", language).attr("dir", direction).attr("data-theme", look.theme);
}

/// Opens the frame and, in it, the place of the words. The style of the element itself resets what its `lang` does to type.
pub(crate) fn frame(tree: &mut Tree, language: &str) {
    open!(tree, "div", "part" = "layer").attr("lang", language);
    open!(tree, "div", "part" = "text");
}

/// One of the answers. They are made here alone, so that none can be made to look better than another.
pub(crate) fn answer(tree: &mut Tree, control: &str, label: &str) {
    open!(tree, "button", "slot" = "answer", "type" = "button").attr("data-confidant", control).text(label).close();
}

/// What the browser's signal means here; empty where there is none, or nothing that it refuses.
pub(crate) fn signal<'a>(words: &'a Words, snapshot: &Snapshot<'_>) -> &'a str {
    let sells = snapshot.config.purposes.iter().any(|purpose| purpose.sale);
    if snapshot.gpc && sells { words.get("gpc") } else { "" }
}

/// “3 partners”; empty when nobody else takes part.
pub(crate) fn vendor_count(words: &Words, config: &Config<'_>) -> String {
    count(words, config.vendors.iter().filter(|vendor| !config.is_necessary(vendor)).count())
}

/// So many partners, in words.
pub(crate) fn count(words: &Words, number: usize) -> String {
    match number {
        0 => String::new(),
        1 => words.get("partner").to_owned(),
        _ => fill(words.get("partners"), &[("n", &decimal(number))]),
    }
}

/// The purposes that a vendor takes part in.
pub(crate) fn purposes_of<'a>(config: &'a Config<'a>, vendor: &'a Vendor<'a>) -> impl Iterator<Item = &'a Purpose<'a>> {
    config.purposes.iter().filter(|purpose| vendor.purpose_ids().lists(purpose.id))
}
