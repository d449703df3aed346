//! The node tree that every view returns.

use confidant_core::json::Value;

/// An element or a text. Text is never markup, whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, as it reads.
    Text(String),
    /// An element.
    Element {
        /// Its name.
        tag: &'static str,
        /// Its attributes, in order. An empty value is a bare attribute.
        attributes: Vec<(&'static str, String)>,
        /// What is in it. A `template` with `shadowrootmode` is the shadow root of the element it is in.
        children: Vec<Node>,
    },
}

const VOID: [&str; 2] = ["br", "input"];

impl Node {
    /// As it crosses the boundary: the text, or `[tag, {attributes}, ...children]`.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Element { tag, attributes, children } => {
                let mut parts = Vec::with_capacity(children.len() + 2);
                parts.push((*tag).into());
                let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into()));
                parts.push(Value::Object(attributes.collect()));
                parts.extend(children.iter().map(Self::to_value));
                Value::Array(parts)
            }
        }
    }

    /// As HTML: every text escaped, a shadow root printed as declarative shadow DOM.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        self.print(&mut out);
        out
    }

    fn print(&self, out: &mut String) {
        match self {
            Self::Text(text) => escape(text, out),
            Self::Element { tag, attributes, children } => {
                out.push('<');
                out.push_str(tag);
                for (name, value) in attributes {
                    out.push(' ');
                    out.push_str(name);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                if VOID.contains(tag) {
                    return;
                }
                for child in children {
                    child.print(out);
                }
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
}
