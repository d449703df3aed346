//! The confirmation of what was decided.

use crate::layer::setting;
use crate::node::Node;
use crate::reopen::is_honored;
use crate::tree::Tree;
use crate::words::Words;
use confidant_core::snapshot::Snapshot;

/// That the choice is saved, or is not, or that the browser's opt-out was honoured (11 CCR §7025(c)(6), §7026(g)).
#[must_use]
pub fn status(words: &Words, snapshot: &Snapshot<'_>) -> Node {
    let mut tree = Tree::default();
    tree.open("div", "part=message");
    setting(&mut tree, snapshot);
    let key = match (snapshot.stored, is_honored(snapshot)) {
        (false, _) => "unsaved",
        (true, true) => "gpc-honored",
        (true, false) => "saved",
    };
    tree.leaf("span", "", words.get(key));
    tree.open("button", "part=close type=button data-confidant=close").attr("aria-label", words.get("close"));
    tree.finish()
}
