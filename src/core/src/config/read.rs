//! From a value that has the right shape to typed parts. Nothing fails here: the schema has held.

use super::duration::Duration;
use super::model::{
    Basis, Config, Controller, Google, Item, ItemKind, Lifetimes, Localized, Look, Purpose, Ruling, Vendor,
};
use crate::json::Value;
use crate::jurisdiction::Regime;

/// Where nothing is written.
const SIX_MONTHS: Duration = Duration::months(6);

pub(super) fn config(value: &Value) -> Config {
    let controller = value.get("controller").unwrap_or(&Value::Null);
    Config {
        controller: Controller {
            name: text(controller, "name"),
            contact: text(controller, "contact"),
            policy: text(controller, "policy"),
        },
        revision: whole(value, "revision", 1),
        languages: texts(value, "languages"),
        purposes: list(value, "purposes", purpose),
        vendors: list(value, "vendors", vendor),
        jurisdictions: members(value, "jurisdictions").iter().map(ruling).collect(),
        texts: members(value, "texts")
            .iter()
            .flat_map(|(language, own)| {
                let own = own.members().iter();
                own.map(|(key, text)| (language.clone(), key.clone(), text.as_str().unwrap_or_default().to_owned()))
            })
            .collect(),
        look: look(value.get("look").unwrap_or(&Value::Null)),
        google: value.get("signals").and_then(|signals| signals.get("google")).map(google),
        lifetimes: lifetimes(value.get("lifetimes").unwrap_or(&Value::Null)),
    }
}

fn purpose(value: &Value) -> Purpose {
    let basis = match string(value, "basis") {
        "necessary" => Basis::Necessary,
        "legitimate-interest" => Basis::LegitimateInterest,
        _ => Basis::Consent,
    };
    Purpose {
        id: text(value, "id"),
        basis,
        justification: value.get("justification").map(localized),
        name: localized(value.get("name").unwrap_or(&Value::Null)),
        text: localized(value.get("text").unwrap_or(&Value::Null)),
        retention: duration(value, "retention").unwrap_or(SIX_MONTHS),
        sale: flag(value, "sale", basis != Basis::Necessary),
    }
}

fn vendor(value: &Value) -> Vendor {
    let mut items = list(value, "cookies", |cookie| item(cookie, "name"));
    items.extend(list(value, "storage", |entry| item(entry, "key")));
    Vendor {
        id: text(value, "id"),
        name: text(value, "name"),
        policy: text(value, "policy"),
        country: text(value, "country"),
        purposes: texts(value, "purposes"),
        retention: duration(value, "retention"),
        items,
    }
}

fn item(value: &Value, name: &str) -> Item {
    Item {
        name: text(value, name),
        kind: match string(value, "kind") {
            "local" => ItemKind::Local,
            "session" => ItemKind::Session,
            _ => ItemKind::Cookie,
        },
        duration: duration(value, "duration").unwrap_or(SIX_MONTHS),
    }
}

fn ruling((region, value): &(String, Value)) -> Ruling {
    Ruling {
        region: region.clone(),
        regime: Regime::parse(string(value, "regime")),
        reason: value.get("reason").and_then(Value::as_str).map(str::to_owned),
    }
}

fn look(value: &Value) -> Look {
    let word = |key: &str, default: &str| value.get(key).and_then(Value::as_str).unwrap_or(default).to_owned();
    Look {
        layout: word("layout", "bar"),
        side: word("side", "left"),
        theme: word("theme", "auto"),
        reopen_button: string(value, "reopen") != "link",
    }
}

fn google(value: &Value) -> Google {
    let purposes = members(value, "purposes").iter();
    Google { purposes: purposes.map(|(id, types)| (id.clone(), strings(types))).collect() }
}

fn lifetimes(value: &Value) -> Lifetimes {
    let consent = duration(value, "consent").unwrap_or(SIX_MONTHS);
    let longer = if consent.at_most() > SIX_MONTHS.at_most() { consent } else { SIX_MONTHS };
    Lifetimes {
        consent,
        refusal: duration(value, "refusal").unwrap_or(longer),
        history: whole(value, "history", 20) as usize,
    }
}

fn localized(value: &Value) -> Localized {
    match value {
        Value::Object(members) => Localized::Each(
            members.iter().map(|(code, text)| (code.clone(), text.as_str().unwrap_or_default().to_owned())).collect(),
        ),
        _ => Localized::One(value.as_str().unwrap_or_default().to_owned()),
    }
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn text(value: &Value, key: &str) -> String {
    string(value, key).to_owned()
}

fn flag(value: &Value, key: &str, default: bool) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(default)
}

fn duration(value: &Value, key: &str) -> Option<Duration> {
    Duration::parse(string(value, key))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the schema bounds it")]
fn whole(value: &Value, key: &str, default: u32) -> u32 {
    value.get(key).and_then(Value::as_number).map_or(default, |number| number as u32)
}

fn members<'a>(value: &'a Value, key: &str) -> &'a [(String, Value)] {
    value.get(key).map_or(&[], Value::members)
}

fn strings(value: &Value) -> Vec<String> {
    value.items().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    value.get(key).map(strings).unwrap_or_default()
}

fn list<T>(value: &Value, key: &str, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.get(key).map_or(&[][..], Value::items).iter().map(read).collect()
}
