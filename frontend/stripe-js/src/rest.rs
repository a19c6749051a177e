//! What an answer tells beyond the fields that this crate always reads.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::convert;

/// The JavaScript object behind an answer, of which more is read only where an app asks.
///
/// It does not count when answers are compared, and `Debug` does not show it: a client secret may be
/// in it.
///
/// ```no_run
/// use js_sys::Reflect;
/// use stripe_js::Rest;
///
/// /// A field of the answer that has no name in this crate.
/// fn text(rest: &Rest, name: &str) -> Option<String> {
///     Reflect::get(rest.as_js()?, &name.into()).ok()?.as_string()
/// }
/// ```
#[derive(Clone, Default)]
pub struct Rest(Option<JsValue>);

impl Rest {
    pub(crate) fn of(answer: &JsValue) -> Self {
        Self(Some(answer.clone()))
    }

    /// The object as Stripe.js gave it, if it came from there.
    pub fn as_js(&self) -> Option<&JsValue> {
        self.0.as_ref()
    }

    pub(crate) fn field(&self, name: &str) -> Option<JsValue> {
        convert::field(self.as_js()?, name)
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        convert::text(self.as_js()?, name)
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.field(name).is_some_and(|field| field.is_truthy())
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        convert::integer(self.as_js()?, name)
    }

    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let texts = self.as_js().map(|answer| convert::texts(answer, name));
        texts.unwrap_or_default()
    }
}

impl PartialEq for Rest {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Rest {}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rest(…)")
    }
}
