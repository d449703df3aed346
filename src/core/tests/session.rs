//! One page view after another: answers, storage that fails, the browser's signal.

mod support;

use confidant_core::consent::{Action, Control, Layer};
use confidant_core::failure::Failure;
use confidant_core::json::Value;
use confidant_core::session::{ASIDE, PLAN, Page, RECORD, Session};
use support::{FULL, action, has, later, leak, page, save, stored, tab};

#[test]
fn grants_nothing_and_writes_nothing_before_an_answer() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    let outcome = session.start();
    assert!(outcome.ask && outcome.signals.items().is_empty());
    assert!(has(&session, "purposes", "basket"));
    for id in ["analytics", "ads", "fraud", "nonsense"] {
        assert!(!has(&session, "purposes", id), "{id}");
    }
    assert!(tab.0.stored.borrow().is_empty());
}

#[test]
fn keeps_an_answer_for_the_next_page() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    let outcome = session.act(&action(Control::Accept), true).expect("trusted");
    assert!(!outcome.ask && outcome.signals.items().len() == 1);
    let mut next = page(FULL, "DE", &tab);
    let outcome = next.start();
    assert!(!outcome.ask && has(&next, "vendors", "adnet") && has(&next, "purposes", "fraud"));
    assert_eq!(outcome.signals.items().len(), 1, "the tags of that page are told too");
}

#[test]
fn writes_the_record_between_removing_and_writing_the_plan() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    tab.0.log.borrow_mut().clear();
    session.act(&action(Control::Accept), true).expect("trusted");
    assert_eq!(*tab.0.log.borrow(), ["-confidant.plan", "+confidant.record", "+confidant.plan"]);
}

#[test]
fn needs_a_visitor_to_grant_and_nobody_to_refuse() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    for grant in [action(Control::Accept), save(&[("ads", true)], &[]), save(&[], &[("adnet", true)])] {
        assert_eq!(session.act(&grant, false), Err(Failure::NeedsUserActivation));
    }
    assert!(stored(&tab, RECORD).is_none());
    assert!(session.act(&action(Control::Reject), false).is_ok());
    assert!(session.act(&action(Control::Accept), true).is_ok());
    assert!(session.act(&save(&[("ads", false)], &[]), false).is_ok(), "taking away needs nobody");
    assert!(!has(&session, "vendors", "adnet") && has(&session, "vendors", "matomo"));
}

#[test]
fn renews_no_yes_without_a_visitor() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    later(&tab, 170.0);
    session.act(&save(&[("analytics", true), ("ads", true), ("fraud", true)], &[]), false).expect("repeats");
    later(&tab, 11.0);
    let mut next = page(FULL, "DE", &tab);
    assert!(next.start().ask && !has(&next, "purposes", "analytics"));
}

#[test]
fn chooses_by_vendor() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session
        .act(&save(&[("analytics", true), ("ads", true), ("fraud", false)], &[("adnet", false)]), true)
        .expect("trusted");
    assert!(
        has(&session, "vendors", "matomo") && has(&session, "purposes", "ads") && !has(&session, "vendors", "adnet")
    );
    assert!(!session.start().ask, "everything was answered");
}

#[test]
fn allows_one_frame_and_leaves_the_rest_unanswered() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    let always = Action { layer: Layer::Placeholder, ..save(&[("ads", true)], &[("adnet", true)]) };
    let outcome = session.act(&always, true).expect("trusted");
    assert!(outcome.ask, "analytics is still open");
    assert!(has(&session, "vendors", "adnet") && !has(&session, "purposes", "analytics"));
    assert!(stored(&tab, PLAN).is_none());
}

#[test]
fn names_an_unknown_id() {
    let mut session = page(FULL, "DE", &tab());
    session.start();
    assert_eq!(session.act(&save(&[("adz", false)], &[]), true), Err(Failure::UnknownId("purposes.adz".into())));
    assert_eq!(session.act(&save(&[], &[("x", false)]), true), Err(Failure::UnknownId("vendors.x".into())));
}

#[test]
fn tells_which_vendors_were_withdrawn() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    let outcome = session.act(&action(Control::Withdraw), false).expect("always");
    assert_eq!(outcome.withdrawn, ["matomo", "adnet"]);
    let withdrawn = Value::parse(r#"["matomo","adnet"]"#).expect("JSON");
    let erasure =
        session.erasures(&withdrawn, "_ad=1; own=2", r#"{"local":["mtm_x","own"]}"#, "localhost", "/").to_json();
    assert!(erasure.contains("_ad=;") && erasure.contains("mtm_x") && !erasure.contains("own"), "{erasure}");
}

#[test]
fn reads_the_signal_as_a_refusal_of_selling_where_nobody_asks_first() {
    let tab = tab();
    tab.0.gpc.set(true);
    let mut session = page(FULL, "US-CA", &tab);
    let outcome = session.start();
    assert!(!outcome.ask && outcome.status, "the visitor is told, not asked");
    assert!(!has(&session, "purposes", "ads") && has(&session, "purposes", "analytics"));
    let record = stored(&tab, RECORD).expect("the signal is recorded");
    assert!(record.contains(r#""control":"signal""#) && record.contains(r#""granted":false"#));
    let mut next = page(FULL, "US-CA", &tab);
    let outcome = next.start();
    assert!(!outcome.ask && !outcome.status && next.history().records().len() == 1, "once");
}

#[test]
fn asks_all_the_same_where_consent_comes_first_and_accepts_no_sale() {
    let tab = tab();
    tab.0.gpc.set(true);
    let mut session = page(FULL, "DE", &tab);
    assert!(session.start().ask && tab.0.stored.borrow().is_empty());
    session.act(&action(Control::Accept), true).expect("trusted");
    assert!(has(&session, "purposes", "analytics") && !has(&session, "purposes", "ads"));
    session.act(&save(&[("ads", true)], &[("adnet", true)]), true).expect("trusted");
    assert!(has(&session, "vendors", "adnet"), "an explicit choice with the signal on stands");
    session.act(&action(Control::Accept), true).expect("trusted");
    assert!(has(&session, "vendors", "adnet"), "and accepting again does not take it away");
}

#[test]
fn lets_the_signal_beat_an_older_yes() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    tab.0.gpc.set(true);
    let mut next = page(FULL, "DE", &tab);
    let outcome = next.start();
    assert!(!has(&next, "purposes", "ads") && has(&next, "purposes", "analytics"));
    assert_eq!(outcome.withdrawn, ["adnet"]);
}

#[test]
fn confirms_an_objection() {
    let tab = tab();
    let mut session = page(FULL, "US-CO", &tab);
    assert!(session.start().ask && has(&session, "vendors", "adnet"));
    let outcome = session.act(&action(Control::Reject), true).expect("always");
    assert!(outcome.status && !has(&session, "vendors", "adnet"));
    later(&tab, 4000.0);
    let mut next = page(FULL, "US-CO", &tab);
    assert!(next.start().ask && !has(&next, "purposes", "ads"), "an objection outlives its record's time");
}

#[test]
fn does_not_take_silence_abroad_for_consent_at_home() {
    let tab = tab();
    let mut session = page(FULL, "US-CO", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    let mut home = page(FULL, "DE", &tab);
    assert!(home.start().ask && !has(&home, "purposes", "analytics"));
}

#[test]
fn puts_aside_what_is_no_record() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    let good = stored(&tab, RECORD).expect("stored");
    let newer = good.replace("\"v\":1", "\"v\":2");
    let untyped = good.replace("\"granted\":true", "\"granted\":1");
    for (text, note) in [
        ("{", "record-unreadable"),
        ("\"true\"", "record-unreadable"),
        ("[{}]", "record-unreadable"),
        (&good[..good.len() / 2], "record-unreadable"),
        (untyped.as_str(), "record-unreadable"),
        (newer.as_str(), "record-newer"),
    ] {
        tab.0.stored.borrow_mut().insert(RECORD.into(), text.into());
        let mut next = page(FULL, "DE", &tab);
        let outcome = next.start();
        assert!(outcome.ask && !has(&next, "purposes", "analytics"), "{text}");
        assert_eq!(outcome.notes, [note]);
        assert!(stored(&tab, ASIDE).is_some_and(|aside| aside.len() > text.len()) && stored(&tab, PLAN).is_none());
    }
    tab.0.stored.borrow_mut().insert(RECORD.into(), good);
    later(&tab, -2.0);
    assert_eq!(page(FULL, "DE", &tab).start().notes, ["record-future"]);
}

#[test]
fn works_for_this_page_without_storage_and_says_so() {
    let tab = tab();
    tab.0.blocked.set(true);
    let mut session = page(FULL, "DE", &tab);
    assert_eq!(session.start().notes, ["storage-blocked"]);
    let outcome = session.act(&action(Control::Accept), true).expect("trusted");
    assert_eq!(outcome.notes, ["storage-blocked"]);
    assert!(!session.snapshot().stored && has(&session, "vendors", "matomo"));
    assert!(!session.start().ask && has(&session, "vendors", "matomo"), "for this page view");
    assert!(page(FULL, "DE", &tab).start().ask, "and no longer");
}

#[test]
fn gives_up_history_before_an_answer_and_an_old_yes_before_a_no() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    session.act(&action(Control::Accept), true).expect("trusted");
    let one = stored(&tab, RECORD).map_or(0, |text| text.len());
    tab.0.room.set(Some(one + 100));
    session.act(&action(Control::Reject), true).expect("always");
    assert!(session.snapshot().stored);
    tab.0.room.set(Some(one / 4));
    session.act(&action(Control::Accept), true).expect("trusted");
    tab.0.room.set(None);
    session.act(&action(Control::Accept), true).expect("trusted");
    tab.0.room.set(Some(one / 4));
    let outcome = session.act(&action(Control::Withdraw), false).expect("always");
    assert_eq!(outcome.notes, ["storage-full"]);
    assert!(page(FULL, "DE", &tab).start().ask, "the yes did not come back");
}

#[test]
fn bounds_the_history() {
    let tab = tab();
    let mut session = page(FULL, "DE", &tab);
    session.start();
    for _ in 0..25 {
        session.act(&action(Control::Accept), true).expect("trusted");
    }
    assert_eq!(session.history().records().len(), 20);
    let stored = stored(&tab, RECORD).and_then(|text| Value::parse(&text).ok()).expect("JSON");
    let names_the_one_before = |pair: &[Value]| pair[1].text("previous") == pair[0].text("id");
    assert!(stored.items().windows(2).all(names_the_one_before));
}

#[test]
fn agrees_with_another_tab() {
    let tab = tab();
    let (mut here, mut there) = (page(FULL, "DE", &tab), page(FULL, "DE", &tab));
    here.start();
    there.start();
    here.act(&action(Control::Accept), true).expect("trusted");
    there.start();
    assert!(has(&there, "vendors", "adnet"));
    there.act(&action(Control::Withdraw), false).expect("always");
    let outcome = here.start();
    assert!(!outcome.withdrawn.is_empty() && !has(&here, "vendors", "adnet"));
}

#[test]
fn speaks_a_declared_language_only() {
    let open = |lang: &str| {
        let page = Page::parse(&format!(r#"{{"lang":"{lang}"}}"#));
        Session::new(leak(FULL), page, tab()).expect("good").snapshot().language.to_owned()
    };
    assert_eq!(open("de"), "de");
    assert_eq!(open("ja"), "en");
}
