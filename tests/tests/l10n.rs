//! The interface's words in every language: complete, well set, and as fair as the English ones.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{fs, iter};

use confidant_core::config::LANGUAGES;
use confidant_core::json::Value;

/// A proper name.
const SIGNAL: &str = "Global Privacy Control";

/// Words that are the same in English and need no other.
const SAME_AS_ENGLISH: [(&str, &str); 11] = [
    ("de", "panel.item-name"),
    ("de", "panel.details"),
    ("fr", "panel.kind-cookie"),
    ("es", "panel.kind-cookie"),
    ("it", "panel.kind-cookie"),
    ("pt", "panel.kind-cookie"),
    ("nl", "layer.partners"),
    ("nl", "panel.vendors"),
    ("nl", "panel.kind-cookie"),
    ("nl", "panel.details"),
    ("sv", "panel.kind-cookie"),
];

/// What automatic refusers look for in a button that refuses.
const REFUSALS: [(&str, &str); 12] = [
    ("en", "Reject all"),
    ("de", "Alle ablehnen"),
    ("fr", "Tout refuser"),
    ("es", "Rechazar todo"),
    ("it", "Rifiuta tutto"),
    ("pt", "Rejeitar tudo"),
    ("nl", "Alles weigeren"),
    ("pl", "Odrzuć wszystko"),
    ("sv", "Avvisa alla"),
    ("ar", "رفض الكل"),
    ("he", "דחיית הכול"),
    ("ja", "すべて拒否する"),
];

const BUTTONS: [&str; 18] = [
    "layer.accept",
    "layer.reject",
    "layer.choose",
    "layer.close",
    "layer.reopen",
    "layer.once",
    "layer.always",
    "layer.reload",
    "layer.later",
    "panel.accept",
    "panel.reject",
    "panel.withdraw",
    "panel.save",
    "panel.close",
    "panel.details",
    "panel.allow-short",
    "panel.object-short",
    "panel.opt-out-short",
];

/// Words that hide what a button does, or that it can be refused for good. Looked for in every language's buttons.
#[rustfmt::skip]
const EVASIONS: [&str; 46] = [
    "okay", "got it", "understood", "i understand", "maybe later", "ask me later", "remind me",
    "verstanden", "alles klar", "einverstanden", "später",
    "compris", "d’accord", "plus tard",
    "entendido", "de acuerdo", "más tarde", "más adelante",
    "ho capito", "va bene", "d’accordo", "più tardi",
    "entendi", "percebi", "de acordo", "mais tarde",
    "begrepen", "akkoord", "later",
    "rozumiem", "w porządku", "później",
    "förstår", "uppfattat", "senare",
    "حسنًا", "حسنا", "فهمت", "لاحق",
    "הבנתי", "בסדר", "אחר כך",
    "了解", "わかりました", "分かりました", "後で",
];

struct Word {
    key: String,
    text: String,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../l10n")
}

fn source(language: &str) -> String {
    let path = folder().join(format!("{language}.json"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All words of a language in the order of its file; keys are `part.key`.
fn words(language: &str) -> Vec<Word> {
    let file = Value::parse(&source(language)).unwrap_or_else(|error| panic!("{language}: {error:?}"));
    let parts = file.members().iter();
    parts
        .flat_map(|(part, entries)| {
            entries.members().iter().map(move |(key, text)| {
                let text = text.as_str().unwrap_or_else(|| panic!("{language}: {part}.{key} is not text"));
                Word { key: format!("{part}.{key}"), text: text.to_owned() }
            })
        })
        .collect()
}

fn text<'a>(words: &'a [Word], key: &str) -> &'a str {
    let word = words.iter().find(|word| word.key == key);
    &word.unwrap_or_else(|| panic!("no {key}")).text
}

/// The `{…}` of a text, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').map_or("unclosed", |(name, _)| name)).collect();
    found.sort_unstable();
    found
}

/// Looks at every word of every language and reports all that is wrong at once.
fn check(fault: impl Fn(&str, &Word) -> Option<&'static str>) {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for word in words(language) {
            if let Some(why) = fault(language, &word) {
                faults.push(format!("{language} {}: {why}: {:?}", word.key, word.text));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn there_is_a_file_for_each_language_and_no_other() {
    let found: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(found, LANGUAGES.iter().map(|language| format!("{language}.json")).collect());
}

#[test]
fn every_language_has_the_keys_of_english_in_the_same_order() {
    let keys = |language| words(language).into_iter().map(|word| word.key).collect::<Vec<_>>();
    for language in LANGUAGES {
        assert_eq!(keys(language), keys("en"), "{language}");
    }
}

#[test]
fn every_text_keeps_the_placeholders_and_names_of_english() {
    let english = words("en");
    check(|_, word| {
        let model = text(&english, &word.key);
        let wanted = placeholders(model);
        if word.text.contains(SIGNAL) != model.contains(SIGNAL) {
            return Some("the signal has another name");
        }
        (placeholders(&word.text) != wanted || word.text.matches('}').count() != wanted.len())
            .then_some("other placeholders than in English")
    });
}

#[test]
fn nothing_is_left_in_english() {
    let english = words("en");
    let same: Vec<(&str, String)> = LANGUAGES[1..]
        .iter()
        .flat_map(|language| iter::repeat(*language).zip(words(language)))
        .filter(|(_, word)| word.text == text(&english, &word.key))
        .map(|(language, word)| (language, word.key))
        .collect();
    assert_eq!(same, SAME_AS_ENGLISH.map(|(language, key)| (language, key.to_owned())));
}

#[test]
fn every_text_is_set_with_care() {
    let english = words("en");
    let is_bidi_control =
        |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    check(|language, Word { key, text: own }| {
        let ends = |text: &str| text.ends_with(['.', '。']);
        if own.is_empty() {
            Some("empty")
        } else if own.trim() != own || own.contains("  ") {
            Some("space at an end, or twice")
        } else if own.contains('"') || (language != "en" && own.contains('\'')) {
            Some("straight quotation mark or apostrophe")
        } else if own.replace("\u{2068}{", "{").replace("}\u{2069}", "}").contains(is_bidi_control) {
            // Around a name they keep it in one piece: FSI and PDI, as UAX #9 has them.
            Some("bidi control character")
        } else if ends(own) != ends(text(&english, key)) {
            Some("a sentence here and a label in English, or the other way round")
        } else {
            None
        }
    });
    for language in LANGUAGES {
        let source = source(language);
        assert!(!source.contains('\\'), "{language}: escaped characters");
        assert!(
            source.starts_with("{\n  \"layer\": {\n    \"") && source.ends_with("\"\n  }\n}\n"),
            "{language}: layout"
        );
    }
}

#[test]
fn punctuation_is_that_of_the_language() {
    check(|language, word| {
        let before = |mark: char| {
            let text = word.text.as_str();
            text.match_indices(mark).map(|(at, _)| text[..at].chars().next_back()).collect::<Vec<_>>()
        };
        match language {
            "fr" => {
                let spaced = [':', ';', '?', '!', '»'].into_iter().flat_map(before).all(|c| c == Some('\u{202f}'));
                let opened = word.text.split('«').skip(1).all(|rest| rest.starts_with('\u{202f}'));
                (!spaced || !opened).then_some("no narrow no-break space")
            }
            "ar" => word.text.contains([',', ';', '?']).then_some("Latin punctuation"),
            "ja" => word
                .text
                .replace(SIGNAL, "")
                .contains(['.', ',', ':', ';', '?', '!', '(', ')', ' '])
                .then_some("Latin punctuation, or a space"),
            _ => None,
        }
    });
}

#[test]
fn refusing_looks_like_accepting() {
    for language in LANGUAGES {
        let words = words(language);
        let lengths = ["layer.accept", "layer.reject"].map(|key| text(&words, key).chars().count() as f64);
        let ratio = lengths[0].max(lengths[1]) / lengths[0].min(lengths[1]);
        assert!(ratio <= 1.6, "{language}: {ratio}");
        for control in ["accept", "reject", "close"] {
            let [layer, panel] = ["layer", "panel"].map(|part| text(&words, &format!("{part}.{control}")));
            assert_eq!(layer, panel, "{language}: one control, two names");
        }
        assert!(REFUSALS.contains(&(language, text(&words, "layer.reject"))), "{language}");
    }
}

#[test]
fn no_button_evades() {
    let buttons: BTreeSet<&str> = BUTTONS.into();
    let english = words("en");
    assert!(buttons.iter().all(|key| !text(&english, key).is_empty()));
    check(|_, word| {
        let text = word.text.to_lowercase();
        let is_ok = text.split(|c: char| !c.is_ascii_alphanumeric()).any(|token| token == "ok");
        let evades = is_ok || EVASIONS.iter().any(|evasion| text.contains(evasion));
        (buttons.contains(word.key.as_str()) && evades).then_some("an evasive button")
    });
}

/// WCAG 2.5.3: who speaks the label they see must reach the control.
#[test]
fn the_name_of_a_switch_contains_its_label() {
    for language in LANGUAGES {
        let words = words(language);
        for key in ["allow", "object", "opt-out"] {
            let name = text(&words, &format!("panel.{key}")).to_lowercase();
            let label = text(&words, &format!("panel.{key}-short")).to_lowercase();
            assert!(name.contains(&label), "{language}: {label:?} is not in {name:?}");
        }
    }
}
