//! Cutting text at one ASCII character.

/// The text before and after the first `at`, an ASCII character, as `str::split_once` gives it.
///
/// The standard library's searchers would be half a kilobyte of every visitor's download.
#[must_use]
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let index = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..index)?, text.get(index + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn cuts_as_the_standard_library_does() {
        for text in ["", "-", "a-b", "é-è-ê", "none", "--"] {
            assert_eq!(cut(text, b'-'), text.split_once('-'), "{text}");
        }
    }
}
