//! The consent record (ISO/IEC TS 27560, GDPR art. 7(1)): what was asked, what was answered, how.

use crate::config::{Form, Shape, may, must};
use crate::json::Value;
use crate::jurisdiction::Regime;

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

const CONTROLS: [&str; 5] = ["accept", "reject", "save", "withdraw", "signal"];

impl Control {
    const ALL: [Self; 5] = [Self::Accept, Self::Reject, Self::Save, Self::Withdraw, Self::Signal];

    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        CONTROLS[self as usize]
    }

    /// From the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|control| control.as_str() == word).copied()
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

const LAYERS: [&str; 5] = ["first", "panel", "placeholder", "api", "browser"];

impl Layer {
    const ALL: [Self; 5] = [Self::First, Self::Panel, Self::Placeholder, Self::Api, Self::Browser];

    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        LAYERS[self as usize]
    }

    /// From the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|layer| layer.as_str() == word).copied()
    }
}

/// The version of the form in which records are written.
pub(super) const VERSION: f64 = 1.0;

const TEXT: Shape = Shape::String(Form::Any);

/// A record of [`VERSION`], and nothing besides.
///
/// | member | what |
/// |---|---|
/// | `id` | a random UUID (RFC 9562 version 4) |
/// | `time` | when, ms since 1970 |
/// | `revision` | of the configuration |
/// | `digest` | what was shown: `sha256(JSON [configuration, language, words…])` |
/// | `controller` | its name |
/// | `language` | in which it was asked |
/// | `purposes` | the answer for each; those that are necessary were no choice |
/// | `vendors` | the answer for each, with its purposes as they were shown |
/// | `control`, `layer` | how it was made |
/// | `regime`, `jurisdiction`, `source` | under which law it was asked, and how that was known |
/// | `gpc` | whether Global Privacy Control was on |
/// | `previous` | id of the record before this one |
pub(super) static RECORD: Shape = Shape::Object(&[
    must("v", Shape::Whole(1, 1), ""),
    must("id", TEXT, ""),
    must("time", Shape::Time, ""),
    must("revision", Shape::Whole(1, 1_000_000), ""),
    must("digest", TEXT, ""),
    must("controller", TEXT, ""),
    must("language", TEXT, ""),
    must("purposes", Shape::List(0, &PURPOSE), ""),
    must("vendors", Shape::List(0, &VENDOR), ""),
    must("control", Shape::OneOf(&CONTROLS), ""),
    must("layer", Shape::OneOf(&LAYERS), ""),
    must("regime", Shape::OneOf(&["opt-in", "opt-out", "notice"]), ""),
    may("jurisdiction", TEXT, ""),
    must("source", TEXT, ""),
    must("gpc", Shape::Bool, ""),
    may("previous", TEXT, ""),
]);

/// `text` is [`text_digest`](super::text_digest) of name and text as shown; `time` is earlier than the record's where a later
/// answer left this one as it was; `gpc` tells whether the browser's signal was on.
const PURPOSE: Shape = Shape::Object(&[
    must("id", TEXT, ""),
    must("granted", Shape::Bool, ""),
    must("basis", TEXT, ""),
    must("text", TEXT, ""),
    must("time", Shape::Time, ""),
    must("gpc", Shape::Bool, ""),
]);

const VENDOR: Shape = Shape::Object(&[
    must("id", TEXT, ""),
    must("granted", Shape::Bool, ""),
    must("purposes", Shape::List(0, &TEXT), ""),
]);

/// One answer, whole: a view into the JSON that is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record<'a>(pub(super) &'a Value);

impl<'a> Record<'a> {
    /// A random UUID.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.0.text("id")
    }

    /// When, ms since 1970.
    #[must_use]
    pub fn time(self) -> f64 {
        self.0.number("time").unwrap_or(0.0)
    }

    /// Revision of the configuration.
    #[must_use]
    pub fn revision(self) -> f64 {
        self.0.number("revision").unwrap_or(0.0)
    }

    /// Name of the controller.
    #[must_use]
    pub fn controller(self) -> &'a str {
        self.0.text("controller")
    }

    /// Language in which it was asked.
    #[must_use]
    pub fn language(self) -> &'a str {
        self.0.text("language")
    }

    /// Which control.
    #[must_use]
    pub fn control(self) -> Control {
        Control::parse(self.0.text("control")).unwrap_or(Control::Withdraw)
    }

    /// Regime under which it was asked.
    #[must_use]
    pub fn regime(self) -> Regime {
        Regime::parse(self.0.text("regime"))
    }

    /// Whether Global Privacy Control was on.
    #[must_use]
    pub fn gpc(self) -> bool {
        self.0.flag("gpc")
    }

    /// The answers for purposes.
    pub fn purposes(self) -> impl Iterator<Item = Choice<'a>> {
        self.0.part("purposes").items().iter().map(Choice)
    }

    /// The answers for vendors.
    pub fn vendors(self) -> impl Iterator<Item = VendorChoice<'a>> {
        self.0.part("vendors").items().iter().map(VendorChoice)
    }

    /// The answer for one purpose.
    #[must_use]
    pub fn purpose(self, id: &str) -> Option<Choice<'a>> {
        self.purposes().find(|choice| choice.id() == id)
    }

    /// The answer for one vendor.
    #[must_use]
    pub fn vendor(self, id: &str) -> Option<VendorChoice<'a>> {
        self.vendors().find(|choice| choice.id() == id)
    }
}

/// The answer for one purpose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice<'a>(&'a Value);

impl<'a> Choice<'a> {
    /// The purpose.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.0.text("id")
    }

    /// Allowed, or not objected to.
    #[must_use]
    pub fn granted(self) -> bool {
        self.0.flag("granted")
    }

    /// Its legal basis as it was shown.
    #[must_use]
    pub fn basis(self) -> &'a str {
        self.0.text("basis")
    }

    /// Digest of name and text as shown.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.0.text("text")
    }

    /// When it was given, ms since 1970.
    #[must_use]
    pub fn time(self) -> f64 {
        self.0.number("time").unwrap_or(0.0)
    }

    /// Whether Global Privacy Control was on.
    #[must_use]
    pub fn gpc(self) -> bool {
        self.0.flag("gpc")
    }
}

/// The answer for one vendor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VendorChoice<'a>(&'a Value);

impl<'a> VendorChoice<'a> {
    /// The vendor.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.0.text("id")
    }

    /// Allowed.
    #[must_use]
    pub fn granted(self) -> bool {
        self.0.flag("granted")
    }

    /// Whether it was shown with this purpose.
    #[must_use]
    pub fn knows(self, purpose: &str) -> bool {
        self.0.part("purposes").lists(purpose)
    }
}
