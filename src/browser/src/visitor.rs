//! What the browser says about its visitor: Global Privacy Control, languages, time zone.

use crate::Browser;
use confidant_core::ports::Visitor;
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property of `navigator`; undefined where there is none.
fn navigator(key: &str) -> JsValue {
    Reflect::get(&js_sys::global(), &"navigator".into())
        .and_then(|navigator| Reflect::get(&navigator, &key.into()))
        .unwrap_or(JsValue::UNDEFINED)
}

impl Visitor for Browser {
    fn gpc(&self) -> bool {
        navigator("globalPrivacyControl") == JsValue::TRUE
    }

    fn languages(&self) -> Vec<String> {
        navigator("languages")
            .dyn_into::<Array>()
            .map_or_else(|_| Vec::new(), |tags| tags.iter().filter_map(|tag| tag.as_string()).collect())
    }

    fn time_zone(&self) -> String {
        let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
        Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string()).unwrap_or_default()
    }
}
