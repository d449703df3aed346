//! A strict JSON reader and writer ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
//!
//! Configuration and records are text until they are parsed here. The reader is our own because every visitor
//! downloads it: `serde_json` adds about 10 KB brotli to the first module, this adds about one.
//! It refuses what RFC 8259 leaves open: a repeated key, and nesting deeper than [`MAX_DEPTH`].

mod members;
mod parse;
mod write;

pub use members::Members;
pub use parse::{MAX_DEPTH, SyntaxError};
pub(crate) use write::write_list;
pub use write::write_string;

/// One JSON value. Objects keep the order in which their keys were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number, as IEEE 754 binary64, like JavaScript.
    Number(f64),
    /// A string, with its escapes resolved.
    String(String),
    /// `[…]`
    Array(Vec<Value>),
    /// `{…}`, without repeated keys.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member `key` of an object; `None` for every other value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The member `key`; `null` where there is none.
    #[must_use]
    pub fn part(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&Self::Null)
    }

    /// The text of the member `key`; empty where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.part(key).as_str().unwrap_or_default()
    }

    /// The number of the member `key`.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<f64> {
        self.part(key).as_number()
    }

    /// Whether the member `key` is `true`.
    #[must_use]
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.part(key), Self::Bool(true))
    }

    /// Whether `text` is one of the texts of an array.
    #[must_use]
    #[inline(never)]
    pub fn lists(&self, text: &str) -> bool {
        self.strings().any(|item| item == text)
    }

    /// The texts of an array of strings.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.items().iter().filter_map(Self::as_str)
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of `true` or `false`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a number.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The items of an array; none for every other value.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    /// The members of an object; none for every other value.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// An object without members, for [`with`](Self::with).
    #[must_use]
    pub fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// The object with one member more.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Self>) -> Self {
        self.add(key, value.into());
        self
    }

    // Not inlined: objects are written in many places, and each would carry the code.
    #[inline(never)]
    fn add(&mut self, key: &str, value: Self) {
        if let Self::Object(members) = self {
            members.push((key.to_owned(), value));
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (usize, &'static str) {
        let error = Value::parse(text).expect_err(text);
        (error.offset, error.expected)
    }

    #[test]
    fn reads_what_it_writes() {
        for text in [r#"{"a":[1,-2,true,false,null,"x"],"b":{}}"#, r#"["\u0000\u003c\"\\é😀"]"#, "1764000000000"] {
            assert_eq!(Value::parse(text).map(|value| value.to_json()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn resolves_escapes() {
        let value = Value::parse(r#""\ud83d\ude00\n\u00e9\/""#);
        assert_eq!(value, Ok(Value::String("😀\né/".to_owned())));
    }

    #[test]
    fn says_where_text_stops_being_json() {
        assert_eq!(refused("{\"a\":1,}"), (7, "a key in double quotes"));
        assert_eq!(refused("[1 2]"), (3, "a comma or a closing bracket"));
        assert_eq!(refused("{\"a\":1,\"a\":2}"), (7, "a key that is not there already"));
        assert_eq!(refused("\"abc"), (4, "a closing quote"));
        assert_eq!(refused("01"), (0, "a number without a leading zero"));
        assert_eq!(refused("1 x"), (2, "end of text"));
        assert_eq!(refused(""), (0, "a value"));
        assert_eq!(refused(r#""\ud800""#).1, "a Unicode character");
    }

    #[test]
    fn stops_at_hostile_nesting() {
        assert_eq!(refused(&"[".repeat(100_000)).1, "less nesting");
    }
}
