//! Builds a node tree step by step. Straight calls are a third of the size of nested expressions in the module.

use crate::facts;
use crate::node::Node;

/// The elements that are open, outermost first.
#[derive(Default)]
pub(crate) struct Tree(Vec<Node>);

impl Tree {
    /// Opens an element. `attributes` is `name=value name=value`; values without spaces, a bare name with an empty one.
    #[inline(never)]
    pub(crate) fn open(&mut self, tag: &'static str, attributes: &'static str) -> &mut Self {
        let pairs = attributes.split(' ').filter(|pair| !pair.is_empty());
        let attributes =
            pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (name, value.to_owned()));
        let attributes = attributes.collect();
        self.0.push(Node::Element { tag, attributes, children: Vec::new() });
        self
    }

    /// Gives the open element an attribute.
    #[inline(never)]
    pub(crate) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        if let Some(Node::Element { attributes, .. }) = self.0.last_mut() {
            attributes.push((name, value.to_owned()));
        }
        self
    }

    /// Puts text into the open element.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.put(Node::Text(text.to_owned()));
        }
        self
    }

    /// Puts a finished node into the open element.
    #[inline(never)]
    pub(crate) fn put(&mut self, node: Node) {
        match self.0.last_mut() {
            Some(Node::Element { children, .. }) => children.push(node),
            _ => self.0.push(node),
        }
    }

    /// Closes the open element.
    #[inline(never)]
    pub(crate) fn close(&mut self) -> &mut Self {
        if let Some(node) = self.0.pop() {
            self.put(node);
        }
        self
    }

    /// An element with nothing but text.
    #[inline(never)]
    pub(crate) fn leaf(&mut self, tag: &'static str, attributes: &'static str, text: &str) {
        self.open(tag, attributes).text(text).close();
    }

    /// Puts a sentence of the interface into the open element, each `{name}` filled. What fills `{country}`, `{date}` and
    /// `{until}` is a code or an instant, which the page's side writes out in the visitor's language.
    #[inline(never)]
    pub(crate) fn fill(&mut self, sentence: &str, values: &[(&str, &str)]) {
        let mut rest = sentence;
        while let Some((before, name, after)) = next_hole(rest) {
            self.text(before);
            let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
            match name {
                "country" => facts::country(self, value),
                "date" | "until" => facts::instant(self, value),
                _ => _ = self.text(value),
            }
            rest = after;
        }
        self.text(rest);
    }

    /// The finished tree.
    pub(crate) fn finish(mut self) -> Node {
        while self.0.len() > 1 {
            self.close();
        }
        self.0.pop().unwrap_or(Node::Text(String::new()))
    }
}

/// Splits at the first `{name}`.
pub(crate) fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
