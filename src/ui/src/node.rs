//! The node tree that every view returns.

use confidant_core::json::Value;

/// A finished view: one element with all that is in it, written in the boundary's form, where an element is
/// `[tag, {attributes}, ...children]` and a text a string. Text is never markup, whoever wrote it. A `template` with
/// `shadowrootmode` is the shadow root of the element it is in. An attribute with an empty value is a bare one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node(pub(crate) String);

const VOID: &str = "input";

impl Node {
    /// As it crosses the boundary.
    #[must_use]
    pub fn into_json(self) -> String {
        self.0
    }

    /// As a value, to look into.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::parse(&self.0).unwrap_or(Value::Null)
    }

    /// As HTML: every text escaped, a shadow root printed as declarative shadow DOM.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        print(&self.to_value(), &mut out);
        out
    }
}

fn print(node: &Value, out: &mut String) {
    let [tag, attributes, children @ ..] = node.items() else {
        escape(node.as_str().unwrap_or_default(), out);
        return;
    };
    let tag = tag.as_str().unwrap_or_default();
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes.members() {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value.as_str().unwrap_or_default(), out);
        out.push('"');
    }
    out.push('>');
    if tag == VOID {
        return;
    }
    for child in children {
        print(child, out);
    }
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
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
