//! Which law's regime applies, and how that was found.

use crate::config::{Config, is_region};
use crate::cut;

/// How a law lets data be used. Ordered from strict to weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Regime {
    /// Nothing before an answer (ePrivacy Directive art. 5(3), GDPR art. 6(1)(a), LGPD art. 7, Québec Law 25).
    OptIn,
    /// Until the visitor objects (US state laws; Swiss revFADP).
    OptOut,
    /// The visitor is told, and can object.
    Notice,
}

impl Regime {
    /// The word in the configuration and in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OptIn => "opt-in",
            Self::OptOut => "opt-out",
            Self::Notice => "notice",
        }
    }

    /// From the word; anything unknown is the strictest.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match word {
            "notice" => Self::Notice,
            "opt-out" => Self::OptOut,
            _ => Self::OptIn,
        }
    }
}

/// States with a comprehensive privacy law in force: everyone may opt out of sale, sharing and targeted advertising.
/// All of them are treated like the twelve that make Global Privacy Control binding (CA CO CT DE MD MN MT NE NH NJ OR TX).
const US_OPT_OUT: [&str; 20] = [
    "CA", "CO", "CT", "DE", "FL", "IA", "IN", "KY", "MD", "MN", "MT", "NE", "NH", "NJ", "OR", "RI", "TN", "TX", "UT",
    "VA",
];

/// The built-in regime of an ISO 3166 code. What is not known to be weaker is [`Regime::OptIn`]; that covers the
/// EEA, the United Kingdom, Brazil and Québec.
#[must_use]
pub fn built_in(region: &str) -> Regime {
    match cut(region, b'-') {
        Some(("US", state)) if !US_OPT_OUT.contains(&state) => Regime::Notice,
        Some(("US" | "CH", _)) => Regime::OptOut,
        None if region == "US" || region == "CH" => Regime::OptOut,
        _ => Regime::OptIn,
    }
}

/// Where the region came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// `data-region` of the script tag.
    Attribute,
    /// `<meta name="confidant-region">`
    Meta,
    /// The `region` option or callback of `createConfidant`.
    Option,
    /// The browser's time zone and language agreed.
    Hint,
    /// Nothing said where: the strictest regime applies.
    #[default]
    None,
}

impl Source {
    /// The word in records.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attribute => "attribute",
            Self::Meta => "meta",
            Self::Option => "option",
            Self::Hint => "hint",
            Self::None => "none",
        }
    }

    /// From the word; anything unknown is [`Source::None`].
    #[must_use]
    pub fn parse(word: &str) -> Self {
        let all = [Self::Attribute, Self::Meta, Self::Option, Self::Hint];
        all.iter().find(|source| source.as_str() == word).copied().unwrap_or(Self::None)
    }
}

/// What applies to this visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jurisdiction {
    /// ISO 3166 code, if one is known.
    pub region: Option<String>,
    /// Where it came from.
    pub source: Source,
    /// The regime.
    pub regime: Regime,
}

impl Jurisdiction {
    /// Decides from what the page states, else from a hint, else strictly.
    ///
    /// A stated region that is not an ISO 3166 code is a mistake of the page, so the strictest regime applies and no
    /// hint can weaken it.
    #[must_use]
    pub fn resolve(config: &Config<'_>, stated: &str, source: Source, time_zone: &str, language: &str) -> Self {
        let (region, source) = match (stated, source) {
            ("", _) | (_, Source::None) => match hint(time_zone, language) {
                Some(region) => (Some(region.to_owned()), Source::Hint),
                None => (None, Source::None),
            },
            _ if is_region(stated) => (Some(stated.to_owned()), source),
            _ => (None, Source::None),
        };
        let regime = region.as_deref().map_or_else(|| Regime::OptIn, |region| regime(config, region));
        Self { region, source, regime }
    }

    /// Months in which a refusal is not followed by a new question: 12 in California (Civ. Code §1798.135(c)(4)), else 6
    /// (Garante provv. 231/2021 §6.2).
    #[must_use]
    pub fn cooldown_months(&self) -> u32 {
        if self.region.as_deref() == Some("US-CA") { 12 } else { 6 }
    }
}

/// The owner's rule for the code, else for its country, unless the built-in rule knows the subdivision better.
fn regime(config: &Config<'_>, region: &str) -> Regime {
    let country = cut(region, b'-').map_or(region, |(country, _)| country);
    let by_country = || config.ruling(country).map(|own| own.min(built_in(region)));
    config.ruling(region).or_else(by_country).unwrap_or_else(|| built_in(region))
}

/// The zones of the United States that no other country uses.
const US_ZONES: [&str; 12] = [
    "New_York",
    "Chicago",
    "Denver",
    "Los_Angeles",
    "Phoenix",
    "Anchorage",
    "Detroit",
    "Boise",
    "Juneau",
    "Sitka",
    "Nome",
    "Adak",
];

/// A country that time zone and first language agree on, where that can weaken the rule. States stay unknown.
fn hint(time_zone: &str, language: &str) -> Option<&'static str> {
    let region = language.get(language.len().saturating_sub(3)..);
    let american = time_zone.strip_prefix("America/").is_some_and(|zone| US_ZONES.contains(&zone))
        || time_zone == "Pacific/Honolulu";
    match region {
        Some("-US") if american => Some("US"),
        Some("-CH") if time_zone == "Europe/Zurich" => Some("CH"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(jurisdictions: &str) -> Config<'static> {
        let text = include_str!("../../../tests/config/good/smallest.json");
        let text = text.replacen('{', &["{\"jurisdictions\":", jurisdictions, ","].concat(), 1);
        let value = Box::leak(Box::new(crate::json::Value::parse(&text).expect("JSON")));
        Config::read(value).expect("a good configuration")
    }

    #[test]
    fn knows_the_built_in_regimes() {
        for code in ["DE", "IS", "LI", "NO", "GB", "BR", "CA-QC", "CA", "JP", "ZZ"] {
            assert_eq!(built_in(code), Regime::OptIn, "{code}");
        }
        for code in ["CH", "CH-ZH", "US", "US-CA", "US-TX", "US-VA"] {
            assert_eq!(built_in(code), Regime::OptOut, "{code}");
        }
        assert_eq!(built_in("US-AL"), Regime::Notice);
    }

    #[test]
    fn takes_what_the_page_states_before_any_hint() {
        let config = config("{}");
        let resolve = |stated, source| Jurisdiction::resolve(&config, stated, source, "America/Chicago", "en-US");
        let found = resolve("DE", Source::Attribute);
        assert_eq!((found.regime, found.source), (Regime::OptIn, Source::Attribute));
        let found = resolve("", Source::None);
        assert_eq!((found.region.as_deref(), found.regime, found.source), (Some("US"), Regime::OptOut, Source::Hint));
        let found = resolve("Germany", Source::Meta);
        assert_eq!((found.region, found.regime, found.source), (None, Regime::OptIn, Source::None));
    }

    #[test]
    fn needs_time_zone_and_language_to_agree() {
        assert_eq!(hint("America/Toronto", "en-US"), None);
        assert_eq!(hint("America/New_York", "de-DE"), None);
        assert_eq!(hint("Europe/Zurich", "de-CH"), Some("CH"));
        assert_eq!(hint("Europe/Zurich", "de"), None);
        assert_eq!(hint("", ""), None);
    }

    #[test]
    fn lets_the_owner_rule_but_not_loosen_a_subdivision_through_its_country() {
        let config = config(r#"{"US":{"regime":"notice","reason":"We sell nothing."},"US-TX":{"regime":"opt-in"}}"#);
        assert_eq!(regime(&config, "US"), Regime::Notice);
        assert_eq!(regime(&config, "US-CA"), Regime::OptOut);
        assert_eq!(regime(&config, "US-TX"), Regime::OptIn);
        assert_eq!(regime(&config, "DE-BY"), Regime::OptIn);
    }

    #[test]
    fn waits_longer_in_california() {
        let config = config("{}");
        let months = |code| Jurisdiction::resolve(&config, code, Source::Option, "", "").cooldown_months();
        assert_eq!((months("US-CA"), months("US-CO"), months("FR")), (12, 6, 6));
    }
}
