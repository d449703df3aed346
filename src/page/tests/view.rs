//! The boundary as the page's side sees it: names and texts in, JSON out.
#![allow(clippy::expect_used, reason = "a test stops where it is wrong")]

use confidant_core::json::Value;
use confidant_core::ports::double::Page;
use confidant_page::View;

const CONFIG: &str = include_str!("../../../tests/config/good/full.json");
const WORDS: &str =
    r#"{"title":"{controller} asks","accept":"Yes","reject":"No","choose":"Choose","reopen":"Choices"}"#;
const HERE: &str = r#"{"key":"k","lang":"en","region":"DE","regionSource":"attribute"}"#;

fn call(view: &View<Page>, name: &str, values: &[&str]) -> Value {
    Value::parse(&view.call_whole(name, &values.join("\0"))).expect("JSON")
}

fn code(result: &Value) -> &str {
    result.part("error").text("code")
}

#[test]
fn opens_decides_and_acts() {
    let view = View::new();
    let outcome = call(&view, "open", &[CONFIG, HERE, WORDS]);
    assert!(outcome.flag("ask") && !outcome.part("snapshot").part("purposes").flag("analytics"));
    assert_eq!(outcome.part("reopen").text("label"), "Choices");
    assert!(call(&view, "layer", &[]).items().first().and_then(Value::as_str) == Some("confidant-ui"));
    let accept = r#"{"control":"accept","layer":"first"}"#;
    assert_eq!(code(&call(&view, "act", &[accept, "false"])), "needs-user-activation");
    let outcome = call(&view, "act", &[accept, "true"]);
    assert!(!outcome.flag("ask") && outcome.part("snapshot").part("vendors").flag("matomo"));
    assert_eq!(call(&view, "history", &[]).items().len(), 1);
    let withdraw = r#"{"control":"withdraw","layer":"panel"}"#;
    let outcome = call(&view, "act", &[withdraw, "false"]);
    assert_eq!(outcome.part("withdrawn").strings().collect::<Vec<_>>(), ["matomo", "adnet"]);
}

#[test]
fn says_every_fault_and_grants_nothing() {
    let view = View::new();
    let faulty = CONFIG.replace("\"revision\": 3", "\"revision\": 0").replace("\"contact\"", "\"contct\"");
    let result = call(&view, "open", &[&faulty, HERE, WORDS]);
    assert_eq!(code(&result), "bad-config");
    assert_eq!(result.part("error").part("faults").items().len(), 3, "{result:?}");
    assert_eq!(code(&call(&view, "start", &[])), "bad-call", "nothing is open");
}

#[test]
fn takes_any_call_without_a_panic() {
    let view = View::<Page>::new();
    for name in
        ["open", "start", "act", "layer", "words", "panel", "vendors", "placeholder", "erasures", "nonsense", ""]
    {
        assert!(!code(&call(&view, name, &[])).is_empty(), "{name} before open");
    }
    call(&view, "open", &[CONFIG, HERE, WORDS]);
    for (name, values) in [
        ("act", "{}"),
        ("act", "[1]"),
        ("act", r#"{"control":"signal","layer":"first"}"#),
        ("words", "{"),
        ("erasures", "x"),
        ("nonsense", ""),
    ] {
        assert_eq!(code(&call(&view, name, &[values, "true"])), "bad-call", "{name} {values}");
    }
    assert_eq!(call(&view, "vendors", &["5", "2"]).items().len(), 0);
    assert_eq!(call(&view, "vendors", &["0", "999"]).items().len(), 2);
    let unknown = r#"{"control":"save","layer":"api","purposes":{"adz":false}}"#;
    let result = call(&view, "act", &[unknown, "true"]);
    assert_eq!((code(&result), result.part("error").text("path")), ("unknown-id", "purposes.adz"));
}

#[test]
fn keeps_the_answer_of_a_page_view_that_cannot_store_it() {
    let blocked = Page::default();
    blocked.0.blocked.set(true);
    let (first, whole) = (View::new(), View::new());
    first.open(CONFIG, HERE, WORDS, blocked.clone());
    call(&first, "act", &[r#"{"control":"accept","layer":"first"}"#, "true"]);
    let kept = first.call("history", "");
    let here = HERE.replacen('{', &format!(r#"{{"kept":{},"#, Value::from(kept.as_str()).to_json()), 1);
    let outcome = Value::parse(&whole.open(CONFIG, &here, WORDS, blocked)).expect("JSON");
    assert!(!outcome.flag("ask") && outcome.part("snapshot").part("vendors").flag("matomo"));
    assert!(!outcome.part("snapshot").flag("stored"));
}
