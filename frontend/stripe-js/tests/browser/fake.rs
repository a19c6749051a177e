//! Setting up the page and looking at what happened on it.

use js_sys::{Array, Function};
use stripe_js::{Elements, ElementsOptions, Mode, Stripe, StripeJs, StripeOptions, load};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlElement;

/// Runs JavaScript, the body of a function.
#[track_caller]
pub(crate) fn js(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::UNDEFINED)
        .expect("the JavaScript of the test runs")
}

/// A fresh fake as `window.Stripe`.
pub(crate) async fn stripe_js() -> StripeJs {
    js(include_str!("fake.js"));
    load("https://unused.example/stripe.js")
        .await
        .expect("window.Stripe is there")
}

pub(crate) async fn stripe() -> Stripe {
    let stripe = stripe_js()
        .await
        .stripe("pk_test_1", &StripeOptions::default())
        .expect("the fake takes this key");
    forget_calls();
    stripe
}

pub(crate) async fn elements() -> Elements {
    let elements = elements_of(&stripe().await);
    forget_calls();
    elements
}

pub(crate) fn elements_of(stripe: &Stripe) -> Elements {
    stripe
        .elements(&ElementsOptions::new(payment_mode().into()))
        .expect("the fake takes any options")
}

pub(crate) fn payment_mode() -> Mode {
    Mode::Payment {
        amount: 1099,
        currency: "eur".to_owned(),
    }
}

/// The calls on the fake, one line each.
pub(crate) fn calls() -> Vec<String> {
    let calls: Array = js("return window.calls").unchecked_into();
    calls.iter().filter_map(|call| call.as_string()).collect()
}

pub(crate) fn forget_calls() {
    js("window.calls.length = 0");
}

/// What the next promise of the fake does, as a JavaScript expression.
pub(crate) fn answer(expression: &str) {
    js(&["window.answer = () => (", expression, ")"].concat());
}

/// Lets the current Element of the fake fire an event.
pub(crate) fn emit(event: &str, payload: &str) {
    js(&["window.emit('", event, "', ", payload, ")"].concat());
}

/// A node on the page with this id.
pub(crate) fn node(id: &str) -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let node: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    node.set_id(id);
    document.body().unwrap().append_child(&node).unwrap();
    node
}
