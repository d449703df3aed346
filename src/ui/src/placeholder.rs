//! What stands where a held frame or video is.

use crate::layer::setting;
use crate::node::Node;
use crate::tree::{Tree, leaf, open};
use crate::words::{Words, fill};
use confidant_core::snapshot::Snapshot;

/// Who it is, what loading it shares, and two ways to load it. `purpose` is one or more ids, separated by spaces; `vendor` an
/// id, or any name where the configuration has none, or nothing.
#[must_use]
pub fn placeholder(words: &Words, snapshot: &Snapshot<'_>, purpose: &str, vendor: &str) -> Node {
    let config = snapshot.config;
    let known = config.vendor(vendor);
    let purposes: Vec<_> = purpose
        .split(' ')
        .filter_map(|id| config.purpose(id))
        .map(|purpose| purpose.name().get(snapshot.language))
        .collect();
    let purposes = purposes.join(", ");
    let name = known.map_or(vendor, |vendor| vendor.name());
    let name = if name.is_empty() { &purposes } else { name };

    let mut tree = Tree::default();
    open!(tree, "confidant-held", "data-nosnippet" = "");
    setting(&mut tree, snapshot.language, snapshot.config.look());
    open!(tree, "template", "shadowrootmode" = "open");
    open!(tree, "div", "part" = "held", "role" = "group", "aria-labelledby" = "title").attr("lang", snapshot.language);
    leaf!(tree, "p", "id" = "title"; &fill(words.get("held"), &[("vendor", name)]));
    open!(tree, "p", "part" = "text");
    let key = if known.is_some() { "held-why" } else { "held-why-unknown" };
    let country = known.map_or("", |vendor| vendor.country());
    tree.fill(words.get(key), &[("vendor", name), ("country", country), ("purposes", &purposes)]);
    tree.close();
    open!(tree, "div", "part" = "actions");
    for control in ["once", "always"] {
        open!(tree, "button", "part" = "button", "type" = "button").attr("data-confidant", control);
        tree.text(&fill(words.get(control), &[("vendor", name)])).close();
    }
    tree.finish()
}
