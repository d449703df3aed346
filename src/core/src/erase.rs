//! What a withdrawal deletes: the cookies and storage keys that withdrawn vendors declared, and nothing else.

use crate::config::{Config, ItemKind, Vendor};
use crate::json::Value;

/// What is on the device, and where the page is.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// `document.cookie`
    pub cookies: &'a str,
    /// Keys of `localStorage`, a list.
    pub local: &'a Value,
    /// Keys of `sessionStorage`, a list.
    pub session: &'a Value,
    /// `location.hostname`
    pub host: &'a str,
    /// `location.pathname`
    pub path: &'a str,
}

/// The texts to assign to `document.cookie`, and the keys to remove, for these `withdrawn` vendors, a list of ids.
///
/// A name that a vendor with consent declares too stays: it is still theirs.
#[must_use]
pub fn erasure(config: &Config<'_>, withdrawn: &Value, running: &[bool], place: Place<'_>) -> Value {
    let gone = |kind: ItemKind, name: &str| {
        let declares = |vendor: &Vendor<'_>| vendor.items().any(|item| item.kind == kind && matches(item.name, name));
        config.vendors.iter().any(|vendor| withdrawn.strings().any(|id| id == vendor.id) && declares(vendor))
            && !config.vendors.iter().zip(running).any(|(vendor, running)| *running && declares(vendor))
            && !name.starts_with("confidant.")
    };
    let names = place.cookies.split(';').map(|pair| pair.split('=').next().unwrap_or_default().trim());
    let mut cookies = Vec::new();
    for name in names.filter(|name| !name.is_empty() && gone(ItemKind::Cookie, name)) {
        expire(name, place, &mut cookies);
    }
    let keys =
        |kind, keys: &Value| Value::Array(keys.strings().filter(|key| gone(kind, key)).map(Value::from).collect());
    Value::object()
        .with("cookies", cookies)
        .with("local", keys(ItemKind::Local, place.local))
        .with("session", keys(ItemKind::Session, place.session))
}

/// Which domain and path a cookie was set with cannot be seen, so every one that could reach this page is tried.
fn expire(name: &str, place: Place<'_>, out: &mut Vec<Value>) {
    let secure = if name.starts_with("__") { "; secure" } else { "" };
    let mut domains = vec![""];
    let mut host = place.host;
    while let Some((_, parent)) = host.split_once('.') {
        domains.push(host);
        host = parent;
    }
    let ends = place.path.char_indices().filter(|(_, character)| *character == '/').map(|(index, _)| index);
    let mut paths: Vec<&str> = ends.flat_map(|end| [&place.path[..end], &place.path[..=end]]).collect();
    paths.push(place.path);
    paths.retain(|path| !path.is_empty());
    paths.dedup();
    for path in paths {
        for domain in &domains {
            let domain = if domain.is_empty() { String::new() } else { ["; domain=", domain].concat() };
            let text = [name, "=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=", path, &domain, secure].concat();
            out.push(text.as_str().into());
        }
    }
}

/// Whether `name` is what `pattern` says, where `*` stands for any characters or none.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| name.strip_prefix(start)) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erase(withdrawn: &str, running: &[bool], cookies: &str, local: &[&str]) -> String {
        let value = Value::parse(include_str!("../../../tests/config/good/full.json")).expect("JSON");
        let config = Config::read(&value).expect("good");
        let list = |texts: &[&str]| Value::Array(texts.iter().map(|text| Value::from(*text)).collect());
        let place =
            Place { cookies, local: &list(local), session: &Value::Null, host: "www.harbour.example", path: "/a/b" };
        erasure(&config, &list(&[withdrawn]), running, place).to_json()
    }

    #[test]
    fn matches_like_a_wildcard() {
        for (pattern, name, expected) in [
            ("_ga", "_ga", true),
            ("_ga", "_gat", false),
            ("_ga_*", "_ga_X", true),
            ("_ga_*", "_ga_", true),
            ("_ga_*", "_gac", false),
            ("a*c*e", "abcde", true),
            ("a*c*e", "abcd", false),
            ("a*a", "a", false),
            ("a**b", "ab", true),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn expires_every_variant_of_declared_names_only() {
        let found =
            erase("matomo", &[false, false], "_pk_id.1=x; basket=2; _ad=3", &["mtm_a", "own", "confidant.record"]);
        for variant in [
            "path=/\"",
            "path=/a\"",
            "path=/a/\"",
            "path=/a/b\"",
            "path=/; domain=www.harbour.example",
            "path=/; domain=harbour.example\"",
        ] {
            assert!(found.contains(variant), "{variant} in {found}");
        }
        assert!(!found.contains("basket") && !found.contains("_ad=") && !found.contains("domain=example"), "{found}");
        assert!(found.ends_with(r#""local":["mtm_a"],"session":[]}"#), "{found}");
    }

    #[test]
    fn leaves_what_another_running_vendor_declares() {
        let text = include_str!("../../../tests/config/good/full.json").replace("\"_ad\"", "\"_pk_id.*\"");
        let value = Value::parse(&text).expect("JSON");
        let config = Config::read(&value).expect("good");
        let nothing = &Value::Null;
        let place = Place { cookies: "_pk_id.1=x", local: nothing, session: nothing, host: "localhost", path: "/" };
        let withdrawn = Value::Array(vec!["matomo".into()]);
        assert!(erasure(&config, &withdrawn, &[false, true], place).to_json().starts_with(r#"{"cookies":[]"#));
        assert!(!erasure(&config, &withdrawn, &[false, false], place).to_json().starts_with(r#"{"cookies":[]"#));
    }
}
