//! Views of one page under a test's control, and a way to look into them.

#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::expect_used, reason = "a test may stop")]

use confidant_core::consent::{Action, Control, Layer};
use confidant_core::json::Value;
use confidant_core::ports::double;
use confidant_core::session::{Page, Session};
use confidant_ui::{Node, Words};

pub(crate) const FULL: &str = include_str!("../../../../tests/config/good/full.json");
pub(crate) const SMALLEST: &str = include_str!("../../../../tests/config/good/smallest.json");
const ENGLISH: &str = include_str!("../../../../l10n/en.json");

/// A page in a place.
pub(crate) struct Place {
    pub(crate) session: Session<'static, double::Page>,
    pub(crate) tab: double::Page,
    pub(crate) words: Words,
}

impl Place {
    pub(crate) fn new(config: &str, region: &str, gpc: bool) -> Self {
        let tab = double::Page::default();
        tab.0.now.set(1_764_054_300_000.0);
        let config: &'static Value = Box::leak(Box::new(Value::parse(config).expect("JSON")));
        let page = Value::object().with("lang", "en").with("region", region).with("regionSource", "attribute");
        let page = Page::parse(&page.with("gpc", gpc).to_json());
        let mut session = Session::new(config, page, tab.clone()).expect("a good configuration");
        session.start();
        Self { session, tab, words: english() }
    }

    pub(crate) fn act(&mut self, control: Control) -> &mut Self {
        self.tab.0.now.set(self.tab.0.now.get() + 86_400_000.0);
        self.session.act(&Action::new(control, Layer::First), true).expect("a possible action");
        self
    }

    pub(crate) fn save(&mut self, purposes: &[(&str, bool)], vendors: &[(&str, bool)]) -> &mut Self {
        let own = |list: &[(&str, bool)]| list.iter().map(|(id, on)| ((*id).to_owned(), *on)).collect();
        let action =
            Action { purposes: own(purposes), vendors: own(vendors), ..Action::new(Control::Save, Layer::Panel) };
        self.session.act(&action, true).expect("a possible action");
        self
    }

    pub(crate) fn layer(&self) -> Value {
        confidant_ui::layer(&self.words, &self.session.snapshot()).to_value()
    }

    pub(crate) fn panel(&self) -> Value {
        confidant_ui::panel(&self.words, &self.session.snapshot(), self.session.history()).to_value()
    }

    pub(crate) fn vendors(&self) -> Vec<Value> {
        let rows = confidant_ui::vendors(&self.words, &self.session.snapshot(), 0, usize::MAX);
        rows.iter().map(Node::to_value).collect()
    }
}

pub(crate) fn english() -> Words {
    let parts = Value::parse(ENGLISH).expect("JSON");
    let mut words = Words::default();
    words.add(parts.part("layer").clone());
    words.add(parts.part("panel").clone());
    words
}

/// An element, taken apart.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) tag: &'a str,
    pub(crate) attributes: &'a [(String, Value)],
    pub(crate) children: &'a [Value],
}

impl<'a> Seen<'a> {
    pub(crate) fn of(node: &'a Value) -> Option<Self> {
        let [tag, attributes, children @ ..] = node.items() else { return None };
        Some(Self { tag: tag.as_str()?, attributes: attributes.members(), children })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(key, _)| *key == name).and_then(|(_, value)| value.as_str())
    }
}

/// Every element of a tree, in order.
pub(crate) fn elements(node: &Value) -> Vec<Seen<'_>> {
    let Some(seen) = Seen::of(node) else { return Vec::new() };
    let mut all = vec![seen];
    all.extend(seen.children.iter().flat_map(elements));
    all
}

/// The first element with this attribute and value.
pub(crate) fn find<'a>(node: &'a Value, name: &str, value: &str) -> Option<Seen<'a>> {
    elements(node).into_iter().find(|element| element.get(name) == Some(value))
}

/// All the words of a tree.
pub(crate) fn text(node: &Value) -> String {
    node.as_str().map_or_else(|| node.items().iter().skip(2).map(text).collect(), str::to_owned)
}
