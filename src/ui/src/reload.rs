//! The offer to load the page again, where something that was stopped is still running.

use crate::layer::{ANSWERS, answer, frame, host};
use crate::node::Node;
use crate::tree::{Tree, leaf, open, slot};
use crate::words::Words;
use confidant_core::snapshot::Snapshot;

/// In the same frame as the first layer.
#[must_use]
pub fn reload(words: &Words, snapshot: &Snapshot<'_>) -> Node {
    let mut tree = Tree::default();
    host(&mut tree, snapshot.language, snapshot.config.look(), "box");
    tree.attr("role", "region");
    open!(tree, "template", "shadowrootmode" = "open");
    frame(&mut tree, snapshot.language);
    slot!(tree, "p"; "text");
    tree.close().nest(ANSWERS).close().close();
    leaf!(tree, "span", "slot" = "text", "id" = "confidant-title", "data-nosnippet" = ""; words.get("reload-why"));
    answer(&mut tree, "reload", words.get("reload"));
    answer(&mut tree, "close", words.get("later"));
    tree.finish()
}
