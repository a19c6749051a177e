//! A page that demands Trusted Types and allows the policy of the binding.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::expect_used,
    reason = "these are tests, which clippy does not see from their attribute"
)]

use js_sys::Function;
use stripe_js::{TRUSTED_TYPES_POLICY, load};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// From then on the page takes no text for a script, to the end of this program.
const DEMAND: &str = "
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = \"require-trusted-types-for 'script'; trusted-types stripe-js\";
    document.head.append(meta);
";

#[wasm_bindgen_test]
async fn a_page_that_allows_the_policy_gets_stripe_js() {
    Function::new_no_args(DEMAND)
        .call0(&JsValue::UNDEFINED)
        .expect("the page is made strict");
    assert!(DEMAND.contains(TRUSTED_TYPES_POLICY));

    let loaded = load("data:text/javascript,window.Stripe=()=>1").await;

    assert!(loaded.is_ok(), "{loaded:?}");
}
