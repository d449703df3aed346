//! The first layer: who, what for, how many, and answers that are alike.

#![allow(clippy::expect_used, reason = "a test may stop")]

mod support;

use confidant_core::consent::Control;
use confidant_core::json::Value;
use support::{FULL, Place, SMALLEST, Seen, elements, find, text};

/// The full configuration with `texts` in place of its own.
fn with(texts: &str) -> String {
    let start = FULL.find("\"texts\"").expect("texts");
    let end = start + FULL[start..].find("\"look\"").expect("look after them");
    [&FULL[..start], texts, &FULL[end..]].concat()
}

#[test]
fn every_word_and_button_is_a_child_of_the_element_itself() {
    let layer = Place::new(FULL, "DE", false).layer();
    let host = Seen::of(&layer).expect("an element");
    assert_eq!(host.tag, "confidant-ui");
    for child in host.children {
        let seen = Seen::of(child).expect("no text without an element");
        if seen.tag == "template" {
            assert_eq!(text(child), "");
        } else {
            assert!(matches!(seen.children, [Value::String(_)]), "{child:?}");
        }
    }
    let title = find(&layer, "id", "confidant-title").expect("a title");
    assert_eq!((title.tag, title.get("slot")), ("h2", Some("title")));
}

#[test]
fn accept_and_reject_are_alike() {
    for (region, gpc) in [("DE", false), ("US-CA", true), ("US-AL", false)] {
        let layer = Place::new(FULL, region, gpc).layer();
        let [accept, reject] =
            ["accept", "reject"].map(|control| find(&layer, "data-confidant", control).expect("an answer"));
        assert_eq!(accept.tag, "button");
        assert_eq!(accept.tag, reject.tag);
        let rest = |seen: Seen<'_>| {
            seen.attributes.iter().filter(|(name, _)| *name != "data-confidant").cloned().collect::<Vec<_>>()
        };
        assert_eq!(rest(accept), rest(reject));
        assert_eq!(accept.get("slot"), Some("answer"));
        assert!(find(&layer, "data-confidant", "choose").is_some());
        assert!(elements(&layer).iter().all(|element| element.tag != "input"));
    }
}

#[test]
fn says_who_asks_what_for_and_how_many() {
    let words = text(&Place::new(&with(""), "DE", false).layer());
    for part in ["Harbour & Pine", "Measuring visits", "Advertising", "Preventing fraud", "2 partners"] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    assert!(!words.contains("Basket"), "what is necessary is no question");
    // Own words in place of the built-in ones do not hide it.
    let own = with(r#""texts": { "en": { "title": "Hello", "text": "Come in." } },"#);
    let words = text(&Place::new(&own, "DE", false).layer());
    for part in ["Hello", "Come in.", "Harbour & Pine", "2 partners", "Privacy policy"] {
        assert!(words.contains(part), "{part} is not in {words}");
    }
    let alone = text(&Place::new(SMALLEST, "DE", false).layer());
    assert!(!alone.contains("partner") && !alone.contains('{'), "{alone}");
}

#[test]
fn is_a_region_or_a_dialog() {
    let role = |layout: &str| {
        let config = FULL.replace(r#""layout": "box""#, &[r#""layout": ""#, layout, "\""].concat());
        let layer = Place::new(&config, "DE", false).layer();
        let host = elements(&layer)[0];
        assert_eq!(host.get("aria-labelledby"), Some("confidant-title"));
        assert_eq!(host.get("data-layout"), Some(layout));
        (host.get("role").map(str::to_owned), host.get("aria-modal").is_some(), find(&layer, "part", "scrim").is_some())
    };
    assert_eq!(role("bar"), (Some("region".into()), false, false));
    assert_eq!(role("box"), (Some("region".into()), false, false));
    assert_eq!(role("dialog"), (Some("dialog".into()), true, true));
}

#[test]
fn tells_of_the_signal_and_of_storage_that_does_not_keep() {
    let sentence = "Your browser sends Global Privacy Control.";
    assert!(text(&Place::new(FULL, "DE", true).layer()).contains(sentence));
    assert!(!text(&Place::new(FULL, "DE", false).layer()).contains(sentence));
    let mut place = Place::new(FULL, "DE", false);
    place.tab.0.blocked.set(true);
    assert!(text(&place.act(Control::Reject).layer()).contains("for this page view only"));
}

#[test]
fn prints_as_html_with_its_shadow_root() {
    let place = Place::new(FULL, "DE", false);
    let html = confidant_ui::layer(&place.words, &place.session.snapshot()).to_html();
    assert!(html.starts_with("<confidant-ui aria-labelledby=\"confidant-title\""));
    assert!(html.contains("<template shadowrootmode=\"open\"><div part=\"layer\" lang=\"en\">"));
    assert!(html.contains("Harbour &amp; Pine"));
    assert!(html.ends_with("</confidant-ui>"));
}
