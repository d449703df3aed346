//! The consent record (ISO/IEC TS 27560, GDPR art. 7(1)): what was asked, what was answered, how.

use crate::json::Value;
use crate::jurisdiction::{Regime, Source};

/// The control with which an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// “Accept all”
    Accept,
    /// “Reject all”
    Reject,
    /// Choices one by one.
    Save,
    /// “Withdraw everything”
    Withdraw,
    /// Global Privacy Control, where no question comes first.
    Signal,
}

impl Control {
    const ALL: [Self; 5] = [Self::Accept, Self::Reject, Self::Save, Self::Withdraw, Self::Signal];

    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Save => "save",
            Self::Withdraw => "withdraw",
            Self::Signal => "signal",
        }
    }

    /// From the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|control| control.as_str() == word)
    }

    /// Whether it refused everything at once, what was not yet asked included.
    #[must_use]
    pub fn is_blanket_refusal(self) -> bool {
        matches!(self, Self::Reject | Self::Withdraw)
    }
}

/// Where the control was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The first layer.
    First,
    /// The preference centre.
    Panel,
    /// A held frame.
    Placeholder,
    /// The page's own code, while the visitor acted.
    Api,
    /// The browser's signal.
    Browser,
}

impl Layer {
    const ALL: [Self; 5] = [Self::First, Self::Panel, Self::Placeholder, Self::Api, Self::Browser];

    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Panel => "panel",
            Self::Placeholder => "placeholder",
            Self::Api => "api",
            Self::Browser => "browser",
        }
    }

    /// From the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.as_str() == word)
    }
}

/// The answer for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The purpose.
    pub id: String,
    /// Its legal basis as it was shown.
    pub basis: String,
    /// [`text_digest`](super::text_digest) of name and text as shown.
    pub text: String,
    /// Allowed, or not objected to.
    pub granted: bool,
    /// When it was given, ms since 1970. Earlier than the record's time where a later answer left it as it was.
    pub time: f64,
    /// Whether Global Privacy Control was on.
    pub gpc: bool,
}

/// The answer for one vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorChoice {
    /// The vendor.
    pub id: String,
    /// Allowed.
    pub granted: bool,
    /// Its purposes as they were shown.
    pub purposes: Vec<String>,
}

/// One answer, whole. Purposes that are necessary are not in it: they were no choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// A random UUID (RFC 9562 version 4).
    pub id: String,
    /// When, ms since 1970.
    pub time: f64,
    /// Revision of the configuration.
    pub revision: u32,
    /// SHA-256 of the configuration, the language and the interface's words, as `sha256(JSON [configuration, language, words…])`.
    pub digest: String,
    /// Name of the controller.
    pub controller: String,
    /// Language in which it was asked.
    pub language: String,
    /// Purposes and answers.
    pub purposes: Vec<Choice>,
    /// Vendors and answers.
    pub vendors: Vec<VendorChoice>,
    /// Which control.
    pub control: Control,
    /// On which layer.
    pub layer: Layer,
    /// Regime under which it was asked.
    pub regime: Regime,
    /// ISO 3166 code, if one was known.
    pub jurisdiction: Option<String>,
    /// Where the code came from.
    pub source: Source,
    /// Whether Global Privacy Control was on.
    pub gpc: bool,
    /// The record before this one.
    pub previous: Option<String>,
}

/// The version of the form in which records are written.
pub(super) const VERSION: f64 = 1.0;

impl Record {
    /// The choice for a purpose.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<&Choice> {
        self.purposes.iter().find(|choice| choice.id == id)
    }

    /// The choice for a vendor.
    #[must_use]
    pub fn vendor(&self, id: &str) -> Option<&VendorChoice> {
        self.vendors.iter().find(|choice| choice.id == id)
    }

    /// As it is stored and handed out.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let purposes = self.purposes.iter().map(|choice| {
            Value::object([
                ("id", choice.id.as_str().into()),
                ("granted", choice.granted.into()),
                ("basis", choice.basis.as_str().into()),
                ("text", choice.text.as_str().into()),
                ("time", choice.time.into()),
                ("gpc", choice.gpc.into()),
            ])
        });
        let vendors = self.vendors.iter().map(|choice| {
            let purposes = choice.purposes.iter().map(|id| id.as_str().into()).collect();
            Value::object([
                ("id", choice.id.as_str().into()),
                ("granted", choice.granted.into()),
                ("purposes", Value::Array(purposes)),
            ])
        });
        Value::object([
            ("v", VERSION.into()),
            ("id", self.id.as_str().into()),
            ("time", self.time.into()),
            ("revision", f64::from(self.revision).into()),
            ("digest", self.digest.as_str().into()),
            ("controller", self.controller.as_str().into()),
            ("language", self.language.as_str().into()),
            ("purposes", Value::Array(purposes.collect())),
            ("vendors", Value::Array(vendors.collect())),
            ("control", self.control.as_str().into()),
            ("layer", self.layer.as_str().into()),
            ("regime", self.regime.as_str().into()),
            ("jurisdiction", self.jurisdiction.as_deref().into()),
            ("source", self.source.as_str().into()),
            ("gpc", self.gpc.into()),
            ("previous", self.previous.as_deref().into()),
        ])
    }

    /// Reads a record of [`VERSION`]; `None` when anything at all is missing or of another type.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        let revision = number(value, "revision")?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be in range")]
        let revision = (0.0..=1_000_000.0).contains(&revision).then_some(revision as u32)?;
        Some(Self {
            id: text("id")?,
            time: number(value, "time")?,
            revision,
            digest: text("digest")?,
            controller: text("controller")?,
            language: text("language")?,
            purposes: list(value, "purposes", choice)?,
            vendors: list(value, "vendors", vendor_choice)?,
            control: Control::parse(&text("control")?)?,
            layer: Layer::parse(&text("layer")?)?,
            regime: text("regime")
                .map(|word| (Regime::parse(&word), word))
                .filter(|(regime, word)| regime.as_str() == word)?
                .0,
            jurisdiction: text("jurisdiction"),
            source: Source::parse(&text("source")?),
            gpc: value.get("gpc")?.as_bool()?,
            previous: text("previous"),
        })
    }
}

fn choice(value: &Value) -> Option<Choice> {
    let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
    Some(Choice {
        id: text("id")?,
        basis: text("basis")?,
        text: text("text")?,
        granted: value.get("granted")?.as_bool()?,
        time: number(value, "time")?,
        gpc: value.get("gpc")?.as_bool()?,
    })
}

fn vendor_choice(value: &Value) -> Option<VendorChoice> {
    Some(VendorChoice {
        id: value.get("id")?.as_str()?.to_owned(),
        granted: value.get("granted")?.as_bool()?,
        purposes: list(value, "purposes", |id| id.as_str().map(str::to_owned))?,
    })
}

fn number(value: &Value, key: &str) -> Option<f64> {
    value.get(key)?.as_number()
}

fn list<T>(value: &Value, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    match value.get(key)? {
        Value::Array(items) => items.iter().map(read).collect(),
        _ => None,
    }
}
