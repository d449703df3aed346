//! The rows of the preference centre's list of vendors.

use crate::facts;
use crate::layer::purposes_of;
use crate::node::Node;
use crate::panel::fact;
use crate::switch;
use crate::text;
use crate::tree::Tree;
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
    tree.open("div", "part=vendor role=listitem");
    tree.open("details", "");
    tree.leaf("summary", "", vendor.name());
    details(&mut tree, words, snapshot, vendor);
    tree.close();
    switch::vendor(&mut tree, words, snapshot, vendor, running);
    tree.finish()
}

fn details(tree: &mut Tree, words: &Words, snapshot: &Snapshot<'_>, vendor: &Vendor<'_>) {
    tree.open("dl", "");
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
    tree.open("p", "");
    text::link(tree, words.panel("vendor-policy"), vendor.policy());
    tree.close();
    if vendor.items().next().is_none() {
        tree.leaf("p", "", words.panel("cookies-none"));
        return;
    }
    tree.open("table", "");
    tree.leaf("caption", "", words.panel("cookies"));
    tree.open("tr", "");
    for key in ["item-name", "item-kind", "item-duration"] {
        tree.leaf("th", "scope=col", words.panel(key));
    }
    tree.close();
    for item in vendor.items() {
        tree.open("tr", "").open("td", "");
        tree.leaf("code", "", item.name);
        tree.close();
        let kind = match item.kind {
            ItemKind::Cookie => "kind-cookie",
            ItemKind::Local => "kind-local",
            ItemKind::Session => "kind-session",
        };
        tree.leaf("td", "", words.panel(kind));
        tree.open("td", "");
        facts::duration(tree, words, item.duration);
        tree.close().close();
    }
    tree.close();
}
