//! What a shape cannot say: ids that are unique and exist, texts in every language, lawful lifetimes and rules.

use super::Duration;
use super::fault::{Fault, FaultCode, Path, describe};
use super::model::{Basis, Config};
use super::schema::did_you_mean;
use crate::json::Value;
use crate::jurisdiction::built_in;

pub(super) fn check(config: &Config, value: &Value, faults: &mut Vec<Fault>) {
    let mut path = Path::root();
    let part = |key: &str| value.get(key).unwrap_or(&Value::Null);
    path.key("languages", |path| {
        unique(&config.languages.iter().map(String::as_str).collect::<Vec<_>>(), "", path, faults)
    });
    path.key("purposes", |path| {
        unique(&config.purposes.iter().map(|purpose| purpose.id.as_str()).collect::<Vec<_>>(), "id", path, faults);
        for (index, entry) in part("purposes").items().iter().enumerate() {
            path.item(index, |path| purpose(config, index, entry, path, faults));
        }
    });
    path.key("vendors", |path| {
        unique(&config.vendors.iter().map(|vendor| vendor.id.as_str()).collect::<Vec<_>>(), "id", path, faults);
        for (index, vendor) in config.vendors.iter().enumerate() {
            path.item(index, |path| {
                path.key("purposes", |path| {
                    for (index, id) in vendor.purposes.iter().enumerate() {
                        path.item(index, |path| reference(config, id, path, faults));
                    }
                    // One switch for each vendor: what cannot be refused must not ride on what can.
                    let necessary = |id: &String| config.purpose(id).is_some_and(|purpose| !purpose.basis.is_choice());
                    if vendor.purposes.iter().any(necessary) && !vendor.purposes.iter().all(necessary) {
                        let expected = "purposes that are all necessary, or all not";
                        faults.push(path.fault(
                            FaultCode::BadValue,
                            "both",
                            expected,
                            "Split the vendor into two entries.",
                        ));
                    }
                });
            });
        }
    });
    path.key("jurisdictions", |path| rulings(config, path, faults));
    path.key("texts", |path| {
        for (language, _) in part("texts").members() {
            path.key(language, |path| declared(config, language, path, faults));
        }
    });
    path.key("signals", |path| {
        path.key("google", |path| {
            path.key("purposes", |path| {
                for (id, _) in config.google.iter().flat_map(|google| &google.purposes) {
                    path.key(id, |path| reference(config, id, path, faults));
                }
            });
        });
    });
    path.key("lifetimes", |path| lifetimes(config, part("lifetimes"), path, faults));
}

fn unique(ids: &[&str], key: &str, path: &mut Path, faults: &mut Vec<Fault>) {
    for (index, id) in ids.iter().enumerate() {
        if ids.iter().take(index).any(|earlier| earlier == id) {
            let mut report = |path: &mut Path| {
                let found = describe(&Value::from(*id));
                faults.push(path.fault(
                    FaultCode::DuplicateId,
                    found,
                    "each only once",
                    "Rename or remove one of the two.",
                ));
            };
            path.item(index, |path| if key.is_empty() { report(path) } else { path.key(key, &mut report) });
        }
    }
}

fn reference(config: &Config, id: &str, path: &Path, faults: &mut Vec<Fault>) {
    if config.purpose(id).is_none() {
        let ids = config.purposes.iter().map(|purpose| purpose.id.as_str());
        let fix = did_you_mean(id, ids.clone(), "Add the purpose, or remove this.");
        let expected = ids.collect::<Vec<_>>().join(" | ");
        faults.push(path.fault(FaultCode::UnknownReference, describe(&Value::from(id)), expected, fix));
    }
}

fn declared(config: &Config, language: &str, path: &Path, faults: &mut Vec<Fault>) {
    if !config.languages.iter().any(|code| code == language) {
        let expected = config.languages.join(" | ");
        let found = describe(&Value::from(language));
        faults.push(path.fault(FaultCode::UnknownKey, found, expected, "Add it to languages, or remove this text."));
    }
}

fn purpose(config: &Config, index: usize, value: &Value, path: &mut Path, faults: &mut Vec<Fault>) {
    let Some(purpose) = config.purposes.get(index) else { return };
    for key in ["name", "text", "justification"] {
        if let Some(texts) = value.get(key) {
            path.key(key, |path| localized(config, texts, path, faults));
        }
    }
    let necessary = purpose.basis == Basis::Necessary;
    if necessary != purpose.justification.is_some() {
        path.key("justification", |path| {
            faults.push(if necessary {
                path.fault(
                    FaultCode::MissingKey,
                    "nothing",
                    "why it is strictly necessary",
                    "Add it, or ask for consent.",
                )
            } else {
                path.fault(FaultCode::UnknownKey, "a justification", "only with basis \"necessary\"", "Remove it.")
            });
        });
    }
    if necessary && purpose.sale {
        path.key("sale", |path| {
            faults.push(path.fault(
                FaultCode::BadValue,
                "true",
                "false with basis \"necessary\"",
                "Ask for consent, or remove it.",
            ));
        });
    }
}

fn localized(config: &Config, texts: &Value, path: &mut Path, faults: &mut Vec<Fault>) {
    if let Value::Object(members) = texts {
        for (language, _) in members {
            path.key(language, |path| declared(config, language, path, faults));
        }
        for language in &config.languages {
            if texts.get(language).is_none() {
                path.key(language, |path| {
                    faults.push(path.fault(
                        FaultCode::MissingText,
                        "nothing",
                        "text in every declared language",
                        "Add it.",
                    ));
                });
            }
        }
    } else if config.languages.len() > 1 {
        let expected = "an object with one text for each language";
        faults.push(path.fault(
            FaultCode::MissingText,
            "one text",
            expected,
            "Write one text for each declared language.",
        ));
    }
}

fn rulings(config: &Config, path: &mut Path, faults: &mut Vec<Fault>) {
    for ruling in &config.jurisdictions {
        if ruling.regime > built_in(&ruling.region) && ruling.reason.is_none() {
            path.key(&ruling.region, |path| {
                path.key("reason", |path| {
                    let expected = "why a weaker rule is lawful here";
                    faults.push(path.fault(
                        FaultCode::MissingReason,
                        "nothing",
                        expected,
                        "Name the reason, or keep the built-in rule.",
                    ));
                });
            });
        }
    }
}

/// Refusals hold at least six months and as long as consent (standards: Garante 2021, CNIL 2020-092), consent at most
/// thirteen months (CNIL).
fn lifetimes(config: &Config, value: &Value, path: &mut Path, faults: &mut Vec<Fault>) {
    let mut report = |key: &str, expected: &str| {
        path.key(key, |path| {
            let found = value.get(key).map_or_else(|| "nothing".to_owned(), describe);
            faults.push(path.fault(FaultCode::BadDuration, found, expected, ["Write ", expected, "."].concat()));
        });
    };
    let lifetimes = &config.lifetimes;
    let consent = lifetimes.consent.at_most();
    if consent > Duration::months(13).at_least() || consent < 60_000.0 {
        report("consent", "at most 13 months");
    }
    if lifetimes.refusal.at_least() < Duration::months(6).at_most() {
        report("refusal", "at least 6 months");
    } else if lifetimes.refusal.at_least() < consent {
        report("refusal", "at least as long as consent");
    }
}
