//! A configuration without faults.

use super::duration::Duration;
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

    /// Whether the visitor has a choice.
    #[must_use]
    pub fn is_choice(self) -> bool {
        self != Self::Necessary
    }
}

/// One text, or one for each declared language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Localized {
    /// The same for all; only where one language is declared.
    One(String),
    /// Language and text.
    Each(Vec<(String, String)>),
}

impl Localized {
    /// The text in `language`; empty when there is none, which the check rules out for declared languages.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        match self {
            Self::One(text) => text,
            Self::Each(texts) => texts.iter().find(|(code, _)| code == language).map_or("", |(_, text)| text),
        }
    }
}

/// Who is responsible (GDPR art. 4(7)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// Name.
    pub name: String,
    /// Mail address or page.
    pub contact: String,
    /// Address of the policy.
    pub policy: String,
}

/// One thing that data is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// Its id.
    pub id: String,
    /// Its legal basis.
    pub basis: Basis,
    /// Why it is necessary; only with [`Basis::Necessary`].
    pub justification: Option<Localized>,
    /// Two or three words.
    pub name: Localized,
    /// What happens.
    pub text: Localized,
    /// How long the data is kept.
    pub retention: Duration,
    /// Whether Global Privacy Control refuses it.
    pub sale: bool,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Exact name, or a pattern with `*`.
    pub name: String,
    /// Where.
    pub kind: ItemKind,
    /// How long.
    pub duration: Duration,
}

/// Someone else who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vendor {
    /// Its id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address of its policy.
    pub policy: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Ids of its purposes, at least one.
    pub purposes: Vec<String>,
    /// How long it keeps data, if it says so itself.
    pub retention: Option<Duration>,
    /// What it keeps on the device.
    pub items: Vec<Item>,
}

/// The owner's rule for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// ISO 3166 code.
    pub region: String,
    /// The regime there.
    pub regime: Regime,
    /// Why, where it is weaker than the built-in one.
    pub reason: Option<String>,
}

/// Shape and place of what is shown. The words are attribute values of the views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// `bar`, `box` or `dialog`.
    pub layout: String,
    /// `left` or `right`.
    pub side: String,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// Whether a floating button is shown.
    pub reopen_button: bool,
}

/// Google Consent Mode v2: which purpose grants which types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Google {
    /// Purpose id and the types that need it.
    pub purposes: Vec<(String, Vec<String>)>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Who is responsible.
    pub controller: Controller,
    /// The revision of the texts, from 1.
    pub revision: u32,
    /// Declared languages, at least one.
    pub languages: Vec<String>,
    /// Purposes, at least one.
    pub purposes: Vec<Purpose>,
    /// Vendors.
    pub vendors: Vec<Vendor>,
    /// The owner's rules by place.
    pub jurisdictions: Vec<Ruling>,
    /// The owner's words: language, key (`title` or `text`), words.
    pub texts: Vec<(String, String, String)>,
    /// Shape and place.
    pub look: Look,
    /// Google Consent Mode v2, if it is told.
    pub google: Option<Google>,
    /// How long answers hold.
    pub lifetimes: Lifetimes,
}

impl Config {
    /// The purpose with this id.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// The vendor with this id.
    #[must_use]
    pub fn vendor(&self, id: &str) -> Option<&Vendor> {
        self.vendors.iter().find(|vendor| vendor.id == id)
    }

    /// The owner's own words for `key` in `language`.
    #[must_use]
    pub fn own_text(&self, language: &str, key: &str) -> Option<&str> {
        self.texts.iter().find(|(code, name, _)| code == language && name == key).map(|(_, _, text)| text.as_str())
    }
}
