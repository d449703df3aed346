//! The rows of the preference centre's list of vendors.

use crate::facts;
use crate::layer::purposes_of;
use crate::node::Node;
use crate::panel::fact;
use crate::switch;
use crate::text;
use crate::tree::{Tree, leaf, open};
use crate::words::Words;
use confidant_core::config::{ItemKind, Vendor};
use confidant_core::snapshot::Snapshot;

/// The rows `from..to`, as far as there are so many. The page may leave what is inside `<details>` until it is opened.
#[must_use]
pub fn vendors(words: &Words, snapshot: &Snapshot<'_>, from: usize, to: usize) -> Vec<Node> {
    let rows = snapshot.config.vendors.iter().zip(&snapshot.judgement.vendors);
    rows.take(to).skip(from).map(|(vendor, running)| row(words, snapshot, vendor, *running)).collect()
}

fn row(words: &Words, snapshot: &Snapshot<'_>, vendor: &Vendor<'_>, running: bool) -> Node {
    let mut tree = Tree::default();
    open!(tree, "div", "part" = "vendor", "role" = "listitem");
    open!(tree, "details");
    leaf!(tree, "summary"; vendor.name());
    details(&mut tree, words, snapshot, vendor);
    tree.close();
    switch::vendor(&mut tree, words, snapshot, vendor, running);
    tree.finish()
}

fn details(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, vendor: &Vendor<'_>) {
    open!(tree, "dl");
    fact(tree, words, "vendor-purposes", |tree| {
        let names: Vec<_> =
            purposes_of(snapshot.config, vendor).map(|purpose| purpose.name().get(snapshot.language)).collect();
        tree.text(&names.join(", "));
    });
    fact(tree, words, "vendor-country", |tree| facts::country(tree, vendor.country()));
    if let Some(retention) = vendor.retention() {
        fact(tree, words, "retention", |tree| facts::duration(tree, words, retention));
    }
    tree.close();
    open!(tree, "p");
    text::link(tree, words.panel("vendor-policy"), vendor.policy());
    tree.close();
    if vendor.items().next().is_none() {
        leaf!(tree, "p"; words.panel("cookies-none"));
        return;
    }
    open!(tree, "table");
    leaf!(tree, "caption"; words.panel("cookies"));
    open!(tree, "tr");
    for key in ["item-name", "item-kind", "item-duration"] {
        leaf!(tree, "th", "scope" = "col"; words.panel(key));
    }
    tree.close();
    for item in vendor.items() {
        open!(tree, "tr");
        open!(tree, "td");
        leaf!(tree, "code"; item.name);
        tree.close();
        let kind = match item.kind {
            ItemKind::Cookie => "kind-cookie",
            ItemKind::Local => "kind-local",
            ItemKind::Session => "kind-session",
        };
        leaf!(tree, "td"; words.panel(kind));
        open!(tree, "td");
        facts::duration(tree, words, item.duration);
        tree.close().close();
    }
    tree.close();
}
