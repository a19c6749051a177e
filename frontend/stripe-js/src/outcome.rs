//! The two answers that a call on Stripe.js resolves to.

use wasm_bindgen::JsValue;

use crate::{Error, StripeError, convert};

/// `{ result }` or `{ error }`: Stripe.js resolves with either and does not reject.
///
/// ```
/// use stripe_js::{Outcome, StripeError};
///
/// fn paid(outcome: Outcome<u32>) -> Result<u32, Box<StripeError>> {
///     outcome.into_result()
/// }
/// assert_eq!(paid(Outcome::Done(7)), Ok(7));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a refusal must be shown to the customer"]
pub enum Outcome<T> {
    /// Stripe did it.
    Done(T),
    /// Stripe refused, or the customer's input was not complete.
    Refused(Box<StripeError>),
}

impl<T> Outcome<T> {
    /// The same outcome as a `Result`, for `?` in code that treats both alike.
    pub fn into_result(self) -> Result<T, Box<StripeError>> {
        match self {
            Self::Done(value) => Ok(value),
            Self::Refused(error) => Err(error),
        }
    }
}

/// The outcome in an answer whose result is in the field `name`.
pub(crate) fn read<T>(
    answer: &JsValue,
    name: &'static str,
    read: impl FnOnce(&JsValue) -> Option<T>,
) -> Result<Outcome<T>, Error> {
    if let Some(error) = convert::field(answer, "error") {
        return Ok(refused(&error));
    }
    convert::field(answer, name)
        .as_ref()
        .and_then(read)
        .map(Outcome::Done)
        .ok_or(Error::Answer { missing: name })
}

/// The refusal in the field `error` of an answer.
pub(crate) fn refused<T>(error: &JsValue) -> Outcome<T> {
    Outcome::Refused(Box::new(StripeError::read(error)))
}
