//! The preference centre: nothing ticked before an answer, everything told.

#![allow(clippy::expect_used, reason = "a test may stop")]

mod support;

use confidant_core::consent::Control;
use confidant_core::json::Value;
use confidant_ui::Node;
use support::{FULL, Place, SMALLEST, elements, find, text};

/// Each switch as (id, label, grants, on).
fn switches(nodes: &[Value]) -> Vec<(String, String, bool, bool)> {
    let all = nodes.iter().flat_map(elements).filter(|element| element.tag == "input");
    all.map(|input| {
        assert_eq!((input.get("type"), input.get("role")), (Some("checkbox"), Some("switch")));
        let id = input.get("data-confidant-purpose").or(input.get("data-confidant-vendor")).expect("an id");
        let word = |name| input.get(name).expect(name).to_owned();
        (id.to_owned(), word("aria-label"), word("data-grants") == "true", input.get("checked").is_some())
    })
    .collect()
}

fn all(place: &Place) -> Vec<(String, String, bool, bool)> {
    let mut nodes = vec![place.panel()];
    nodes.extend(place.vendors());
    switches(&nodes)
}

/// What is granted by the switches as they stand.
fn granted(place: &Place) -> Vec<String> {
    all(place).into_iter().filter(|(_, _, grants, on)| grants == on).map(|(id, ..)| id).collect()
}

#[test]
fn nothing_is_on_before_an_answer() {
    for config in [FULL, SMALLEST] {
        for region in ["DE", "US-CA", "US-TX", "US-AL", "CH", ""] {
            let place = Place::new(config, region, false);
            for (id, _, _, on) in all(&place) {
                assert!(!on, "{id} in {region}");
            }
        }
    }
}

#[test]
fn a_switch_says_what_it_does() {
    let labels =
        |region| all(&Place::new(FULL, region, false)).into_iter().map(|(_, label, grants, _)| (label, grants));
    let expect = |list: &[(&str, bool)]| list.iter().map(|(label, grants)| ((*label).to_owned(), *grants)).collect();
    let asked: Vec<_> = expect(&[
        ("Allow Measuring visits", true),
        ("Allow Advertising", true),
        ("Object to Preventing fraud", false),
        ("Allow Matomo", true),
        ("Allow Adnet", true),
    ]);
    assert_eq!(labels("DE").collect::<Vec<_>>(), asked);
    assert!(labels("US-CA").all(|(label, grants)| label.starts_with("Opt out of ") && !grants));
}

#[test]
fn switches_show_the_recorded_answer() {
    let mut place = Place::new(FULL, "DE", false);
    place.act(Control::Accept);
    assert_eq!(granted(&place), ["analytics", "ads", "fraud", "matomo", "adnet"]);
    place.act(Control::Withdraw);
    assert_eq!(granted(&place), [""; 0]);
    place.save(&[("ads", true), ("fraud", true)], &[("adnet", false)]);
    assert_eq!(granted(&place), ["ads", "fraud"]);
    let touched = place.vendors().iter().flat_map(elements).filter_map(|e| e.get("data-touched").map(|_| ())).count();
    assert_eq!(touched, 1, "the vendor that was refused by itself");
}

#[test]
fn the_signal_shows_as_an_opt_out() {
    let place = Place::new(FULL, "US-CA", true);
    assert!(text(&place.panel()).contains("Opt-out request honored"));
    let on = all(&place).into_iter().filter(|(_, _, _, on)| *on).map(|(id, ..)| id).collect::<Vec<_>>();
    assert!(on.contains(&"ads".to_owned()) && on.contains(&"adnet".to_owned()), "{on:?}");
    assert!(!on.contains(&"fraud".to_owned()), "it is not sold");
    assert!(!text(&Place::new(FULL, "US-CA", false).panel()).contains("honored"));
}

#[test]
fn what_is_necessary_has_a_reason_and_no_switch() {
    let panel = Place::new(FULL, "DE", false).panel();
    assert!(find(&panel, "data-confidant-purpose", "basket").is_none());
    assert!(text(&panel).contains("Without it the basket forgets what you put in."));
}

#[test]
fn every_vendor_is_told_whole() {
    let rows = Place::new(FULL, "DE", false).vendors();
    assert_eq!(rows.len(), 2);
    let matomo = &rows[0];
    assert!(find(matomo, "href", "https://matomo.example/policy").is_some());
    for value in ["DE", "13 month", "30 minute"] {
        assert!(find(matomo, "value", value).is_some(), "{value}");
    }
    let words = text(matomo);
    for part in ["Matomo", "Measuring visits", "_pk_id.*", "_pk_ses.*", "mtm_*", "cookie", "local storage"] {
        assert!(words.contains(part), "{part}");
    }
    let place = Place::new(FULL, "DE", false);
    let count = elements(&place.panel()).iter().find_map(|element| element.get("data-count").map(str::to_owned));
    assert_eq!(count.as_deref(), Some("2"));
    let one = confidant_ui::vendors(&place.words, &place.session.snapshot(), 1, 2);
    assert_eq!(one.iter().map(Node::to_value).collect::<Vec<_>>(), rows[1..]);
    assert!(confidant_ui::vendors(&place.words, &place.session.snapshot(), 2, 9).is_empty());
}

#[test]
fn answers_are_alike_and_withdrawing_is_one_of_them() {
    let mut place = Place::new(FULL, "DE", false);
    let controls = |place: &Place| {
        let panel = place.panel();
        let buttons = elements(&panel).into_iter().filter(|e| e.get("part") == Some("button")).map(|button| {
            assert_eq!((button.tag, button.attributes.len()), ("button", 3));
            button.get("data-confidant").expect("a control").to_owned()
        });
        buttons.collect::<Vec<_>>()
    };
    assert_eq!(controls(&place), ["reject", "accept", "save"]);
    place.act(Control::Accept);
    assert_eq!(controls(&place), ["withdraw", "accept", "save"]);
    place.act(Control::Withdraw);
    assert_eq!(controls(&place), ["reject", "accept", "save"]);
}

#[test]
fn the_record_and_what_came_before_are_told() {
    let mut place = Place::new(FULL, "DE", false);
    assert!(text(&place.panel()).contains("You have not answered yet."));
    place.act(Control::Accept).act(Control::Reject);
    let panel = place.panel();
    let words = text(&panel);
    assert!(words.contains("Accepted all") && words.contains("02020202-0202-"), "{words}");
    assert!(find(&panel, "datetime", "2025-11-27T07:05Z").is_some(), "the newest");
    assert!(find(&panel, "datetime", "2025-11-26T07:05Z").is_some(), "the one before");
    assert!(find(&panel, "href", "mailto:privacy@harbour.example").is_some());
    assert!(find(&panel, "href", "https://harbour.example/policy").is_some());
}

#[test]
fn says_whether_every_switch_is_part_of_the_answer() {
    let mut place = Place::new(FULL, "DE", false);
    let asked = |place: &Place| find(&place.panel(), "data-asked", "").is_some();
    assert!(asked(&place));
    place.act(Control::Reject);
    assert!(!asked(&place));
}
