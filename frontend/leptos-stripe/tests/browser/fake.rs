//! The fake Stripe.js and what was called on it.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast as _, JsValue};

/// Runs JavaScript, the body of a function.
#[track_caller]
pub(crate) fn js(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::UNDEFINED)
        .expect("the JavaScript of the test runs")
}

/// Puts a fresh fake on the page, whatever a test before has left.
pub(crate) fn install() {
    js(include_str!("fake.js"));
}

/// The calls so far, one line each; they are forgotten then.
pub(crate) fn take_calls() -> Vec<String> {
    let calls: Array = js("return window.calls.splice(0)").unchecked_into();
    calls.iter().filter_map(|call| call.as_string()).collect()
}

/// How many listeners are on.
pub(crate) fn listeners() -> Option<f64> {
    js("return window.listeners").as_f64()
}

/// Lets the Element that was made last fire an event.
pub(crate) fn emit(event: &str, payload: &str) {
    js(&["window.emit('", event, "', ", payload, ")"].concat());
}
