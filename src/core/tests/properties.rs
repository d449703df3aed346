//! No sequence of events ever yields a grant that the visitor did not give.

mod support;

use confidant_core::consent::{Action, Control, Layer};
use confidant_core::json::Value;
use confidant_core::session::{PLAN, RECORD};
use proptest::prelude::*;
use std::collections::BTreeMap;
use support::{DAY, FULL, action, has, page, save, stored, tab};

const PURPOSES: [&str; 3] = ["analytics", "ads", "fraud"];
const SOLD: &str = "ads";
/// `lifetimes.consent` of the configuration, 6 months of 30 days.
const YES: f64 = 180.0 * DAY;

#[derive(Clone, Debug)]
enum Event {
    Load(&'static str),
    OtherTab,
    Accept { trusted: bool },
    Refuse(Control),
    Save { purpose: usize, on: bool, trusted: bool, layer: Layer },
    Days(f64),
    Gpc(bool),
    Corrupt(usize),
    Wipe,
    Room(Option<usize>),
    Close { after: usize },
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        prop_oneof![Just("DE"), Just("GB"), Just(""), Just("BR")].prop_map(Event::Load),
        Just(Event::OtherTab),
        any::<bool>().prop_map(|trusted| Event::Accept { trusted }),
        prop_oneof![Just(Control::Reject), Just(Control::Withdraw)].prop_map(Event::Refuse),
        (
            0..3_usize,
            any::<bool>(),
            any::<bool>(),
            prop_oneof![Just(Layer::Panel), Just(Layer::Placeholder), Just(Layer::Api)]
        )
            .prop_map(|(purpose, on, trusted, layer)| Event::Save { purpose, on, trusted, layer }),
        (-40..200_i32).prop_map(|days| Event::Days(f64::from(days))),
        any::<bool>().prop_map(Event::Gpc),
        (0..3000_usize).prop_map(Event::Corrupt),
        Just(Event::Wipe),
        prop::option::of(0..6000_usize).prop_map(Event::Room),
        (0..6_usize).prop_map(|after| Event::Close { after }),
    ]
}

/// What the visitor has in fact granted: purpose, and when.
type Given = BTreeMap<&'static str, f64>;

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_grants_what_was_not_given(events in prop::collection::vec(event(), 1..40)) {
        let tab = tab();
        let mut here = page(FULL, "DE", &tab);
        here.start();
        let mut given = Given::new();
        for event in events {
            let gpc = tab.0.gpc.get();
            let now = tab.0.now.get();
            match event {
                Event::Load(region) => {
                    here = page(FULL, region, &tab);
                    here.start();
                }
                Event::OtherTab => {
                    let mut other = page(FULL, "DE", &tab);
                    other.start();
                    other.act(&action(Control::Reject), false).expect("always");
                    // Without storage no tab learns of another; each says that its answer is for itself.
                    if other.snapshot().stored {
                        given.clear();
                    }
                    here.start();
                }
                Event::Accept { trusted } => {
                    let done = here.act(&action(Control::Accept), trusted);
                    prop_assert_eq!(done.is_ok(), trusted);
                    if trusted {
                        for purpose in PURPOSES.into_iter().filter(|purpose| !(gpc && *purpose == SOLD)) {
                            given.insert(purpose, now);
                        }
                        if gpc && has(&here, "purposes", SOLD) {
                            prop_assert!(given.contains_key(SOLD));
                            given.insert(SOLD, now);
                        }
                    }
                }
                Event::Refuse(control) => {
                    here.act(&action(control), false).expect("always");
                    given.clear();
                }
                Event::Save { purpose, on, trusted, layer } => {
                    let id = PURPOSES[purpose];
                    let wanted = Action { layer, ..save(&[(id, on)], &[]) };
                    let done = here.act(&wanted, trusted).is_ok();
                    prop_assert!(done || (on && !trusted), "refused {wanted:?}");
                    if on && trusted {
                        given.insert(id, now);
                    } else if !on {
                        given.remove(id);
                    }
                }
                Event::Days(days) => {
                    tab.0.now.set(now + days * DAY);
                    here.start();
                }
                Event::Gpc(on) => {
                    tab.0.gpc.set(on);
                    here = page(FULL, "DE", &tab);
                    here.start();
                }
                Event::Corrupt(at) => {
                    if let Some(mut text) = stored(&tab, RECORD) {
                        let at = at.min(text.len());
                        if text.is_char_boundary(at) {
                            text.truncate(at);
                        }
                        tab.0.stored.borrow_mut().insert(RECORD.into(), text);
                    }
                    here = page(FULL, "DE", &tab);
                    here.start();
                }
                Event::Wipe => {
                    tab.0.stored.borrow_mut().clear();
                    here = page(FULL, "DE", &tab);
                    here.start();
                }
                Event::Room(room) => tab.0.room.set(room),
                Event::Close { after } => {
                    // The tab is closed in the middle of a withdrawal. The record may be the old or the new one.
                    tab.0.cut.set(Some(after));
                    here.act(&action(Control::Withdraw), false).expect("always");
                    tab.0.cut.set(None);
                    here = page(FULL, "DE", &tab);
                    here.start();
                    // What the browser's signal covers for now is still given.
                    let kept = here.history().newest().is_some_and(|record| record.control() != Control::Withdraw);
                    if !kept {
                        given.clear();
                    }
                }
            }
            let now = tab.0.now.get();
            let allowed = |id: &str| given.get(id).is_some_and(|time| now < time + YES);
            for id in PURPOSES {
                prop_assert!(!has(&here, "purposes", id) || allowed(id), "{} runs", id);
            }
            prop_assert!(!has(&here, "vendors", "adnet") || allowed("ads"));
            prop_assert!(!has(&here, "vendors", "matomo") || allowed("analytics"));
            // What the stub would replay on the next page.
            if let Some(plan) = stored(&tab, PLAN).and_then(|text| Value::parse(&text).ok()) {
                let number = |key| plan.get(key).and_then(Value::as_number).unwrap_or(f64::NAN);
                let gpc = plan.get("gpc").and_then(Value::as_bool);
                if number("time") <= now && now < number("until") && gpc == Some(tab.0.gpc.get()) {
                    let purposes = plan.get("snapshot").and_then(|snapshot| snapshot.get("purposes"));
                    for id in PURPOSES {
                        let runs = purposes.and_then(|purposes| purposes.get(id)).and_then(Value::as_bool);
                        prop_assert!(runs == Some(false) || allowed(id), "the plan lets {} run", id);
                    }
                }
            }
        }
    }

    #[test]
    fn survives_any_text_in_place_of_a_record(text in ".{0,200}") {
        let tab = tab();
        tab.0.stored.borrow_mut().insert(RECORD.into(), text);
        let mut here = page(FULL, "DE", &tab);
        prop_assert!(here.start().ask);
        prop_assert!(!has(&here, "purposes", "analytics"));
    }

    #[test]
    fn survives_any_configuration(text in ".{0,200}", at in 0..4000_usize, with in any::<char>()) {
        let read = |text: &str| Value::parse(text).map(|value| confidant_core::config::Config::read(&value).is_ok());
        let _ = read(&text);
        let mut changed = FULL.to_owned();
        if changed.is_char_boundary(at) && at < changed.len() {
            changed.insert(at, with);
        }
        let _ = read(&changed);
    }
}
