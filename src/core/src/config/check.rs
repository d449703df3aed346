//! What a shape cannot say: ids that are unique and exist, texts in every language, lawful lifetimes and rules.

use super::Duration;
use super::fault::{FaultCode, Report, Words, describe};
use super::model::{Basis, Config, Localized, Purpose, Vendor};
use super::schema::did_you_mean;
use crate::json::Value;
use crate::jurisdiction::{Regime, built_in};

pub(super) fn check(config: &Config<'_>, report: &mut Report) {
    let value = config.value();
    report.key("languages", |report| unique(value.part("languages"), "", report));
    report.key("purposes", |report| {
        unique(value.part("purposes"), "id", report);
        for (index, entry) in config.purposes.iter().enumerate() {
            report.item(index, |report| purpose(config, entry, report));
        }
    });
    report.key("vendors", |report| {
        unique(value.part("vendors"), "id", report);
        for (index, entry) in config.vendors.iter().enumerate() {
            report.item(index, |report| report.key("purposes", |report| vendor(config, entry, report)));
        }
    });
    report.key("jurisdictions", |report| {
        for (region, ruling) in value.part("jurisdictions").members() {
            let weaker = Regime::parse(ruling.text("regime")) > built_in(region);
            if weaker && ruling.get("reason").is_none() {
                report.key(region, |report| report.key("reason", missing_reason));
            }
        }
    });
    report.key("texts", |report| {
        for (language, _) in value.part("texts").members() {
            report.key(language, |report| declared(config, language, report));
        }
    });
    report.key("signals", |report| {
        report.key("google", |report| {
            report.key("purposes", |report| {
                for (id, _) in config.google() {
                    report.key(id, |report| reference(config, id, report));
                }
            });
        });
    });
    report.key("lifetimes", |report| lifetimes(config, report));
}

/// No two items of `list`, or no two members `key` of them, are the same.
fn unique(list: &Value, key: &str, report: &mut Report) {
    let id = |index: usize| match &list.items()[index] {
        Value::String(text) => text,
        item => item.text(key),
    };
    for index in 0..list.items().len() {
        if (0..index).any(|earlier| id(earlier) == id(index)) {
            let say = |report: &mut Report| {
                report.fault(FaultCode::DuplicateId, || {
                    Words::new(describe(&Value::from(id(index))), "each only once", "Rename or remove one of the two.")
                });
            };
            report.item(index, |report| if key.is_empty() { say(report) } else { report.key(key, say) });
        }
    }
}

fn reference(config: &Config<'_>, id: &str, report: &mut Report) {
    if config.purpose(id).is_none() {
        report.fault(FaultCode::UnknownReference, || {
            let ids = config.purposes.iter().map(|purpose| purpose.id);
            let fix = did_you_mean(id, ids.clone(), "Add the purpose, or remove this.");
            Words::new(describe(&Value::from(id)), ids.collect::<Vec<_>>().join(" | "), fix)
        });
    }
}

fn declared(config: &Config<'_>, language: &str, report: &mut Report) {
    if !config.value().part("languages").lists(language) {
        report.fault(FaultCode::UnknownKey, || {
            let expected = config.languages().collect::<Vec<_>>().join(" | ");
            Words::new(describe(&Value::from(language)), expected, "Add it to languages, or remove this text.")
        });
    }
}

fn purpose(config: &Config<'_>, purpose: &Purpose<'_>, report: &mut Report) {
    report.key("name", |report| localized(config, purpose.name(), report));
    report.key("text", |report| localized(config, purpose.text(), report));
    let necessary = purpose.basis == Basis::Necessary;
    report.key("justification", |report| match purpose.justification() {
        Some(texts) if necessary => localized(config, texts, report),
        Some(_) => report.fault(FaultCode::UnknownKey, || {
            Words::new("a justification", "only with basis \"necessary\"", "Remove it.")
        }),
        None if necessary => report.fault(FaultCode::MissingKey, || {
            Words::new("nothing", "why it is strictly necessary", "Add it, or ask for consent.")
        }),
        None => {}
    });
    if necessary && purpose.sale {
        report.key("sale", |report| {
            report.fault(FaultCode::BadValue, || {
                Words::new("true", "false with basis \"necessary\"", "Ask for consent, or remove it.")
            });
        });
    }
}

/// One switch for each vendor: what cannot be refused must not ride on what can.
fn vendor(config: &Config<'_>, vendor: &Vendor<'_>, report: &mut Report) {
    for (index, id) in vendor.purposes().enumerate() {
        report.item(index, |report| reference(config, id, report));
    }
    let necessary = |id: &str| config.purpose(id).is_some_and(|purpose| !purpose.basis.is_choice());
    if vendor.purposes().any(necessary) && !vendor.purposes().all(necessary) {
        report.fault(FaultCode::BadValue, || {
            Words::new("both", "purposes that are all necessary, or all not", "Split the vendor into two entries.")
        });
    }
}

fn localized(config: &Config<'_>, texts: Localized<'_>, report: &mut Report) {
    if let Value::Object(members) = texts.value() {
        for (language, _) in members {
            report.key(language, |report| declared(config, language, report));
        }
        for language in config.languages() {
            if texts.value().get(language).is_none() {
                report.key(language, |report| {
                    report.fault(FaultCode::MissingText, || {
                        Words::new("nothing", "text in every declared language", "Add it.")
                    });
                });
            }
        }
    } else if config.languages().count() > 1 {
        report.fault(FaultCode::MissingText, || {
            let expected = "an object with one text for each language";
            Words::new("one text", expected, "Write one text for each declared language.")
        });
    }
}

fn missing_reason(report: &mut Report) {
    report.fault(FaultCode::MissingReason, || {
        Words::new("nothing", "why a weaker rule is lawful here", "Name the reason, or keep the built-in rule.")
    });
}

/// Refusals hold at least six months and as long as consent (standards: Garante 2021, CNIL 2020-092), consent at most
/// thirteen months (CNIL).
fn lifetimes(config: &Config<'_>, report: &mut Report) {
    let value = config.value().part("lifetimes");
    let mut say = |key: &str, expected: &str| {
        report.key(key, |report| {
            report.fault(FaultCode::BadDuration, || {
                let found = value.get(key).map_or_else(|| "nothing".to_owned(), describe);
                Words::new(found, expected, ["Write ", expected, "."].concat())
            });
        });
    };
    let lifetimes = config.lifetimes();
    let consent = lifetimes.consent.at_most();
    if consent > Duration::months(13).at_least() || consent < 60_000.0 {
        say("consent", "at most 13 months");
    }
    if lifetimes.refusal.at_least() < Duration::SIX_MONTHS.at_most() {
        say("refusal", "at least 6 months");
    } else if lifetimes.refusal.at_least() < consent {
        say("refusal", "at least as long as consent");
    }
}
