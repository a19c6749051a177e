use js_sys::{Array, Promise};
use stripe_js::{LoadError, load};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::js;

/// Defines `window.Stripe` from the run number `$n` on, and counts its runs.
const FROM_RUN: &str = "data:text/javascript,window.runs++;if(window.runs>=$n)window.Stripe=()=>1";

fn from_run(number: &str) -> String {
    FROM_RUN.replace("$n", number)
}

fn empty_page() {
    js("delete window.Stripe; window.runs = 0;
        document.querySelectorAll('script[src^=\"data:\"], script[src*=missing]')
            .forEach((script) => script.remove());");
}

fn count(expression: &str) -> Option<f64> {
    js(&["return ", expression].concat()).as_f64()
}

fn runs() -> Option<f64> {
    count("window.runs")
}

fn scripts() -> Option<f64> {
    count("document.querySelectorAll('script[src^=\"data:\"]').length")
}

fn loading(url: String) -> Promise {
    future_to_promise(async move { Ok(load(&url).await.is_ok().into()) })
}

#[wasm_bindgen_test]
async fn calls_that_overlap_insert_one_script() {
    empty_page();
    let both = Array::of2(&loading(from_run("1")), &loading(from_run("1")));

    let loaded = JsFuture::from(Promise::all(&both)).await.unwrap();

    assert_eq!(js_sys::JSON::stringify(&loaded).unwrap(), "[true,true]");
    assert_eq!((runs(), scripts()), (Some(1.0), Some(1.0)));
}

#[wasm_bindgen_test]
async fn stripe_js_that_is_there_is_used_without_a_script() {
    empty_page();
    js("window.Stripe = () => 1");

    assert!(load(&from_run("1")).await.is_ok());

    assert_eq!((runs(), scripts()), (Some(0.0), Some(0.0)));
}

#[wasm_bindgen_test]
async fn a_script_that_is_still_loading_is_waited_for() {
    empty_page();
    let url = from_run("1");
    _ = insert(&url);

    assert!(load(&url).await.is_ok());

    assert_eq!((runs(), scripts()), (Some(1.0), Some(1.0)));
}

#[wasm_bindgen_test]
async fn a_failed_load_is_repeated_once() {
    empty_page();

    assert!(load(&from_run("2")).await.is_ok());

    assert_eq!((runs(), scripts()), (Some(2.0), Some(1.0)));
}

#[wasm_bindgen_test]
async fn a_script_without_stripe_is_an_error_and_a_later_call_tries_again() {
    empty_page();
    let url = from_run("3");

    let error = load(&url).await.unwrap_err();

    assert_eq!(error, LoadError::NoGlobal { url: url.clone() });
    assert_eq!((runs(), scripts()), (Some(2.0), Some(0.0)));
    assert!(load(&url).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_script_that_cannot_be_fetched_is_an_error() {
    empty_page();
    let url = js(
        "const url = URL.createObjectURL(new Blob([''])); URL.revokeObjectURL(url);
                  return url",
    )
    .as_string()
    .unwrap();

    let error = load(&url).await.unwrap_err();

    assert_eq!(error, LoadError::Script { url });
}

#[wasm_bindgen_test]
async fn a_script_that_failed_before_is_given_up() {
    empty_page();
    let failed = insert("/missing-stripe.js");
    _ = JsFuture::from(failed).await;

    let error = load("/missing-stripe.js").await.unwrap_err();

    assert_eq!(
        error.to_string(),
        "Stripe.js could not be loaded from /missing-stripe.js"
    );
}

#[wasm_bindgen_test]
async fn a_script_that_the_page_keeps_back_is_not_waited_for() {
    empty_page();
    let url = from_run("1");
    js(&[
        "const script = document.createElement('script');
        script.type = 'text/plain';
        script.src = '",
        &url,
        "'; document.head.append(script);",
    ]
    .concat());

    assert!(load(&url).await.is_ok());

    assert_eq!((runs(), scripts()), (Some(1.0), Some(2.0)));
}

#[wasm_bindgen_test]
async fn a_slow_script_of_the_page_is_not_loaded_twice() {
    empty_page();
    // Slower than a script may be that was fetched and did not run.
    js("const { performance } = window;
        window.kept = Object.getOwnPropertyDescriptor(window, 'performance');
        Object.defineProperty(window, 'performance', { configurable: true,
            get: () => Object.create(performance, { getEntriesByName: { value: () => [] } }) });
        const script = document.createElement('script');
        script.src = 'https://slow.example/stripe.js';
        script.type = 'module';
        const add = EventTarget.prototype.addEventListener;
        script.addEventListener = (name, run) => name === 'load' && setTimeout(() => {
            window.Stripe = () => 1;
            run(new Event('load'));
        }, 1200);
        script.dataset.slow = '';
        document.body.append(script);");

    let loaded = load("https://slow.example/stripe.js").await;

    let copies = count("document.querySelectorAll('script[src*=\"slow.example\"]').length");
    js(
        "document.querySelectorAll('script[data-slow]').forEach((it) => it.remove());
        Object.defineProperty(window, 'performance', window.kept)",
    );
    assert!(loaded.is_ok());
    assert_eq!(copies, Some(1.0));
}

#[wasm_bindgen_test]
async fn a_script_is_inserted_with_the_nonce_of_the_page() {
    empty_page();
    js("const script = document.createElement('script');
        script.nonce = 'bm9uY2U';
        script.setAttribute('nonce', 'bm9uY2U');
        document.head.prepend(script);");

    assert!(load(&from_run("1")).await.is_ok());

    let nonce = js("return document.querySelector('script[src^=\"data:\"]').nonce");
    js("document.querySelector('script[nonce]').remove()");
    assert_eq!(nonce, "bm9uY2U");
}

/// Inserts a script as another part of the page would; settles with its event.
fn insert(url: &str) -> Promise {
    let insert = js("return (url) => new Promise((resolve) => {
        const script = document.createElement('script');
        script.onload = script.onerror = resolve;
        script.src = url;
        document.head.append(script);
    })");
    let insert: js_sys::Function = insert.into();
    insert
        .call1(&JsValue::UNDEFINED, &url.into())
        .unwrap()
        .into()
}
