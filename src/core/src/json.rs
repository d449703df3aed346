//! A strict JSON reader and writer ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
//!
//! Configuration and records are text until they are parsed here. The reader is our own because every visitor
//! downloads it: `serde_json` adds about 10 KB brotli to the first module, this adds about one.
//! It refuses what RFC 8259 leaves open: a repeated key, and nesting deeper than [`MAX_DEPTH`].

/// Deepest nesting that is read. Configuration needs six levels; the limit keeps hostile text off the stack.
pub const MAX_DEPTH: usize = 32;

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

/// Where and why text is not JSON. Without the feature `explain` nobody reads that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset of the first byte that does not fit.
    #[cfg(feature = "explain")]
    pub offset: usize,
    /// What would have fitted there.
    #[cfg(feature = "explain")]
    pub expected: &'static str,
}

impl Value {
    /// Reads exactly one value that spans the whole of `text`.
    ///
    /// # Errors
    /// The first place where `text` stops being JSON.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0)?;
        parser.space();
        if parser.at < text.len() { Err(parser.expected("end of text")) } else { Ok(value) }
    }

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

    /// Writes the value without white space, members in their own order.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => write_number(*number, out),
            Self::String(text) => write_string(text, out),
            Self::Array(items) => write_list(items, out),
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_string(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
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

pub(crate) fn write_list(items: &[Value], out: &mut String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        item.write(out);
    }
    out.push(']');
}

/// Numbers that leave the core are whole: times in milliseconds, revisions, counts.
fn write_number(number: f64, out: &mut String) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and inside ±2^53, or cut on purpose"
    )]
    let mut whole = number.abs() as u64;
    if number <= -1.0 {
        out.push('-');
    }
    // `core::fmt` would be most of what a visitor downloads for this.
    let mut digits = [0; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// Writes `text` as a JSON string.
pub fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            // U+2028 and U+2029 end a line in older JavaScript; `<` could end an inline script.
            '\0'..='\u{1f}' | '\u{2028}' | '\u{2029}' | '<' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(char::from_digit((u32::from(character) >> shift) & 15, 16).unwrap_or('0'));
                }
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// Writes the text of one object, member by member, without building it first.
#[derive(Debug, Default)]
pub struct Members(String);

impl Members {
    // Not inlined: every member that is written anywhere would carry the code.
    #[inline(never)]
    fn key(&mut self, key: &str) -> &mut String {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        write_string(key, &mut self.0);
        self.0.push(':');
        &mut self.0
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, key: &str, text: &str) {
        write_string(text, self.key(key));
    }

    /// `true` or `false`.
    #[inline(never)]
    pub fn flag(&mut self, key: &str, flag: bool) {
        self.key(key).push_str(if flag { "true" } else { "false" });
    }

    /// A number; `null` where there is none.
    #[inline(never)]
    pub fn number(&mut self, key: &str, number: Option<f64>) {
        let out = self.key(key);
        match number {
            Some(number) => write_number(number, out),
            None => out.push_str("null"),
        }
    }

    /// What is JSON already.
    #[inline(never)]
    pub fn json(&mut self, key: &str, json: &str) {
        self.key(key).push_str(json);
    }

    /// A list of texts.
    #[inline(never)]
    pub fn texts(&mut self, key: &str, texts: &[&str]) {
        let out = self.key(key);
        out.push('[');
        for (index, text) in texts.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            write_string(text, out);
        }
        out.push(']');
    }

    /// A list.
    #[inline(never)]
    pub fn list(&mut self, key: &str, items: &[Value]) {
        write_list(items, self.key(key));
    }

    /// The whole object as a value.
    #[must_use]
    #[inline(never)]
    pub fn value(self) -> Value {
        Value::parse(&self.end()).unwrap_or(Value::Null)
    }

    /// The whole object.
    #[must_use]
    #[inline(never)]
    pub fn end(mut self) -> String {
        if self.0.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        self.0
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn expected(&self, expected: &'static str) -> SyntaxError {
        self.expected_at(self.at, expected)
    }

    #[cfg_attr(not(feature = "explain"), expect(unused_variables, reason = "nobody reads them there"))]
    fn expected_at(&self, offset: usize, expected: &'static str) -> SyntaxError {
        SyntaxError {
            #[cfg(feature = "explain")]
            offset,
            #[cfg(feature = "explain")]
            expected,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    fn value(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        if depth > MAX_DEPTH {
            return Err(self.expected("less nesting"));
        }
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, SyntaxError> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.expected("a value"))
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        self.at += 1;
        let mut members: Vec<(String, Value)> = Vec::new();
        self.space();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected("a key in double quotes"));
            }
            let key = self.string()?;
            if members.iter().any(|(name, _)| *name == key) {
                return Err(self.expected_at(start, "a key that is not there already"));
            }
            self.space();
            if !self.take(b':') {
                return Err(self.expected("a colon"));
            }
            members.push((key, self.value(depth + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.take(b',') {
                return Err(self.expected("a comma or a closing brace"));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, SyntaxError> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Value::Array(items));
            }
            if !self.take(b',') {
                return Err(self.expected("a comma or a closing bracket"));
            }
        }
    }

    fn string(&mut self) -> Result<String, SyntaxError> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let run = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(&self.text[run..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                _ => return Err(self.expected("a closing quote")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.expected("an escape")),
        };
        self.at += 1;
        Ok(character)
    }

    fn unicode(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) && self.take(b'\\') && self.peek() == Some(b'u') {
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            }
        }
        char::from_u32(code).ok_or(self.expected_at(start, "a Unicode character"))
    }

    fn hex(&mut self) -> Result<u32, SyntaxError> {
        let mut code = 0;
        for at in self.at + 1..self.at + 5 {
            let digit = self.text.as_bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
            code = code << 4 | digit.ok_or_else(|| self.expected("four hexadecimal digits"))?;
        }
        self.at += 5;
        Ok(code)
    }

    fn digits(&mut self) -> Result<&'a [u8], SyntaxError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.expected("a value")) } else { Ok(&self.text.as_bytes()[start..self.at]) }
    }

    fn number(&mut self) -> Result<Value, SyntaxError> {
        let start = self.at;
        let negative = self.take(b'-');
        let whole = self.digits()?;
        if whole.len() > 1 && whole[0] == b'0' {
            return Err(self.expected_at(start, "a number without a leading zero"));
        }
        let mut value = whole.iter().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
        if self.take(b'.') {
            let mut unit = 1.0;
            for digit in self.digits()? {
                unit /= 10.0;
                value += unit * f64::from(digit - b'0');
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            return Err(self.expected("a number without an exponent"));
        }
        Ok(Value::Number(if negative { -value } else { value }))
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
