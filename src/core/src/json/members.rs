//! Objects that are written without being built.

use super::Value;
use super::write::{write_list, write_number, write_string};

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
