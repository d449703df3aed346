//! The owner's text: plain, with links written `[label](https://…)` or `[label](/…)`. Everything else is literal.

use crate::tree::Tree;

/// A run of text, or a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece<'a> {
    label: &'a str,
    href: Option<&'a str>,
}

/// Puts `text` into the open element.
pub(crate) fn inline(tree: &mut Tree, text: &str) {
    for piece in pieces(text) {
        match piece.href {
            Some(href) => link(tree, piece.label, href),
            None => _ = tree.text(piece.label),
        }
    }
}

/// Puts `text` beside each other as elements of the slot `text`: what is in the page's own tree must be an element for
/// the slot's style to shield it from the page's.
pub(crate) fn slotted(tree: &mut Tree, text: &str) {
    for piece in pieces(text) {
        match piece.href {
            Some(href) => tree.open("a", "slot=text").attr("href", href),
            None => tree.open("span", "slot=text data-nosnippet"),
        };
        tree.text(piece.label).close();
    }
}

/// A link that leaves the preference centre, and the choices not yet saved in it, where they are.
pub(crate) fn link(tree: &mut Tree, label: &str, href: &str) {
    tree.open("a", "target=_blank rel=noopener").attr("href", href).text(label).close();
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut push = |label, href| pieces.push(Piece { label, href });
    let (mut start, mut from) = (0, 0);
    while let Some(open) = find(text, '[', from) {
        from = open + 1;
        let Some((label, href, end)) = link_at(text, open) else { continue };
        if start < open {
            push(&text[start..open], None);
        }
        push(label, Some(href));
        (start, from) = (end, end);
    }
    if start < text.len() {
        push(&text[start..], None);
    }
    pieces
}

/// The link whose bracket is at `open`, and where it ends.
fn link_at(text: &str, open: usize) -> Option<(&str, &str, usize)> {
    let middle = find(text, ']', open)?;
    let label = &text[open + 1..middle];
    let rest = text[middle + 1..].strip_prefix('(')?;
    let href = &rest[..rest.find(')')?];
    let fits = !label.trim().is_empty() && !label.contains('[') && is_address(href);
    fits.then_some((label, href, middle + 3 + href.len()))
}

fn find(text: &str, character: char, from: usize) -> Option<usize> {
    text[from..].find(character).map(|at| from + at)
}

/// `https://…`, or a path of this site. Browsers read `\` as `/` and skip tabs and line ends, so neither may be there.
fn is_address(href: &str) -> bool {
    let path = href.starts_with('/') && !href.starts_with("//");
    (path || href.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()))
        && !href.chars().any(|character| character == '\\' || character.is_whitespace() || character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::Node;
    use proptest::prelude::*;

    fn html(text: &str) -> String {
        let mut tree = Tree::default();
        tree.open("p", "");
        inline(&mut tree, text);
        tree.finish().to_html()
    }

    #[test]
    fn builds_links_and_nothing_else() {
        assert_eq!(
            html("See [how](https://a.example/b?c=1) and [us](/about)."),
            "<p>See <a target=\"_blank\" rel=\"noopener\" href=\"https://a.example/b?c=1\">how</a> and \
             <a target=\"_blank\" rel=\"noopener\" href=\"/about\">us</a>.</p>"
        );
        for literal in [
            "[x](javascript:alert(1))",
            "[x](http://plain.example)",
            "[x](//other.example)",
            "[x](/\\other.example)",
            "[x](/\t/other.example)",
            "[x](https://)",
            "[x](data:text/html,x)",
            "[](https://a.example)",
            "[x] (https://a.example)",
            "[x](https://a.example",
            "[x",
            "**bold** _it_ `code`",
        ] {
            assert_eq!(html(literal), ["<p>", literal, "</p>"].concat());
        }
        assert_eq!(html("<b>&\"</b>"), "<p>&lt;b&gt;&amp;&quot;&lt;/b&gt;</p>");
        assert_eq!(html("[[a](/b)"), "<p>[<a target=\"_blank\" rel=\"noopener\" href=\"/b\">a</a></p>");
    }

    proptest! {
        #[test]
        fn no_input_yields_anything_but_text_and_safe_links(
            text in r#"([\[\]()<>&"'/\\ \t:a-z]|https://|javascript:|\]\(|\PC){0,60}"#
        ) {
            let mut tree = Tree::default();
            tree.open("p", "");
            inline(&mut tree, &text);
            let Node::Element { children, .. } = tree.finish() else { panic!("an element") };
            let mut read = String::new();
            for child in children {
                match child {
                    Node::Text(run) => read.push_str(&run),
                    Node::Element { tag, attributes, children } => {
                        prop_assert_eq!(tag, "a");
                        let href = &attributes.iter().find(|(name, _)| *name == "href").expect("a link").1;
                        prop_assert!(href.starts_with("https://") || href.starts_with('/'));
                        prop_assert!(!href.starts_with("//") && !href.starts_with("/\\"));
                        prop_assert!(!href.contains(char::is_whitespace));
                        let [Node::Text(label)] = &children[..] else { panic!("a label") };
                        read.extend(["[", label, "](", href, ")"]);
                    }
                }
            }
            prop_assert_eq!(read, text);
        }
    }
}
