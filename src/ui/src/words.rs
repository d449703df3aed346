//! The words of the interface, in one language.

use crate::tree::next_hole;
use confidant_core::json::Value;

/// The words that are loaded. They come in parts: those of the first layer, later those of the preference centre.
#[derive(Debug, Default)]
pub struct Words(Vec<Value>);

impl Words {
    /// Adds a part, `{key: text}`. Where two parts have a key, the earlier one counts.
    pub fn add(&mut self, part: Value) {
        self.0.push(part);
    }

    /// The text of `key`; empty when no part has it.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        self.0.iter().find_map(|part| part.get(key)?.as_str()).unwrap_or_default()
    }

    /// The text of `key` with each `{name}` replaced by its value.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(key);
        while let Some((before, name, after)) = next_hole(rest) {
            out.push_str(before);
            out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_earlier_part_and_fills_holes_once() {
        let mut words = Words::default();
        words.add(Value::object().with("a", "{x} and {y}, {x}"));
        words.add(Value::object().with("a", "other").with("b", "b {"));
        assert_eq!(words.fill("a", &[("x", "{y}"), ("y", "2")]), "{y} and 2, {y}");
        assert_eq!(words.get("b"), "b {");
        assert_eq!(words.fill("b", &[]), "b {");
        assert_eq!(words.get("none"), "");
    }
}
