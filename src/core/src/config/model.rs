//! A configuration without faults: typed views into its JSON.

use super::duration::Duration;
use crate::json::Value;
use crate::jurisdiction::Regime;

/// The legal basis of a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The visitor's consent (GDPR art. 6(1)(a)).
    Consent,
    /// Legitimate interest (art. 6(1)(f)), to which the visitor can object (art. 21).
    LegitimateInterest,
    /// Strictly necessary for the service that was asked for (ePrivacy Directive art. 5(3)). Not a choice.
    Necessary,
}

impl Basis {
    /// The word in the configuration and in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::LegitimateInterest => "legitimate-interest",
            Self::Necessary => "necessary",
        }
    }

    fn parse(word: &str) -> Self {
        match word {
            "necessary" => Self::Necessary,
            "legitimate-interest" => Self::LegitimateInterest,
            _ => Self::Consent,
        }
    }

    /// Whether the visitor has a choice.
    #[must_use]
    pub fn is_choice(self) -> bool {
        self != Self::Necessary
    }
}

/// One text, or one for each declared language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Localized<'a>(&'a Value);

impl<'a> Localized<'a> {
    /// The text in `language`; empty when there is none, which the check rules out for declared languages.
    #[must_use]
    pub fn get(self, language: &str) -> &'a str {
        self.0.as_str().unwrap_or_else(|| self.0.text(language))
    }

    /// The JSON: a string, or an object by language.
    pub(super) fn value(self) -> &'a Value {
        self.0
    }
}

/// Who is responsible (GDPR art. 4(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Controller<'a> {
    /// Name.
    pub name: &'a str,
    /// Mail address or page.
    pub contact: &'a str,
    /// Address of the policy.
    pub policy: &'a str,
}

/// One thing that data is used for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purpose<'a> {
    value: &'a Value,
    /// Its id.
    pub id: &'a str,
    /// Its legal basis.
    pub basis: Basis,
    /// Whether Global Privacy Control refuses it.
    pub sale: bool,
}

impl<'a> Purpose<'a> {
    fn of(value: &'a Value) -> Self {
        let basis = Basis::parse(value.text("basis"));
        let sale = value.get("sale").and_then(Value::as_bool).unwrap_or(basis.is_choice());
        Self { value, id: value.text("id"), basis, sale }
    }

    /// Two or three words.
    #[must_use]
    pub fn name(&self) -> Localized<'a> {
        Localized(self.value.part("name"))
    }

    /// What happens.
    #[must_use]
    pub fn text(&self) -> Localized<'a> {
        Localized(self.value.part("text"))
    }

    /// Why it is necessary; only with [`Basis::Necessary`].
    #[must_use]
    pub fn justification(&self) -> Option<Localized<'a>> {
        self.value.get("justification").map(Localized)
    }

    /// How long the data is kept.
    #[must_use]
    pub fn retention(&self) -> Duration {
        duration(self.value, "retention").unwrap_or(Duration::SIX_MONTHS)
    }
}

/// What an item is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// `document.cookie`
    Cookie,
    /// `localStorage`
    Local,
    /// `sessionStorage`
    Session,
}

/// A cookie or a storage key of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// Exact name, or a pattern with `*`.
    pub name: &'a str,
    /// Where.
    pub kind: ItemKind,
    /// How long.
    pub duration: Duration,
}

/// Someone else who takes part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vendor<'a> {
    value: &'a Value,
    /// Its id.
    pub id: &'a str,
}

impl<'a> Vendor<'a> {
    fn of(value: &'a Value) -> Self {
        Self { value, id: value.text("id") }
    }

    /// Ids of its purposes, a list.
    #[must_use]
    pub fn purpose_ids(&self) -> &'a Value {
        self.value.part("purposes")
    }

    /// Ids of its purposes, at least one.
    pub fn purposes(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.purpose_ids().strings()
    }

    /// Name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.value.text("name")
    }

    /// Address of its policy.
    #[must_use]
    pub fn policy(&self) -> &'a str {
        self.value.text("policy")
    }

    /// ISO 3166-1 alpha-2.
    #[must_use]
    pub fn country(&self) -> &'a str {
        self.value.text("country")
    }

    /// How long it keeps data, if it says so itself.
    #[must_use]
    pub fn retention(&self) -> Option<Duration> {
        duration(self.value, "retention")
    }

    /// What it keeps on the device: cookies, then storage keys.
    pub fn items(&self) -> impl Iterator<Item = Item<'a>> + use<'a> {
        let item = |value: &'a Value, key| Item {
            name: value.text(key),
            kind: match value.text("kind") {
                "local" => ItemKind::Local,
                "session" => ItemKind::Session,
                _ => ItemKind::Cookie,
            },
            duration: duration(value, "duration").unwrap_or(Duration::SIX_MONTHS),
        };
        let cookies = self.value.part("cookies").items().iter().map(move |value| item(value, "name"));
        cookies.chain(self.value.part("storage").items().iter().map(move |value| item(value, "key")))
    }
}

/// Shape and place of what is shown. The words are attribute values of the views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// `bar`, `box` or `dialog`.
    pub layout: &'a str,
    /// `left` or `right`.
    pub side: &'a str,
    /// `auto`, `light` or `dark`.
    pub theme: &'a str,
    /// Whether a floating button is shown.
    pub reopen_button: bool,
}

/// How long answers hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetimes {
    /// A yes. At most 13 months.
    pub consent: Duration,
    /// A no. At least six months.
    pub refusal: Duration,
    /// How many records are kept. 1 to 100.
    pub history: usize,
}

/// A configuration without faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Config<'a> {
    value: &'a Value,
    /// Purposes, at least one.
    pub purposes: Vec<Purpose<'a>>,
    /// Vendors.
    pub vendors: Vec<Vendor<'a>>,
}

impl<'a> Config<'a> {
    /// The views of a value that has the right shape.
    pub(super) fn of(value: &'a Value) -> Self {
        Self {
            value,
            purposes: value.part("purposes").items().iter().map(Purpose::of).collect(),
            vendors: value.part("vendors").items().iter().map(Vendor::of).collect(),
        }
    }

    /// The JSON that it is.
    #[must_use]
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Who is responsible.
    #[must_use]
    pub fn controller(&self) -> Controller<'a> {
        let value = self.value.part("controller");
        Controller { name: value.text("name"), contact: value.text("contact"), policy: value.text("policy") }
    }

    /// The revision of the texts, from 1.
    #[must_use]
    pub fn revision(&self) -> f64 {
        self.value.number("revision").unwrap_or(1.0)
    }

    /// Declared languages, at least one.
    pub fn languages(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.value.part("languages").strings()
    }

    /// The purpose with this id.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<&Purpose<'a>> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The vendor with this id.
    #[must_use]
    pub fn vendor(&self, id: &str) -> Option<&Vendor<'a>> {
        self.vendors.iter().find(|vendor| vendor.id == id)
    }

    /// Whether the purpose with this id runs, where `granted` says so for each purpose.
    #[must_use]
    #[inline(never)]
    pub fn runs(&self, id: &str, granted: &[bool]) -> bool {
        self.purposes.iter().zip(granted).any(|(purpose, granted)| *granted && purpose.id == id)
    }

    /// Whether a vendor only does what is necessary, so that there is no choice about it.
    #[must_use]
    #[inline(never)]
    pub fn is_necessary(&self, vendor: &Vendor<'_>) -> bool {
        vendor.purposes().all(|id| self.purpose(id).is_some_and(|purpose| !purpose.basis.is_choice()))
    }

    /// The owner's own regime for exactly this ISO 3166 code.
    #[must_use]
    pub fn ruling(&self, region: &str) -> Option<Regime> {
        self.value.part("jurisdictions").get(region).map(|ruling| Regime::parse(ruling.text("regime")))
    }

    /// The owner's own words for `key` in `language`.
    #[must_use]
    pub fn own_text(&self, language: &str, key: &str) -> Option<&'a str> {
        self.value.part("texts").part(language).get(key).and_then(Value::as_str)
    }

    /// Shape and place.
    #[must_use]
    pub fn look(&self) -> Look<'a> {
        let value = self.value.part("look");
        let word = |key, default: &'a str| value.get(key).and_then(Value::as_str).unwrap_or(default);
        Look {
            layout: word("layout", "bar"),
            side: word("side", "left"),
            theme: word("theme", "auto"),
            reopen_button: value.text("reopen") != "link",
        }
    }

    /// Google Consent Mode v2, if it is told: purpose id and the types that need it.
    #[must_use]
    pub fn google(&self) -> &'a [(String, Value)] {
        self.value.part("signals").part("google").part("purposes").members()
    }

    /// How long answers hold.
    #[must_use]
    pub fn lifetimes(&self) -> Lifetimes {
        let value = self.value.part("lifetimes");
        let consent = duration(value, "consent").unwrap_or(Duration::SIX_MONTHS);
        let longer = if consent.at_most() > Duration::SIX_MONTHS.at_most() { consent } else { Duration::SIX_MONTHS };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the schema bounds it")]
        let history = value.number("history").unwrap_or(20.0) as usize;
        Lifetimes { consent, refusal: duration(value, "refusal").unwrap_or(longer), history }
    }
}

fn duration(value: &Value, key: &str) -> Option<Duration> {
    Duration::parse(value.text(key))
}
