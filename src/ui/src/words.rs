//! The words of the interface, in one language.

use crate::tree::next_hole;
use confidant_core::json::Value;

/// The words that are loaded. They come in parts: those of the first layer, later those of the preference centre.
#[derive(Debug, Default)]
pub struct Words(Vec<Value>);

impl Words {
    /// Adds a part, `{key: text}`.
    pub fn add(&mut self, part: Value) {
        self.0.push(part);
    }

    /// The text of `key`, of the earliest part that has it; empty when none has.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().map(|part| part.text(key)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The text of `key` for the preference centre: of the latest part that has it.
    pub(crate) fn panel(&self, key: &str) -> &str {
        self.0.iter().rev().map(|part| part.text(key)).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

/// A sentence with each `{name}` replaced by its value.
pub(crate) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, name, after)) = next_hole(rest) {
        out.push_str(before);
        out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_parts_apart() {
        let mut words = Words::default();
        words.add(Value::object().with("a", "first"));
        words.add(Value::object().with("a", "second").with("b", "more"));
        assert_eq!([words.get("a"), words.get("b"), words.get("c")], ["first", "more", ""]);
        assert_eq!([words.panel("a"), words.panel("b"), words.panel("c")], ["second", "more", ""]);
    }

    #[test]
    fn fills_each_hole_once() {
        assert_eq!(fill("{x} and {y}, {x}", &[("x", "{y}"), ("y", "2")]), "{y} and 2, {y}");
        assert_eq!(fill("b {", &[]), "b {");
        assert_eq!(fill("b {x}", &[]), "b ");
    }
}
