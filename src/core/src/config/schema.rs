//! The shape of the configuration as one table. The reader walks it to find faults; the same table becomes the JSON Schema.

use super::fault::{FaultCode, Report, Words, describe};
use super::lexical::Form;
use crate::json::Value;

/// The languages of the interface, as BCP 47 primary subtags.
pub const LANGUAGES: [&str; 12] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ar", "he", "ja"];

pub(super) const BASES: [&str; 3] = ["consent", "legitimate-interest", "necessary"];
pub(super) const REGIMES: [&str; 3] = ["opt-in", "opt-out", "notice"];
pub(super) const GOOGLE_TYPES: [&str; 6] = [
    "ad_storage",
    "ad_user_data",
    "ad_personalization",
    "analytics_storage",
    "functionality_storage",
    "personalization_storage",
];

/// What a value must look like.
pub(crate) enum Shape {
    String(Form),
    OneOf(&'static [&'static str]),
    Bool,
    /// A whole number, both ends allowed.
    Whole(u32, u32),
    /// Milliseconds since 1970.
    Time,
    /// A list with at least so many items.
    List(usize, &'static Shape),
    Object(&'static [Field]),
    /// An object whose keys have a form and whose values have one shape.
    Map(&'static Shape, &'static Shape),
    /// One text, or one for each language.
    Localized,
}

/// A key of an object.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
    #[cfg(feature = "schema")]
    pub(crate) doc: &'static str,
}

// The sentences are for editors; a visitor's download does not carry them.
#[cfg_attr(not(feature = "schema"), expect(unused_variables, reason = "kept out of the module"))]
pub(crate) const fn must(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field {
        name,
        required: true,
        shape,
        #[cfg(feature = "schema")]
        doc,
    }
}

#[cfg_attr(not(feature = "schema"), expect(unused_variables, reason = "kept out of the module"))]
pub(crate) const fn may(name: &'static str, shape: Shape, doc: &'static str) -> Field {
    Field {
        name,
        required: false,
        shape,
        #[cfg(feature = "schema")]
        doc,
    }
}

use Shape::{Bool, List, Localized, Map, Object, OneOf, String as Text, Time, Whole};

const LANGUAGE: Shape = OneOf(&LANGUAGES);
const ID: Shape = Text(Form::Id);
const DURATION: Shape = Text(Form::Duration);

/// The whole file.
pub(super) static CONFIG: Shape = Object(&[
    may("$schema", Text(Form::Any), "Address of this schema, for editors."),
    must("controller", Object(CONTROLLER), "Who is responsible (GDPR art. 4(7)) and is named to the visitor."),
    must(
        "revision",
        Whole(1, 1_000_000),
        "Raise it when a text changes in meaning: visitors are then asked again about the purposes whose texts differ.",
    ),
    must(
        "languages",
        List(1, &LANGUAGE),
        "Languages of your texts. The first is used when the visitor's is not among them.",
    ),
    must("purposes", List(1, &Object(PURPOSE)), "What data is used for, one entry for each decision."),
    may("vendors", List(0, &Object(VENDOR)), "Who else takes part."),
    may(
        "jurisdictions",
        Map(&Text(Form::Region), &Object(RULING)),
        "Rules by ISO 3166 code. Stricter than the built-in ones, or with a reason.",
    ),
    may("texts", Map(&LANGUAGE, &Object(TEXTS)), "Your own words in place of the interface's, by language."),
    may("look", Object(LOOK), "Where and how it is shown. Colours and type are CSS custom properties."),
    may("signals", Object(SIGNALS), "Who is told of each decision."),
    may("lifetimes", Object(LIFETIMES), "How long answers hold."),
]);

const CONTROLLER: &[Field] = &[
    must("name", Text(Form::Text), "Name of the organisation."),
    must("contact", Text(Form::Contact), "Mail address or page for questions about data."),
    must("policy", Text(Form::Url), "Address of the policy: https://… or /…"),
];

const PURPOSE: &[Field] = &[
    must("id", ID, "Used in data-purpose and in has()."),
    must(
        "basis",
        OneOf(&BASES),
        "Legal basis (GDPR art. 6(1)): consent (a), legitimate interest with objection (f, art. 21), or strictly necessary (ePrivacy art. 5(3)).",
    ),
    may("justification", Localized, "Why it is strictly necessary. Needed for \"necessary\", and only there."),
    must("name", Localized, "Two or three words."),
    must("text", Localized, "What happens, in plain words. Links as [label](https://…)."),
    must("retention", DURATION, "How long the data is kept."),
    may(
        "sale",
        Bool,
        "Whether it sells or shares data or targets ads, so that Global Privacy Control refuses it. Default true, false for \"necessary\".",
    ),
];

const VENDOR: &[Field] = &[
    must("id", ID, "Used in data-vendor and in has()."),
    must("name", Text(Form::Text), "Name of the company or product."),
    must("policy", Text(Form::Url), "Address of its policy."),
    must("country", Text(Form::Country), "Where it processes data, ISO 3166-1 alpha-2."),
    must("purposes", List(1, &ID), "Ids of the purposes it takes part in."),
    may("retention", DURATION, "How long it keeps data, where that differs from the purpose."),
    may("cookies", List(0, &Object(COOKIE)), "Cookies it sets. They are deleted on withdrawal."),
    may("storage", List(0, &Object(STORAGE)), "Storage keys it sets. They are deleted on withdrawal."),
    may("urls", List(0, &Text(Form::UrlPattern)), "Addresses it loads from."),
];

const COOKIE: &[Field] = &[
    must("name", Text(Form::NamePattern), "Exact name, or a pattern with *."),
    must("duration", DURATION, "How long it stays."),
];

const STORAGE: &[Field] = &[
    must("key", Text(Form::NamePattern), "Exact key, or a pattern with *."),
    must("kind", OneOf(&["local", "session"]), "localStorage or sessionStorage."),
    must("duration", DURATION, "How long it stays."),
];

const RULING: &[Field] = &[
    must(
        "regime",
        OneOf(&REGIMES),
        "opt-in: nothing before an answer. opt-out: until objected to. notice: told, without being asked.",
    ),
    may("reason", Text(Form::Text), "Why a weaker rule than the built-in one is lawful here."),
];

const TEXTS: &[Field] = &[
    may("title", Text(Form::Text), "Heading of the first layer."),
    may("text", Text(Form::Text), "Sentence below it. Links as [label](https://…)."),
];

const LOOK: &[Field] = &[
    may("layout", OneOf(&["bar", "box", "dialog"]), "Shape of the first layer. Default bar."),
    may("side", OneOf(&["left", "right"]), "Side of the box and of the reopen button. Default left."),
    may("theme", OneOf(&["auto", "light", "dark"]), "Default auto: as the visitor's system."),
    may(
        "reopen",
        OneOf(&["button", "link"]),
        "A floating button, or your own element with data-confidant=\"reopen\". Default button.",
    ),
];

const SIGNALS: &[Field] = &[may("google", Object(GOOGLE), "Google Consent Mode v2.")];

const GOOGLE: &[Field] = &[
    may(
        "mode",
        OneOf(&["basic", "advanced"]),
        "basic: tags are held. advanced: tags run without storage until the answer. Default basic.",
    ),
    must(
        "purposes",
        Map(&ID, &List(1, &OneOf(&GOOGLE_TYPES))),
        "The consent types that each purpose grants. A type needs all its purposes.",
    ),
    may("waitForUpdate", Whole(0, 10_000), "Milliseconds that tags wait for the answer. Default 500."),
    may("adsDataRedaction", Bool, "Redact ad click ids while ad_storage is denied. Default false."),
    may("urlPassthrough", Bool, "Pass ad click ids in addresses. Default false."),
    may("defaults", List(0, &Object(DEFAULT)), "Other defaults by region."),
];

const GRANTED: Shape = OneOf(&["granted", "denied"]);

const DEFAULT: &[Field] = &[
    must("region", List(1, &Text(Form::Region)), "ISO 3166 codes."),
    may("ad_storage", GRANTED, ""),
    may("ad_user_data", GRANTED, ""),
    may("ad_personalization", GRANTED, ""),
    may("analytics_storage", GRANTED, ""),
    may("functionality_storage", GRANTED, ""),
    may("personalization_storage", GRANTED, ""),
];

const LIFETIMES: &[Field] = &[
    may("consent", DURATION, "How long a yes holds. At most 13 months. Default 6 months."),
    may(
        "refusal",
        DURATION,
        "How long a no is not asked again. At least 6 months, and as long as a yes. Default: as consent, at least 6 months.",
    ),
    may("history", Whole(1, 100), "How many records are kept on the device. Default 20."),
];

impl Shape {
    /// Whether `value` has this shape, for what only a program writes.
    pub(crate) fn holds(&self, value: &Value) -> bool {
        let mut report = Report::default();
        self.check(value, &mut report);
        report.is_clean()
    }

    /// Walks `value` and reports everything in which it differs from the shape.
    pub(super) fn check(&self, value: &Value, report: &mut Report) {
        match (self, value) {
            (Text(form), Value::String(text)) => {
                if !self.allows(text) {
                    let (code, expected) = form.complaint();
                    report.fault(code, || Words::new(describe(value), expected, ["Write ", expected, "."].concat()));
                }
            }
            (OneOf(words), Value::String(text)) => {
                if !self.allows(text) {
                    report.fault(FaultCode::BadValue, || {
                        let fix = did_you_mean(text, words.iter().copied(), "Choose one of them.");
                        Words::new(describe(value), words.join(" | "), fix)
                    });
                }
            }
            (Bool, Value::Bool(_)) | (Time, Value::Number(_)) => {}
            (&Whole(least, most), Value::Number(number)) => {
                if number.fract() != 0.0 || *number < f64::from(least) || *number > f64::from(most) {
                    report.fault(FaultCode::BadValue, || {
                        let expected = ["a whole number from ", &least.to_string(), " to ", &most.to_string()].concat();
                        Words::new(describe(value), expected, "Write a number in this range.")
                    });
                }
            }
            (List(least, shape), Value::Array(items)) => {
                if items.len() < *least {
                    report.fault(FaultCode::BadValue, || {
                        Words::new("an empty list", "at least one entry", "Add an entry.")
                    });
                }
                for (index, item) in items.iter().enumerate() {
                    report.item(index, |report| shape.check(item, report));
                }
            }
            (Object(fields), Value::Object(members)) => object(fields, members, report),
            (Map(keys, shape), Value::Object(members)) => map(keys, shape, members, report),
            (Localized, Value::String(_)) => Text(Form::Text).check(value, report),
            (Localized, Value::Object(members)) => map(&LANGUAGE, &Text(Form::Text), members, report),
            _ => report.fault(FaultCode::WrongType, || {
                let expected = self.expected();
                Words::new(describe(value), expected, ["Write ", expected, "."].concat())
            }),
        }
    }

    /// Whether `text` is a string of this shape.
    fn allows(&self, text: &str) -> bool {
        match self {
            Text(form) => form.holds(text),
            OneOf(words) => words.contains(&text),
            _ => false,
        }
    }

    fn expected(&self) -> &'static str {
        match self {
            Text(form) => form.complaint().1,
            OneOf(_) => "a string",
            Bool => "true or false",
            Whole(..) | Time => "a whole number",
            List(..) => "a list",
            Object(_) | Map(..) => "an object",
            Localized => "text, or an object with one text for each language",
        }
    }
}

fn object(fields: &[Field], members: &[(String, Value)], report: &mut Report) {
    for (key, value) in members {
        report.key(key, |report| match fields.iter().find(|field| field.name == key) {
            Some(field) => field.shape.check(value, report),
            None => report.fault(FaultCode::UnknownKey, || {
                let names = fields.iter().map(|field| field.name);
                let fix = did_you_mean(key, names.clone(), "Remove it.");
                let expected = names.collect::<Vec<_>>().join(" | ");
                Words::new(describe(&Value::from(key.as_str())), expected, fix)
            }),
        });
    }
    for field in fields {
        if field.required && !members.iter().any(|(key, _)| key == field.name) {
            report.key(field.name, |report| {
                report.fault(FaultCode::MissingKey, || Words::new("nothing", field.shape.expected(), "Add it."));
            });
        }
    }
}

fn map(keys: &Shape, shape: &Shape, members: &[(String, Value)], report: &mut Report) {
    for (key, value) in members {
        report.key(key, |report| {
            if !keys.allows(key) {
                report.fault(FaultCode::UnknownKey, || {
                    let found = describe(&Value::from(key.as_str()));
                    match keys {
                        OneOf(words) => {
                            let fix = did_you_mean(key, words.iter().copied(), "Choose one of them.");
                            Words::new(found, words.join(" | "), fix)
                        }
                        _ => Words::new(found, keys.expected(), ["Write ", keys.expected(), "."].concat()),
                    }
                });
            }
            shape.check(value, report);
        });
    }
}

/// Names the nearest candidate when it is near, else gives the plain advice.
pub(super) fn did_you_mean<'a>(found: &str, candidates: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    let limit = found.len() / 3 + 1;
    match candidates.map(|word| (distance(found, word), word)).min() {
        Some((near, word)) if near <= limit => ["Did you mean \"", word, "\"?"].concat(),
        _ => otherwise.to_owned(),
    }
}

/// Edit distance with case counted as equal (Wagner and Fischer 1974).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<u8> = b.bytes().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(&b) {
            let change = diagonal + usize::from(!left.eq_ignore_ascii_case(right));
            diagonal = *cell;
            before = change.min(before + 1).min(*cell + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
