//! The table of [`schema`](super::schema) as JSON Schema 2020-12, for editors.

use super::lexical::Form;
use super::schema::{CONFIG, Field, LANGUAGES, Shape};
use crate::json::Value;

/// The whole JSON Schema, as text. Rules that need two places (unique ids, references, texts in every declared
/// language, lifetimes) are beyond it; the reader checks those.
#[must_use]
pub fn json_schema() -> String {
    let mut members = vec![
        ("$schema".to_owned(), Value::from("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), Value::from("Confidant configuration")),
    ];
    members.extend(schema(&CONFIG));
    Value::Object(members).to_json()
}

fn schema(shape: &Shape) -> Vec<(String, Value)> {
    let parts: Vec<(&str, Value)> = match shape {
        Shape::String(form) => string(*form),
        Shape::OneOf(words) => vec![("enum", Value::Array(words.iter().map(|word| Value::from(*word)).collect()))],
        Shape::Bool => vec![("type", Value::from("boolean"))],
        Shape::Whole(least, most) => vec![
            ("type", Value::from("integer")),
            ("minimum", Value::Number(f64::from(*least))),
            ("maximum", Value::Number(f64::from(*most))),
        ],
        Shape::Time => vec![("type", Value::from("number"))],
        Shape::List(least, item) => vec![
            ("type", Value::from("array")),
            ("items", Value::Object(schema(item))),
            #[expect(clippy::cast_precision_loss, reason = "0 or 1")]
            ("minItems", Value::Number(*least as f64)),
        ],
        Shape::Object(fields) => object(fields),
        Shape::Map(key, value) => vec![
            ("type", Value::from("object")),
            ("propertyNames", Value::Object(schema(key))),
            ("additionalProperties", Value::Object(schema(value))),
        ],
        Shape::Localized => {
            static EACH: Shape = Shape::Map(&Shape::OneOf(&LANGUAGES), &Shape::String(Form::Text));
            let either = [&Shape::String(Form::Text), &EACH].map(|shape| Value::Object(schema(shape)));
            vec![("anyOf", Value::Array(either.into()))]
        }
    };
    parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn string(form: Form) -> Vec<(&'static str, Value)> {
    let mut parts = vec![("type", Value::from("string"))];
    parts.extend(form.pattern().map(|pattern| ("pattern", Value::from(pattern))));
    parts
}

fn object(fields: &[Field]) -> Vec<(&'static str, Value)> {
    let required = fields.iter().filter(|field| field.required).map(|field| Value::from(field.name));
    let properties = fields.iter().map(|field| {
        let mut members = schema(&field.shape);
        if !field.doc.is_empty() {
            members.push(("description".to_owned(), Value::from(field.doc)));
        }
        (field.name.to_owned(), Value::Object(members))
    });
    vec![
        ("type", Value::from("object")),
        ("additionalProperties", Value::Bool(false)),
        ("required", Value::Array(required.collect())),
        ("properties", Value::Object(properties.collect())),
    ]
}
