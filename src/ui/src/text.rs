//! The owner's text: plain, with links written `[label](https://…)` or `[label](/…)`. Everything else is literal.

use crate::tree::{Tree, leaf, open};
use confidant_core::cut;

/// Puts `text` into the open element.
pub(crate) fn inline(tree: &mut Tree, text: &str) {
    write(tree, text, false);
}

/// Puts `text` beside each other as elements of the slot `text`: what is in the page's own tree must be an element for
/// the slot's style to shield it from the page's.
pub(crate) fn slotted(tree: &mut Tree, text: &str) {
    write(tree, text, true);
}

/// A link that leaves the preference centre, and the choices not yet saved in it, where they are.
pub(crate) fn link(tree: &mut Tree, label: &str, href: &str) {
    open!(tree, "a", "target" = "_blank", "rel" = "noopener").attr("href", href).text(label).close();
}

#[inline(never)]
fn write(tree: &mut Tree, text: &str, slotted: bool) {
    let (mut rest, mut from) = (text, text);
    while let Some((_, after)) = cut(from, b'[') {
        from = after;
        let Some((label, href, beyond)) = link_in(after) else { continue };
        run(tree, &rest[..rest.len() - after.len() - 1], slotted);
        if slotted {
            open!(tree, "a", "slot" = "text").attr("href", href).text(label).close();
        } else {
            link(tree, label, href);
        }
        (rest, from) = (beyond, beyond);
    }
    run(tree, rest, slotted);
}

fn run(tree: &mut Tree, text: &str, slotted: bool) {
    if !slotted {
        tree.text(text);
    } else if !text.is_empty() {
        leaf!(tree, "span", "slot" = "text", "data-nosnippet" = ""; text);
    }
}

/// Label, address, and what comes behind the link whose opening bracket `text` comes behind.
fn link_in(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = cut(text, b']')?;
    let (href, rest) = cut(rest.strip_prefix("(")?, b')')?;
    let fits = label.bytes().any(|byte| byte > b' ') && cut(label, b'[').is_none() && is_address(href);
    fits.then_some((label, href, rest))
}

/// `https://…`, or a path of this site. Browsers read `\` as `/` and skip tabs and line ends, so neither may be there.
fn is_address(href: &str) -> bool {
    let path = href.starts_with("/") && !href.starts_with("//");
    (path || href.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()))
        && href.bytes().all(|byte| byte > b' ' && byte != b'\\' && byte != 0x7f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn html(text: &str) -> String {
        let mut tree = Tree::default();
        open!(tree, "p");
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
            open!(tree, "p");
            inline(&mut tree, &text);
            let tree = tree.finish().to_value();
            let mut read = String::new();
            for child in tree.items().iter().skip(2) {
                if let Some(run) = child.as_str() {
                    read.push_str(run);
                    continue;
                }
                let [tag, attributes, label] = child.items() else { panic!("a link") };
                prop_assert_eq!(tag.as_str(), Some("a"));
                let href = attributes.text("href");
                prop_assert!(href.starts_with("https://") || href.starts_with('/'));
                prop_assert!(!href.starts_with("//") && !href.starts_with("/\\"));
                prop_assert!(!href.contains(|character: char| character.is_ascii_whitespace()));
                read.extend(["[", label.as_str().expect("a label"), "](", href, ")"]);
            }
            prop_assert_eq!(read, text);
        }
    }
}
