//! Google Consent Mode v2: the one update that follows a decision.
//!
//! The defaults, which must come before any tag, are the page's part; see `pkg-template/src/signals.js`.

use crate::config::Config;
use crate::json::Value;

/// The calls to make, each as the arguments of `gtag`. Empty when Google is not told anything.
///
/// A consent type is granted when every purpose that names it is.
#[must_use]
pub fn update(config: &Config, granted: &[bool]) -> Vec<Value> {
    let Some(google) = &config.google else { return Vec::new() };
    let mut states: Vec<(String, Value)> = Vec::new();
    for (id, types) in &google.purposes {
        let runs = config.purposes.iter().zip(granted).any(|(purpose, granted)| *granted && purpose.id == *id);
        for kind in types {
            match states.iter_mut().find(|(name, _)| name == kind) {
                None => states.push((kind.clone(), if runs { "granted" } else { "denied" }.into())),
                Some((_, state)) if !runs => *state = "denied".into(),
                Some(_) => {}
            }
        }
    }
    vec![Value::Array(vec!["consent".into(), "update".into(), Value::Object(states)])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_a_type_only_with_all_its_purposes() {
        let text = include_str!("../../../tests/config/good/full.json")
            .replace(r#""analytics": ["analytics_storage"]"#, r#""analytics": ["analytics_storage", "ad_storage"]"#);
        let config = Config::read(&text).expect("a good configuration");
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
