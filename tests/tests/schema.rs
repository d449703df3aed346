//! Example configurations, good and bad, through the reader. `tests/schema` puts the same through the JSON Schema.
#![allow(clippy::unwrap_used, reason = "a test stops where it is wrong")]

use confidant_core::config::{Config, Fault, parse};
use confidant_core::json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn examples(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("config").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| (file.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(file).unwrap()))
        .collect()
}

fn expected() -> Value {
    Value::parse(include_str!("../config/bad.json")).unwrap()
}

fn faults(text: &str) -> Vec<Fault> {
    parse(text).and_then(|value| Config::read(&value).map(drop)).err().unwrap_or_default()
}

#[test]
fn takes_every_good_example() {
    for (name, text) in examples("good") {
        assert_eq!(faults(&text), [], "{name}");
    }
}

#[test]
fn finds_every_fault_of_every_bad_example_at_once() {
    for (name, text) in examples("bad") {
        let found: Vec<(String, String)> =
            faults(&text).into_iter().map(|fault| (fault.path, fault.code.as_str().to_owned())).collect();
        let expected = expected();
        let case = expected.get(&name).unwrap_or_else(|| panic!("{name} is not in bad.json"));
        let string = |fault: &Value, key: &str| fault.get(key).and_then(Value::as_str).unwrap().to_owned();
        let expected: Vec<(String, String)> = case
            .get("faults")
            .unwrap()
            .items()
            .iter()
            .map(|fault| (string(fault, "path"), string(fault, "code")))
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn expects_nothing_that_has_no_example() {
    let expected = expected();
    let listed: BTreeSet<&str> = expected.members().iter().map(|(name, _)| name.as_str()).collect();
    let examples = examples("bad");
    assert_eq!(listed, examples.iter().map(|(name, _)| name.as_str()).collect());
}

#[test]
fn says_of_every_fault_what_was_found_what_was_expected_and_what_to_do() {
    for (name, text) in examples("bad") {
        for fault in faults(&text) {
            assert!(!fault.found.is_empty() && !fault.expected.is_empty(), "{name}: {fault:?}");
            assert!(fault.fix.ends_with(['.', '?']), "{name}: {fault:?}");
        }
    }
}

#[test]
fn names_the_nearest_word_for_a_misspelt_one() {
    for (name, fix) in [
        ("misspelt-key", "Did you mean \"retention\"?"),
        ("unknown-word", "Did you mean \"consent\"?"),
        ("dangling-purpose", "Did you mean \"analytics\"?"),
    ] {
        let (_, text) = examples("bad").into_iter().find(|(example, _)| example == name).unwrap();
        assert!(faults(&text).iter().any(|fault| fault.fix == fix), "{name}");
    }
}
