//! Google Consent Mode v2: the one update that follows a decision.
//!
//! The defaults, which must come before any tag, are the page's part; see `pkg-template/src/signals.js`.

use crate::config::Config;
use crate::json::{Members, Value};

/// The calls to make, each as the arguments of `gtag`. Empty when Google is not told anything.
///
/// A consent type is granted when every purpose that names it is.
#[must_use]
pub fn update(config: &Config<'_>, granted: &[bool]) -> Vec<Value> {
    let google = config.google();
    let mut states = Members::default();
    let mut told = Vec::new();
    for (_, types) in google {
        for kind in types.strings() {
            if !told.contains(&kind) {
                told.push(kind);
                let denied = google.iter().any(|(id, types)| types.lists(kind) && !config.runs(id, granted));
                states.text(kind, if denied { "denied" } else { "granted" });
            }
        }
    }
    if google.is_empty() { Vec::new() } else { vec![vec!["consent".into(), "update".into(), states.value()].into()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_a_type_only_with_all_its_purposes() {
        let text = include_str!("../../../tests/config/good/full.json")
            .replace(r#""analytics": ["analytics_storage"]"#, r#""analytics": ["analytics_storage", "ad_storage"]"#);
        let value = Value::parse(&text).expect("JSON");
        let config = Config::read(&value).expect("a good configuration");
        let calls = |granted: &[bool]| Value::Array(update(&config, granted)).to_json();
        let expected = |analytics, ad_storage, ads| {
            format!(
                r#"[["consent","update",{{"analytics_storage":"{analytics}","ad_storage":"{ad_storage}","ad_user_data":"{ads}","ad_personalization":"{ads}"}}]]"#
            )
        };
        assert_eq!(calls(&[true, true, true, true]), expected("granted", "granted", "granted"));
        assert_eq!(calls(&[true, true, false, false]), expected("granted", "denied", "denied"));
        assert_eq!(calls(&[true, false, true, false]), expected("denied", "denied", "granted"));
    }
}
