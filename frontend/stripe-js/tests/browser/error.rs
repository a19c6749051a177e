use stripe_js::{Error, ErrorKind, StripeOptions};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{js, stripe_js};

#[wasm_bindgen_test]
fn every_thrown_value_becomes_an_error() {
    let other = |text: &str| Error::Other(text.to_owned());
    let thrown = |name: &str, message: &str| Error::Thrown {
        name: name.to_owned(),
        message: message.to_owned(),
    };
    let cases = [
        ("'plain'", other("plain")),
        ("undefined", other("undefined")),
        ("null", other("null")),
        ("42", other("42")),
        ("Symbol('x')", other("Symbol(x)")),
        ("Object.create(null)", other("a value without a text")),
        (
            "({ toString() { throw 1 } })",
            other("a value without a text"),
        ),
        ("new TypeError('bad')", thrown("TypeError", "bad")),
        (
            "({ message: 'of another realm' })",
            thrown("Error", "of another realm"),
        ),
        (
            "Object.defineProperty(new Error(''), 'message', { get() { throw 1 } })",
            thrown("Error", ""),
        ),
    ];

    for (expression, expected) in cases {
        let value = js(&["return ", expression].concat());
        assert_eq!(Error::from(value), expected, "{expression}");
    }
}

#[wasm_bindgen_test]
fn a_stripe_error_object_stays_one() {
    let value = js("return { type: 'rate_limit_error', message: 'Slow down', code: 7 }");

    let Error::Stripe(error) = Error::from(value) else {
        panic!("it is Stripe's");
    };

    assert_eq!(error.kind, ErrorKind::RateLimit);
    assert_eq!(error.code, None);
}

#[wasm_bindgen_test]
async fn a_key_that_stripe_js_does_not_take_is_an_error_with_its_sentence() {
    let error = stripe_js()
        .await
        .stripe("sk_test_1", &StripeOptions::default())
        .unwrap_err();

    assert_eq!(
        error.to_string(),
        "IntegrationError: this is not a publishable key"
    );
}
