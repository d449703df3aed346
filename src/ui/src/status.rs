//! The confirmation of what was decided.

use crate::layer::setting;
use crate::node::Node;
use crate::reopen::is_honored;
use crate::tree::{Tree, leaf, open};
use crate::words::Words;
use confidant_core::snapshot::Snapshot;

/// That the choice is saved, or is not, or that the browser's opt-out was honoured (11 CCR §7025(c)(6), §7026(g)).
#[must_use]
pub fn status(words: &Words, snapshot: &Snapshot<'_>) -> Node {
    let mut tree = Tree::default();
    open!(tree, "div", "part" = "message");
    setting(&mut tree, snapshot.language, snapshot.config.look());
    let key = match (snapshot.stored, is_honored(snapshot)) {
        (false, _) => "unsaved",
        (true, true) => "gpc-honored",
        (true, false) => "saved",
    };
    leaf!(tree, "span"; words.get(key));
    open!(tree, "button", "part" = "close", "type" = "button", "data-confidant" = "close")
        .attr("aria-label", words.get("close"));
    tree.finish()
}
