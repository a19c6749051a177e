//! What an Element of one field tells about its input.

use wasm_bindgen::JsValue;

use crate::{StripeError, convert};

/// How far one field is, without what is in it.
///
/// ```no_run
/// use stripe_js::card::CardCvc;
/// use stripe_js::{Element, Error, FieldChange, Subscription, event};
///
/// fn listen(cvc: &Element<CardCvc>) -> Result<Subscription, Error> {
///     cvc.on(event::Change, |change: FieldChange| {
///         let may_pay = change.complete;
///         if let Some(error) = change.error { /* show error.message */ }
///     })
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// The input is well-formed.
    pub complete: bool,
    /// What is malformed, in a sentence for the customer.
    pub error: Option<StripeError>,
}

impl FieldChange {
    pub(super) fn read(event: &JsValue) -> Self {
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            error: error_of(convert::field(event, "error")),
        }
    }
}

/// The error of a change, which is a part of Stripe's error object.
pub(super) fn error_of(error: Option<JsValue>) -> Option<StripeError> {
    error.map(|error| StripeError::read_flat(&error))
}
