//! Stripe's error object, as the browser sees it.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::{PaymentIntent, PaymentMethod, Rest, SetupIntent, convert};

/// Why Stripe refused. <https://docs.stripe.com/api/errors>
///
/// Everything but [`kind`](Self::kind) is optional, whatever the kind: branch on
/// `kind`, `code` and `decline_code`, and show `message`.
///
/// ```no_run
/// use stripe_js::{ErrorKind, StripeError};
///
/// fn notice(error: &StripeError) -> String {
///     match error.kind {
///         ErrorKind::Card | ErrorKind::Validation => error.to_string(),
///         // Of these nobody knows yet whether the payment was made: ask Stripe for the intent, by
///         // `Stripe::retrieve_payment_intent`, before the customer pays again.
///         _ => "Please wait: we look whether you have paid.".to_owned(),
///     }
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StripeError {
    /// The family of the error (`type`).
    pub kind: ErrorKind,
    /// A short, stable name, such as `card_declined`.
    /// <https://docs.stripe.com/error-codes>
    pub code: Option<String>,
    /// The issuer's reason, such as `insufficient_funds`.
    /// <https://docs.stripe.com/declines/codes>
    pub decline_code: Option<String>,
    /// A sentence; for card and validation errors it is meant for the customer and
    /// in the locale of the `Stripe` object.
    pub message: Option<String>,
    /// The parameter that was wrong.
    pub param: Option<String>,
    /// The id of the failed charge.
    pub charge: Option<String>,
    /// Stripe's page about the code.
    pub doc_url: Option<String>,
    /// The request in the account's Dashboard.
    pub request_log_url: Option<String>,
    /// The intent after the refusal, where the call was about one.
    pub payment_intent: Option<Box<PaymentIntent>>,
    /// The id of the payment method that failed.
    pub payment_method: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl StripeError {
    pub(crate) fn read(error: &JsValue) -> Self {
        let intent = convert::field(error, "payment_intent");
        Self {
            payment_intent: intent.as_ref().and_then(PaymentIntent::read).map(Box::new),
            ..Self::read_flat(error)
        }
    }

    /// Without the intent: the last error of an intent holds no intent again.
    pub(crate) fn read_flat(error: &JsValue) -> Self {
        Self {
            kind: ErrorKind::new(convert::text(error, "type").unwrap_or_default()),
            code: convert::text(error, "code"),
            decline_code: convert::text(error, "decline_code"),
            message: convert::text(error, "message"),
            param: convert::text(error, "param"),
            charge: convert::text(error, "charge"),
            doc_url: convert::text(error, "doc_url"),
            request_log_url: convert::text(error, "request_log_url"),
            payment_intent: None,
            payment_method: convert::id(error, "payment_method"),
            rest: Rest::of(error),
        }
    }

    /// The most exact code that there is: that of the bank, or else Stripe's.
    ///
    /// ```
    /// # fn f(error: &stripe_js::StripeError) {
    /// match error.reason() {
    ///     Some("insufficient_funds") => { /* another card may do */ }
    ///     Some("card_declined") => { /* the bank has not said why */ }
    ///     _ => {}
    /// }
    /// # }
    /// ```
    pub fn reason(&self) -> Option<&str> {
        self.decline_code.as_deref().or(self.code.as_deref())
    }

    /// The payment method that failed, in full, where Stripe tells it so.
    ///
    /// ```no_run
    /// # use stripe_js::StripeError;
    /// # fn f(error: &StripeError) -> Option<String> {
    /// let card = error.payment_method_in_full()?.card()?;
    /// Some(["Your card •••• ", &card.last4, " was declined."].concat())
    /// # }
    /// ```
    pub fn payment_method_in_full(&self) -> Option<PaymentMethod> {
        PaymentMethod::from_js(&self.rest.field("payment_method")?)
    }

    /// The `SetupIntent` after the refusal, where the call was about one.
    ///
    /// ```no_run
    /// # use stripe_js::StripeError;
    /// # fn f(error: &StripeError) -> Option<String> {
    /// let intent = error.setup_intent()?;
    /// intent.last_setup_error?.decline_code // such as "insufficient_funds"
    /// # }
    /// ```
    pub fn setup_intent(&self) -> Option<SetupIntent> {
        SetupIntent::read(&self.rest.field("setup_intent")?)
    }
}

impl fmt::Display for StripeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = self.message.as_deref().or(self.code.as_deref());
        f.write_str(sentence.unwrap_or("Stripe refused without a reason"))
    }
}

impl std::error::Error for StripeError {}

/// The families of Stripe's errors. Open: Stripe may add one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// Stripe could not be reached.
    ApiConnection,
    /// Stripe failed.
    Api,
    /// The publishable key was not accepted.
    Authentication,
    /// The card was declined or cannot be charged.
    Card,
    /// An idempotency key was used again with other parameters.
    Idempotency,
    /// The request was wrong.
    InvalidRequest,
    /// Too many requests.
    RateLimit,
    /// The customer's input is incomplete or malformed; the Element shows where.
    Validation,
    /// A kind that this version does not know, as Stripe named it; empty if unnamed.
    Unknown(String),
}

impl Default for ErrorKind {
    fn default() -> Self {
        Self::Unknown(String::new())
    }
}

impl ErrorKind {
    fn new(name: String) -> Self {
        match name.as_str() {
            "api_connection_error" => Self::ApiConnection,
            "api_error" => Self::Api,
            "authentication_error" => Self::Authentication,
            "card_error" => Self::Card,
            "idempotency_error" => Self::Idempotency,
            "invalid_request_error" => Self::InvalidRequest,
            "rate_limit_error" => Self::RateLimit,
            "validation_error" => Self::Validation,
            _ => Self::Unknown(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_kind_of_error_keeps_its_name() {
        let kind = ErrorKind::new("weather_error".to_owned());

        assert_eq!(kind, ErrorKind::Unknown("weather_error".to_owned()));
    }

    #[test]
    fn an_error_without_a_message_shows_its_code() {
        let error = StripeError {
            code: Some("card_declined".to_owned()),
            ..StripeError::default()
        };

        assert_eq!(error.to_string(), "card_declined");
    }
}
