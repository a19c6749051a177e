//! The border between Rust and JavaScript values.
//!
//! Options are written and answers are read field by field. The readers are total: what
//! is absent, of another type or behind a throwing getter is `None`, because an answer of
//! a newer Stripe.js must never break a payment.

use js_sys::{Array, Number, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::Error;

/// An object of the fields whose values are JavaScript's own, such as `elements`.
pub(crate) fn object(fields: &[(&str, &JsValue)]) -> JsValue {
    let object = JsValue::from(Object::new());
    for (name, value) in fields {
        set(&object, name, value);
    }
    object
}

/// Puts one field into a plain object of ours, which cannot fail.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// What a call that answers with a promise comes to, however it fails: thrown at
/// once or rejected later. A plain value counts as a promise of it.
pub(crate) async fn settled(answer: Result<JsValue, JsValue>) -> Result<JsValue, Error> {
    Ok(JsFuture::from(Promise::resolve(&answer?)).await?)
}

/// A field that is there and neither `undefined` nor `null`.
pub(crate) fn field(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &JsValue::from_str(name))
        .ok()
        .filter(|field| !field.is_undefined() && !field.is_null())
}

pub(crate) fn text(value: &JsValue, name: &str) -> Option<String> {
    field(value, name)?.as_string()
}

/// Absent counts as `false`.
pub(crate) fn flag(value: &JsValue, name: &str) -> bool {
    field(value, name).is_some_and(|field| field.is_truthy())
}

/// The id in a field that holds either an id or the expanded object.
pub(crate) fn id(value: &JsValue, name: &str) -> Option<String> {
    let field = field(value, name)?;
    field.as_string().or_else(|| text(&field, "id"))
}

/// A whole number that JavaScript holds exactly; anything else is `None`.
pub(crate) fn integer(value: &JsValue, name: &str) -> Option<i64> {
    let field = field(value, name)?;
    if !Number::is_safe_integer(&field) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a safe integer has no fraction and fits in 54 bits"
    )]
    field.as_f64().map(|number| number as i64)
}

/// The texts of an array; none if it is something else.
pub(crate) fn texts(value: &JsValue, name: &str) -> Vec<String> {
    let list = field(value, name).and_then(|list| list.dyn_into::<Array>().ok());
    let list = list.unwrap_or_default();
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// The names of the fields that `holds` is true of.
pub(crate) fn names_where(value: Option<JsValue>, holds: fn(&JsValue) -> bool) -> Vec<String> {
    let object = value.and_then(|value| value.dyn_into::<Object>().ok());
    let Some(object) = object else {
        return Vec::new();
    };
    let names = Object::keys(&object);
    let names = names.iter();
    names
        .filter_map(|name| name.as_string())
        .filter(|name| field(&object, name).is_some_and(|field| holds(&field)))
        .collect()
}
