//! The one policy through which scripts are inserted where a page demands Trusted Types.
//! <https://developer.mozilla.org/en-US/docs/Web/API/Trusted_Types_API>

use std::cell::OnceCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Window;

use crate::ffi::{TrustedTypePolicy, TrustedTypes};

/// The name of the [Trusted Types] policy through which [`load`](super::load()) inserts Stripe.js.
///
/// A page that demands Trusted Types has to name it in `trusted-types` of its Content Security
/// Policy, beside the policy `default` that Stripe.js itself needs there.
///
/// [Trusted Types]: https://developer.mozilla.org/en-US/docs/Web/API/Trusted_Types_API
pub const TRUSTED_TYPES_POLICY: &str = "stripe-js";

thread_local! {
    /// Made once: a page may allow no second one of the same name.
    static POLICY: OnceCell<TrustedTypePolicy> = const { OnceCell::new() };
}

/// What a script can take as its address: the text as it is, where there is no policy.
pub(super) fn script_url(window: &Window, url: &str) -> JsValue {
    let trusted = policy(window).and_then(|policy| policy.create_script_url(url).ok());
    trusted.unwrap_or_else(|| JsValue::from_str(url))
}

/// `None` where the browser knows no policies or the page does not allow ours.
fn policy(window: &Window) -> Option<TrustedTypePolicy> {
    POLICY.with(|made| {
        if made.get().is_none() {
            // It was empty a moment ago.
            _ = made.set(make(window)?);
        }
        made.get().cloned()
    })
}

fn make(window: &Window) -> Option<TrustedTypePolicy> {
    let global = |name: &str| Reflect::get(window, &JsValue::from_str(name)).ok();
    let factory = global("trustedTypes").filter(|it| !it.is_undefined())?;
    let rules = Object::new();
    // `String(url)` is the URL as it is: nobody but this module has the policy, so nothing else asks.
    let as_it_is = global("String")?;
    Reflect::set(&rules, &JsValue::from_str("createScriptURL"), &as_it_is).ok()?;
    let factory = factory.unchecked_into::<TrustedTypes>();
    factory.create_policy(TRUSTED_TYPES_POLICY, &rules).ok()
}
