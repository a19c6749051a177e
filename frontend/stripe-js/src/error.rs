//! What can go wrong with a call, as opposed to what Stripe can refuse.

use std::fmt;

use js_sys::Error as JsError;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::{StripeError, convert, ffi};

/// A call on Stripe.js that did not work as a call.
///
/// A declined card is not here: it is [`Outcome::Refused`](crate::Outcome).
///
/// ```
/// use stripe_js::Error;
///
/// fn is_our_mistake(error: &Error) -> bool {
///     matches!(error, Error::Thrown { name, .. } if name == "IntegrationError")
/// }
///
/// let thrown = Error::Other("a text".to_owned());
/// assert!(!is_our_mistake(&thrown));
/// assert_eq!(thrown.to_string(), "Stripe.js threw a text");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// Stripe.js threw, or rejected with, a JavaScript error. It does so for wrong
    /// use, with the name `IntegrationError`: an unknown option, a node that is not
    /// in the document, a destroyed Element. The message says what to change.
    Thrown {
        /// The error's class, such as `IntegrationError` or `TypeError`.
        name: String,
        /// The sentence of the error.
        message: String,
    },
    /// Stripe.js rejected with one of Stripe's error objects.
    Stripe(Box<StripeError>),
    /// Something was thrown that is no error; this is its text.
    Other(String),
    /// Stripe.js answered with neither a result nor an error.
    Answer {
        /// The field of the answer that is missing, such as `paymentIntent`.
        missing: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thrown { name, message } => {
                f.write_str(name)?;
                f.write_str(": ")?;
                f.write_str(message)
            }
            Self::Stripe(error) => fmt::Display::fmt(error, f),
            Self::Other(text) => {
                f.write_str("Stripe.js threw ")?;
                f.write_str(text)
            }
            Self::Answer { missing } => {
                f.write_str("Stripe.js answered without ")?;
                f.write_str(missing)
            }
        }
    }
}

impl std::error::Error for Error {}

/// Total: every thrown value becomes an error, and none makes it panic.
impl From<JsValue> for Error {
    fn from(thrown: JsValue) -> Self {
        if let Some(error) = thrown.dyn_ref::<JsError>() {
            // Read as plain fields: a getter of a subclass may throw.
            return Self::Thrown {
                name: convert::text(error, "name").unwrap_or_else(|| "Error".to_owned()),
                message: convert::text(error, "message").unwrap_or_default(),
            };
        }
        if convert::text(&thrown, "type").is_some() {
            return Self::Stripe(Box::new(StripeError::read(&thrown)));
        }
        if let Some(message) = convert::text(&thrown, "message") {
            // An Error of another realm, such as an iframe, is not `instanceof` ours.
            let name = convert::text(&thrown, "name").unwrap_or_else(|| "Error".to_owned());
            return Self::Thrown { name, message };
        }
        Self::Other(ffi::text_of(&thrown).unwrap_or_else(|_| "a value without a text".to_owned()))
    }
}
