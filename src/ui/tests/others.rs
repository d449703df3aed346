//! Placeholders, messages, the reopen button; and, for all views, that owners' words stay words.

#![allow(clippy::expect_used, reason = "a test may stop")]

mod support;

use confidant_core::consent::Control;
use confidant_core::json::Value;
use proptest::prelude::*;
use support::{FULL, Place, Seen, elements, find, text};

#[test]
fn a_placeholder_says_who_and_what_is_shared() {
    let place = Place::new(FULL, "DE", false);
    let held = |purpose, vendor| {
        confidant_ui::placeholder(&place.words, &place.session.snapshot(), purpose, vendor).to_value()
    };
    let known = held("ads analytics", "adnet");
    let words = text(&known);
    assert!(words.contains("Content from Adnet") && words.contains("Advertising, Measuring visits"), "{words}");
    assert!(find(&known, "value", "US").is_some());
    for control in ["once", "always"] {
        assert_eq!(find(&known, "data-confidant", control).map(|button| button.tag), Some("button"));
    }
    let host = Seen::of(&known).expect("an element");
    assert_eq!((host.tag, host.children.len()), ("confidant-held", 1), "all of it is in its shadow root");
    assert!(text(&held("ads", "video.example")).contains("Content from video.example"));
    let nameless = text(&held("ads", ""));
    assert!(nameless.contains("Advertising") && !nameless.contains('{') && !nameless.contains("  "), "{nameless}");
}

#[test]
fn the_status_says_what_happened() {
    let status = |place: &Place| text(&confidant_ui::status(&place.words, &place.session.snapshot()).to_value());
    let mut place = Place::new(FULL, "US-CA", false);
    assert_eq!(status(place.act(Control::Reject)), "Your choice is saved.");
    assert_eq!(status(&Place::new(FULL, "US-CA", true)), "Opt-out request honored");
    place.tab.0.blocked.set(true);
    assert!(status(place.act(Control::Reject)).contains("for this page view only"));
}

#[test]
fn the_offer_to_reload_can_be_declined() {
    let place = Place::new(FULL, "DE", false);
    let reload = confidant_ui::reload(&place.words, &place.session.snapshot()).to_value();
    for control in ["reload", "close"] {
        assert!(find(&reload, "data-confidant", control).is_some());
    }
    assert!(find(&reload, "id", "confidant-title").is_some(), "it has a name");
}

#[test]
fn the_reopen_button_tells_of_the_signal() {
    let reopen = |config: &str, region: &str, gpc| {
        let place = Place::new(config, region, gpc);
        confidant_ui::reopen(&place.words, &place.session.snapshot())
    };
    assert_eq!(reopen(FULL, "US-CA", false).text("label"), "Privacy choices");
    assert_eq!(reopen(FULL, "US-CA", true).text("label"), "Privacy choices: opt-out honored");
    assert_eq!(reopen(FULL, "DE", false).text("side"), "left");
    let link = FULL.replace(r#""reopen": "button""#, r#""reopen": "link""#);
    assert_eq!(reopen(&link, "DE", false), Value::Null);
}

/// Words that owners might write, in any place that takes words.
fn hostile() -> impl Strategy<Value = String> {
    r#"([\[\]()<>&"'/{}a-z ]|https://a\.example|javascript:|<script>|\]\(|é){1,40}x"#
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_word_of_the_owner_becomes_markup(words in hostile()) {
        let json = Value::from(words.as_str()).to_json();
        let mut config = FULL.to_owned();
        for old in [
            r#""Harbour & Pine""#,
            r#""Before you come in""#,
            r#""Measuring visits""#,
            r#""Lets ad partners show you ads that fit what you looked at here.""#,
            r#""Without it the basket forgets what you put in.""#,
            r#""Matomo""#,
        ] {
            prop_assert!(config.contains(old));
            config = config.replace(old, &json);
        }
        let place = Place::new(&config, "DE", false);
        let snapshot = place.session.snapshot();
        let mut views = vec![
            confidant_ui::layer(&place.words, &snapshot),
            confidant_ui::panel(&place.words, &snapshot, place.session.history()),
            confidant_ui::status(&place.words, &snapshot),
            confidant_ui::reload(&place.words, &snapshot),
            confidant_ui::placeholder(&place.words, &snapshot, "analytics", "matomo"),
            confidant_ui::placeholder(&place.words, &snapshot, "analytics", &words),
        ];
        views.extend(confidant_ui::vendors(&place.words, &snapshot, 0, usize::MAX));
        let tags = [
            "confidant-ui", "confidant-held", "template", "slot", "div", "section", "header", "footer", "dialog", "h2", "h3",
            "h4", "p", "span", "strong", "small", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr", "th", "td", "a",
            "button", "label", "input", "details", "summary", "code", "time", "data",
        ];
        for view in &views {
            let tree = view.to_value();
            for element in elements(&tree) {
                prop_assert!(tags.contains(&element.tag), "{}", element.tag);
                for (name, value) in element.attributes {
                    let value = value.as_str().expect("a string");
                    prop_assert!(!name.starts_with("on") && name != "style" && name != "src");
                    let safe = value.starts_with("https://") || value.starts_with("mailto:")
                        || (value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\"));
                    prop_assert!(name != "href" || safe, "{value}");
                }
            }
            let html = view.to_html();
            prop_assert!(!html.contains("<script"));
            // Every `<` of the print begins or ends one of our elements.
            let count: usize = elements(&tree).iter().map(|e| if e.tag == "input" { 1 } else { 2 }).sum();
            prop_assert_eq!(html.matches('<').count(), count);
        }
    }
}
