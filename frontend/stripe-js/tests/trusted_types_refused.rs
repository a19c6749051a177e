//! A page that demands Trusted Types and allows no policy of the binding.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    reason = "these are tests, which clippy does not see from their attribute"
)]

use js_sys::Function;
use stripe_js::{LoadError, load};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlScriptElement, window};

wasm_bindgen_test_configure!(run_in_browser);

/// A script that the page made before, which it may insert at any time.
const PREPARE: &str = "
    const script = document.createElement('script');
    script.src = 'data:text/javascript,window.Stripe=()=>2';
    return script;
";

/// From then on the page takes no text for a script, to the end of this program.
const DEMAND: &str = "
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = \"require-trusted-types-for 'script'; trusted-types another\";
    document.head.append(meta);
";

#[wasm_bindgen_test]
async fn a_page_that_does_not_allow_the_policy_is_told_why() {
    let script = js(PREPARE).unchecked_into::<HtmlScriptElement>();
    js(DEMAND);
    let url = "data:text/javascript,window.Stripe=()=>1".to_owned();

    let error = load(&url).await.expect_err("the page refuses the script");

    assert_eq!(error, LoadError::TrustedTypes { url });
    // The script that is there is waited for all the same.
    let head = window().and_then(|it| it.document()?.head());
    head.expect("the page has a head")
        .append_child(&script)
        .expect("it is inserted");
    let loaded = load(&script.src()).await;
    assert!(loaded.is_ok(), "{loaded:?}");
}

fn js(body: &str) -> JsValue {
    Function::new_no_args(body)
        .call0(&JsValue::UNDEFINED)
        .expect("the JavaScript of the test runs")
}
