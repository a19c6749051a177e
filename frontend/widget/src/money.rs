//! Money in the customer's own notation.

use js_sys::{Array, Intl::NumberFormat, Object, Reflect};
use shared::Money;
use wasm_bindgen::JsValue;

/// `18,50 €` in French, `¥8,800` in English. The browser gets the exact decimal digits as text, so
/// no amount passes through a float.
pub(crate) fn format(money: Money, locale: Option<&str>) -> String {
    let options = Object::new();
    let currency = money.currency();
    // Setting a field of a fresh object does not fail.
    let _ = Reflect::set(&options, &"style".into(), &"currency".into());
    let _ = Reflect::set(&options, &"currency".into(), &currency.as_str().into());
    let locales: Array = locale.into_iter().map(JsValue::from_str).collect();
    let decimal = money.to_decimal();
    NumberFormat::new(&locales, &options)
        .format()
        .call1(&JsValue::UNDEFINED, &JsValue::from_str(&decimal))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| [&decimal, " ", currency.as_str()].concat())
}
