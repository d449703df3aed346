//! The offer to load the page again, where something that was stopped is still running.

use crate::layer::{answer, answers, frame, host, slot};
use crate::node::Node;
use crate::tree::Tree;
use crate::words::Words;
use confidant_core::snapshot::Snapshot;

/// In the same frame as the first layer.
#[must_use]
pub fn reload(words: &Words, snapshot: &Snapshot<'_>) -> Node {
    let mut tree = Tree::default();
    host(&mut tree, snapshot, "box");
    tree.attr("role", "region").open("template", "shadowrootmode=open");
    frame(&mut tree, snapshot.language);
    slot(&mut tree, "p", "", "text");
    tree.close();
    answers(&mut tree);
    tree.close();
    tree.leaf("span", "slot=text id=confidant-title data-nosnippet", words.get("reload-why"));
    answer(&mut tree, "reload", words.get("reload"));
    answer(&mut tree, "close", words.get("later"));
    tree.finish()
}
