//! Writes a node tree step by step, straight into the text that crosses the boundary. What is known when compiling is one
//! string, what is not is escaped: every visitor downloads this, and it is half the size of building the tree first.

use crate::facts;
use crate::node::Node;
use confidant_core::cut;
use confidant_core::json::write_string;

/// A tree under construction.
#[derive(Default)]
pub(crate) struct Tree {
    out: String,
    /// Whether the open element may still get attributes.
    head: bool,
    /// How many elements are open.
    depth: usize,
}

/// The beginning of an element: `open!(tree, "a", "slot" = "text")`. [`Tree::attr`] may follow, then what is in it, then
/// [`Tree::close`].
macro_rules! open {
    ($tree:expr, $tag:literal $(, $name:literal = $value:literal $(, $more:literal = $last:literal)*)?) => {
        $tree.begin(concat!(
            "[\"", $tag, "\",{" $(, "\"", $name, "\":\"", $value, "\"" $(, ",\"", $more, "\":\"", $last, "\"")*)?
        ))
    };
}

/// An element with nothing but text: `leaf!(tree, "dt"; "Country")`.
macro_rules! leaf {
    ($tree:expr, $tag:literal $(, $name:literal = $value:literal)*; $text:expr) => {
        $crate::tree::open!($tree, $tag $(, $name = $value)*).text($text).close()
    };
}

/// An element of the frame with one slot in it: `slot!(tree, "p"; "note")`.
macro_rules! slot {
    ($tree:expr, $tag:literal $(, $name:literal = $value:literal)*; $slot:literal) => {
        $crate::tree::open!($tree, $tag $(, $name = $value)*).nest(concat!("[\"slot\",{\"name\":\"", $slot, "\"}]")).close()
    };
}

pub(crate) use {leaf, open, slot};

impl Tree {
    /// Begins an element with text that [`open!`] has made.
    #[inline(never)]
    pub(crate) fn begin(&mut self, head: &'static str) -> &mut Self {
        self.nest(head);
        self.head = true;
        self.depth += 1;
        self
    }

    /// Gives the open element an attribute.
    #[inline(never)]
    pub(crate) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        if !self.out.as_bytes().ends_with(b"{") {
            self.out.push(',');
        }
        self.string(name);
        self.out.push(':');
        self.string(value);
        self
    }

    /// Puts text into the open element.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.nest("");
            self.string(text);
        }
        self
    }

    /// Puts what is written already into the open element.
    #[inline(never)]
    pub(crate) fn nest(&mut self, written: &'static str) -> &mut Self {
        self.end_head();
        if !self.out.is_empty() {
            self.out.push(',');
        }
        self.out.push_str(written);
        self
    }

    /// Closes the open element.
    #[inline(never)]
    pub(crate) fn close(&mut self) -> &mut Self {
        self.end_head();
        self.out.push(']');
        self.depth -= 1;
        self
    }

    /// Puts a sentence of the interface into the open element, each `{name}` filled. What fills `{country}`, `{date}` and
    /// `{until}` is a code or an instant, which the page's side writes out in the visitor's language.
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

    /// The finished tree. What is open is closed.
    pub(crate) fn finish(mut self) -> Node {
        while self.depth > 0 {
            self.close();
        }
        Node(self.out)
    }

    fn end_head(&mut self) {
        if self.head {
            self.head = false;
            self.out.push('}');
        }
    }

    fn string(&mut self, text: &str) {
        write_string(text, &mut self.out);
    }
}

/// Splits at the first `{name}`.
pub(crate) fn next_hole(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = cut(text, b'{')?;
    let (name, after) = cut(rest, b'}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_can_be_read() {
        let mut tree = Tree::default();
        open!(tree, "p", "class" = "a").attr("lang", "\"");
        tree.text("<b>").text("");
        open!(tree, "br").close();
        leaf!(tree, "i", "x" = ""; ",");
        slot!(tree, "q"; "s");
        tree.close();
        let node = tree.finish();
        assert_eq!(
            node.to_value().to_json(),
            r#"["p",{"class":"a","lang":"\""},"\u003cb>",["br",{}],["i",{"x":""},","],["q",{},["slot",{"name":"s"}]]]"#
        );
        assert_eq!(
            node.to_html(),
            "<p class=\"a\" lang=\"&quot;\">&lt;b&gt;<br></br><i x=\"\">,</i><q><slot name=\"s\"></slot></q></p>"
        );
    }
}
