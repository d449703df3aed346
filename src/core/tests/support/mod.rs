//! One page under a test's control.

#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::expect_used, reason = "a test may stop")]

use confidant_core::consent::{Action, Control, Layer};
use confidant_core::json::Value;
use confidant_core::jurisdiction::Source;
use confidant_core::ports::double;
use confidant_core::session::{Page, Session};

pub(crate) const FULL: &str = include_str!("../../../../tests/config/good/full.json");
pub(crate) const DAY: f64 = 86_400_000.0;
pub(crate) const START: f64 = 1_764_000_000_000.0;

pub(crate) fn tab() -> double::Page {
    let tab = double::Page::default();
    tab.0.now.set(START);
    tab
}

/// A configuration that lives as long as the test.
pub(crate) fn leak(config: &str) -> &'static Value {
    Box::leak(Box::new(Value::parse(config).expect("JSON")))
}

/// Opens a page in `region`, without starting it.
pub(crate) fn page(config: &str, region: &str, tab: &double::Page) -> Session<'static, double::Page> {
    let source = if region.is_empty() { Source::None } else { Source::Attribute };
    let gpc = tab.0.gpc.get();
    let page = Page { key: "k".into(), lang: "en".into(), region: region.into(), source, gpc, ..Page::default() };
    Session::new(leak(config), page, tab.clone()).expect("a good configuration")
}

pub(crate) fn later(tab: &double::Page, days: f64) {
    tab.0.now.set(tab.0.now.get() + days * DAY);
}

pub(crate) fn action(control: Control) -> Action {
    Action::new(control, Layer::First)
}

pub(crate) fn save(purposes: &[(&str, bool)], vendors: &[(&str, bool)]) -> Action {
    let own = |list: &[(&str, bool)]| list.iter().map(|(id, on)| ((*id).to_owned(), *on)).collect();
    Action { purposes: own(purposes), vendors: own(vendors), ..Action::new(Control::Save, Layer::Panel) }
}

pub(crate) fn has(session: &Session<'_, double::Page>, part: &str, id: &str) -> bool {
    Value::parse(&session.snapshot().to_json()).expect("JSON").part(part).flag(id)
}

pub(crate) fn stored(tab: &double::Page, key: &str) -> Option<String> {
    tab.0.stored.borrow().get(key).cloned()
}
