//! The forms a string can have: ids, addresses, codes, patterns. Each is one predicate and, for editors, one regular expression.

use super::duration::Duration;
use super::fault::FaultCode;
use crate::cut;

/// A form of string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text for people: 1 to 2000 characters, not only space, no control characters.
    Text,
    /// Any string at all.
    Any,
    /// `a-z`, then `a-z 0-9 -`, at most 64.
    Id,
    /// `https://…`, or a path of this site that begins with one slash.
    Url,
    /// An address pattern: scheme, host, path, with `*` in the host's first label and in the path.
    UrlPattern,
    /// A mail address, or an address for people.
    Contact,
    /// ISO 3166-1 alpha-2.
    Country,
    /// ISO 3166-1 alpha-2, or ISO 3166-2.
    Region,
    /// [`Duration`]
    Duration,
    /// A name of a cookie or key, where `*` stands for anything; begins with a letter, digit, `_`, `.`, `-` or `$`.
    NamePattern,
}

impl Form {
    pub(super) fn holds(self, text: &str) -> bool {
        let first = text.bytes().next().unwrap_or(b' ');
        match self {
            Self::Any => true,
            Self::Text => {
                let (mut length, mut blank, mut control) = (0, true, false);
                for character in text.chars() {
                    length += 1;
                    blank &= is_space(character);
                    control |= character.is_control();
                }
                !blank && length <= 2000 && !control
            }
            Self::Id => {
                text.len() <= 64
                    && first.is_ascii_lowercase()
                    && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            }
            Self::Url => {
                forward(text) && (web(text, "https://") || (first == b'/' && !text.starts_with("//") && visible(text)))
            }
            Self::UrlPattern => {
                ["https://", "http://localhost", "http://127.0.0.1"].iter().any(|start| web(text, start))
            }
            Self::Contact => {
                Self::Url.holds(text)
                    || (visible(text)
                        && forward(text)
                        && cut(text, b'@')
                            .is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && cut(b, b'@').is_none()))
            }
            Self::Country => text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()),
            Self::Region => is_region(text),
            Self::Duration => Duration::parse(text).is_some(),
            Self::NamePattern => {
                (first.is_ascii_alphanumeric() || matches!(first, b'_' | b'.' | b'-' | b'$'))
                    && text.len() <= 200
                    && visible(text)
                    && !text.bytes().any(|byte| matches!(byte, b';' | b',' | b'='))
            }
        }
    }

    /// The code, and what is expected, when it does not hold.
    pub(super) fn complaint(self) -> (FaultCode, &'static str) {
        let expected = match self {
            Self::Any | Self::Text => "text, at most 2000 characters",
            Self::Id => "an id such as \"analytics\": a-z, 0-9 and -, a letter first",
            Self::Url => return (FaultCode::UnsafeUrl, "an address that begins with https:// or with one /"),
            Self::UrlPattern => {
                return (FaultCode::UnsafeUrl, "an address pattern such as \"https://*.example.com/*\"");
            }
            Self::Contact => "a mail address, or an address that begins with https:// or /",
            Self::Country => "a country code such as \"DE\"",
            Self::Region => "a country or subdivision code such as \"DE\" or \"US-CA\"",
            Self::Duration => {
                return (FaultCode::BadDuration, "a duration such as \"6 months\", \"30 minutes\" or \"session\"");
            }
            Self::NamePattern => "a name such as \"_ga\" or \"_ga_*\" that does not begin with *",
        };
        (FaultCode::BadValue, expected)
    }

    /// The same form as an ECMA-262 regular expression.
    #[cfg(feature = "schema")]
    pub(super) fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Any => return None,
            Self::Text => "^(?=[^]*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]{1,2000}$",
            Self::Id => "^[a-z][a-z0-9-]{0,63}$",
            Self::Url => "^(?!.*\\\\)(https://[!-~\\u00a1-\\uffff]+|/([!-.0-~\\u00a1-\\uffff][!-~\\u00a1-\\uffff]*)?)$",
            Self::UrlPattern => "^(https://|http://localhost|http://127\\.0\\.0\\.1)[!-~\\u00a1-\\uffff]+$",
            Self::Contact => {
                "^(?!.*\\\\)(https://[!-~\\u00a1-\\uffff]+|/([!-.0-~\\u00a1-\\uffff][!-~\\u00a1-\\uffff]*)?|[!-?A-~\\u00a1-\\uffff]+@[!-?A-~\\u00a1-\\uffff]+)$"
            }
            Self::Country => "^[A-Z]{2}$",
            Self::Region => "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
            Self::Duration => "^(session|[1-9][0-9]{0,3} (minute|hour|day|month|year)s?)$",
            Self::NamePattern => "^[A-Za-z0-9_.$-][!-+\\--:<>-~\\u00a1-\\uffff]{0,199}$",
        })
    }
}

/// Whether `text` has the form of an ISO 3166-1 alpha-2 or ISO 3166-2 code, such as `DE` or `US-CA`.
#[must_use]
pub fn is_region(text: &str) -> bool {
    let (country, subdivision) = cut(text, b'-').unwrap_or((text, "0"));
    Form::Country.holds(country)
        && (1..=3).contains(&subdivision.len())
        && subdivision.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Browsers read `\` as `/`, so that `/\other.example` would be another site.
fn forward(text: &str) -> bool {
    !text.bytes().any(|byte| byte == b'\\')
}

/// No space and no control character anywhere.
#[inline(never)]
fn visible(text: &str) -> bool {
    text.chars().all(|character| !is_space(character) && !character.is_control())
}

/// As `char::is_whitespace`, which takes a table of 256 bytes.
#[inline(never)]
fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
            | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

#[inline(never)]
fn web(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && visible(rest))
}

#[cfg(test)]
mod tests {
    use super::is_space;

    #[test]
    fn knows_every_space() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_space(character), character.is_whitespace(), "{character:?}");
        }
    }
}
