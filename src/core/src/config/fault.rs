//! What is wrong in a configuration: where, what was found, what was expected, how to fix it.

#[cfg(feature = "explain")]
use crate::json::SyntaxError;
use crate::json::Value;

/// What kind of fault, for programs. The text form is [`FaultCode::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// The text is not JSON.
    Syntax,
    /// A key that means nothing here, often misspelt.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// Another JSON type than the one expected.
    WrongType,
    /// The right type, but a value that is not allowed.
    BadValue,
    /// Two things carry one id.
    DuplicateId,
    /// An id that nothing carries.
    UnknownReference,
    /// An address that is not `https:` or of this site.
    UnsafeUrl,
    /// A duration that cannot be read, or that the law rules out.
    BadDuration,
    /// A declared language without its text.
    MissingText,
    /// A weaker rule than the built-in one, without its reason.
    MissingReason,
}

impl FaultCode {
    /// The code as it crosses the boundary.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongType => "wrong-type",
            Self::BadValue => "bad-value",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownReference => "unknown-reference",
            Self::UnsafeUrl => "unsafe-url",
            Self::BadDuration => "bad-duration",
            Self::MissingText => "missing-text",
            Self::MissingReason => "missing-reason",
        }
    }
}

/// Every fault of a configuration; without the feature `explain`, only that there is one.
#[cfg(feature = "explain")]
pub type Faults = Vec<Fault>;
/// Every fault of a configuration; without the feature `explain`, only that there is one.
#[cfg(not(feature = "explain"))]
pub type Faults = ();

/// One fault of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as JavaScript would write it: `purposes[1].name.de`. Empty for the whole file.
    pub path: String,
    /// What kind.
    pub code: FaultCode,
    /// What stands there, cut to a readable length.
    pub found: String,
    /// What would be right.
    pub expected: String,
    /// What to do, as one sentence.
    pub fix: String,
}

impl Fault {
    /// The fault as it crosses the boundary.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::object()
            .with("path", self.path.as_str())
            .with("code", self.code.as_str())
            .with("found", self.found.as_str())
            .with("expected", self.expected.as_str())
            .with("fix", self.fix.as_str())
    }
}

/// What a reader says of one fault, besides where and what kind.
#[cfg_attr(not(feature = "explain"), expect(dead_code, reason = "nobody reads them there"))]
pub(super) struct Words {
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) fix: String,
}

impl Words {
    pub(super) fn new(found: impl Into<String>, expected: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { found: found.into(), expected: expected.into(), fix: fix.into() }
    }
}

/// Where the reader is, and what it has found so far.
///
/// Without the feature `explain` it only knows whether anything is wrong, and all that words would need is left out of
/// the build: a visitor does not download it.
#[derive(Default)]
pub(super) struct Report {
    #[cfg(feature = "explain")]
    path: String,
    #[cfg(feature = "explain")]
    faults: Vec<Fault>,
    #[cfg(not(feature = "explain"))]
    faulty: bool,
}

#[cfg(feature = "explain")]
impl Report {
    pub(super) fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }

    /// Every fault, in the order of the text.
    pub(super) fn into_faults(self) -> Faults {
        self.faults
    }

    /// Runs `inside` one key deeper.
    pub(super) fn key(&mut self, key: &str, inside: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$'));
        if plain {
            if length > 0 {
                self.path.push('.');
            }
            self.path.push_str(key);
        } else {
            self.path.push_str("[\"");
            self.path.push_str(key);
            self.path.push_str("\"]");
        }
        inside(self);
        self.path.truncate(length);
    }

    /// Runs `inside` in one item of a list.
    pub(super) fn item(&mut self, index: usize, inside: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
        inside(self);
        self.path.truncate(length);
    }

    /// How many faults there are so far.
    pub(super) fn count(&self) -> usize {
        self.faults.len()
    }

    /// Of the faults from `first` on, drops those that only follow from an earlier one: they lie inside it, or ask for what is
    /// there but could not be read.
    pub(super) fn drop_consequences(&mut self, first: usize) {
        let later = self.faults.split_off(first);
        let follows = |fault: &Fault, cause: &Fault| {
            let unread = match fault.code {
                // Without its id a purpose cannot be referred to.
                FaultCode::UnknownReference => {
                    inside(&cause.path, "purposes") && (!cause.path.contains('.') || cause.path.ends_with(".id"))
                }
                FaultCode::MissingText | FaultCode::UnknownKey => inside(&cause.path, "languages"),
                _ => false,
            };
            unread || inside(&fault.path, &cause.path)
        };
        let new: Vec<Fault> =
            later.into_iter().filter(|fault| !self.faults.iter().any(|cause| follows(fault, cause))).collect();
        self.faults.extend(new);
    }

    /// Something is wrong here.
    pub(super) fn fault(&mut self, code: FaultCode, words: impl FnOnce() -> Words) {
        let Words { found, expected, fix } = words();
        self.faults.push(Fault { path: self.path.clone(), code, found, expected, fix });
    }
}

#[cfg(not(feature = "explain"))]
impl Report {
    pub(super) fn is_clean(&self) -> bool {
        !self.faulty
    }

    pub(super) fn into_faults(self) -> Faults {}

    pub(super) fn key(&mut self, _: &str, inside: impl FnOnce(&mut Self)) {
        inside(self);
    }

    pub(super) fn item(&mut self, _: usize, inside: impl FnOnce(&mut Self)) {
        inside(self);
    }

    pub(super) fn fault(&mut self, _: FaultCode, _: impl FnOnce() -> Words) {
        self.faulty = true;
    }
}

/// Whether `path` is `outer`, or leads further into it.
#[cfg(feature = "explain")]
fn inside(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

/// What stands there, in at most forty characters.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Number(number) if number.fract() != 0.0 => "a fraction".to_owned(),
        _ => {
            let text = value.to_json();
            if text.chars().count() > 40 { text.chars().take(39).chain(['…']).collect() } else { text }
        }
    }
}

/// Text that is not JSON has this one fault.
#[cfg(feature = "explain")]
pub(super) fn syntax(text: &str, error: SyntaxError) -> Fault {
    let before = text.get(..error.offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&character| character != '\n').count() + 1;
    let found = text.get(error.offset..).and_then(|rest| rest.chars().next());
    Fault {
        path: String::new(),
        code: FaultCode::Syntax,
        found: found
            .map_or_else(|| "the end of the text".to_owned(), |character| ['"', character, '"'].iter().collect()),
        expected: error.expected.to_owned(),
        fix: ["Correct the JSON at line ", &line.to_string(), ", column ", &column.to_string(), "."].concat(),
    }
}
