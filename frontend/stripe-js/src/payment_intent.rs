//! The `PaymentIntent`, as far as a browser sees it.

use wasm_bindgen::JsValue;

use crate::{ClientSecret, StripeError, convert};

/// The fields of a `PaymentIntent` that a publishable key can read.
/// <https://docs.stripe.com/api/payment_intents/object>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentIntent {
    /// `pi_…`; opaque.
    pub id: String,
    /// In the currency's smallest unit, by Stripe's exponent for it.
    pub amount: i64,
    /// Three letters, lower case.
    pub currency: String,
    /// How far the payment is.
    pub status: PaymentIntentStatus,
    /// Absent where Stripe withholds it.
    pub client_secret: Option<ClientSecret>,
    /// Why the last attempt failed; cleared by the next one.
    pub last_payment_error: Option<Box<StripeError>>,
    /// What the customer must do, while the status is `requires_action`.
    pub next_action: Option<NextAction>,
    /// The id of the payment method in use.
    pub payment_method: Option<String>,
    /// What the platform wrote about the payment.
    pub description: Option<String>,
    /// Whether real money moves.
    pub livemode: bool,
}

impl PaymentIntent {
    /// `None` if a field is missing without which it is no `PaymentIntent`.
    pub(crate) fn read(intent: &JsValue) -> Option<Self> {
        let last_error = convert::field(intent, "last_payment_error");
        let next_action = convert::field(intent, "next_action");
        Some(Self {
            id: convert::text(intent, "id")?,
            amount: convert::integer(intent, "amount")?,
            currency: convert::text(intent, "currency")?,
            status: PaymentIntentStatus::new(convert::text(intent, "status")?),
            client_secret: convert::text(intent, "client_secret").map(ClientSecret::new),
            last_payment_error: last_error.map(|error| Box::new(StripeError::read_flat(&error))),
            next_action: next_action.as_ref().and_then(NextAction::read),
            payment_method: convert::id(intent, "payment_method"),
            description: convert::text(intent, "description"),
            livemode: convert::flag(intent, "livemode"),
        })
    }
}

/// The states of a `PaymentIntent`. Open: Stripe may add one.
/// <https://docs.stripe.com/payments/paymentintents/lifecycle>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentIntentStatus {
    /// Nothing to pay with yet, or the last attempt failed.
    RequiresPaymentMethod,
    /// Ready to be confirmed.
    RequiresConfirmation,
    /// The customer must act, for example authenticate.
    RequiresAction,
    /// Under way; the result comes later, as with bank debits.
    Processing,
    /// Authorised, not yet captured.
    RequiresCapture,
    /// Will not be paid.
    Canceled,
    /// Paid.
    Succeeded,
    /// A status that this version does not know, as Stripe named it.
    Unknown(String),
}

impl PaymentIntentStatus {
    fn new(name: String) -> Self {
        match name.as_str() {
            "requires_payment_method" => Self::RequiresPaymentMethod,
            "requires_confirmation" => Self::RequiresConfirmation,
            "requires_action" => Self::RequiresAction,
            "processing" => Self::Processing,
            "requires_capture" => Self::RequiresCapture,
            "canceled" => Self::Canceled,
            "succeeded" => Self::Succeeded,
            _ => Self::Unknown(name),
        }
    }
}

/// What a `PaymentIntent` waits for.
/// <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action>
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextAction {
    /// The customer has to visit a page.
    RedirectToUrl {
        /// That page, where Stripe tells it.
        url: Option<String>,
    },
    /// [`Stripe::handle_next_action`](crate::Stripe::handle_next_action) does it.
    UseStripeSdk,
    /// Another action, as Stripe named it, such as `verify_with_microdeposits`.
    Other(String),
}

impl NextAction {
    fn read(action: &JsValue) -> Option<Self> {
        let name = convert::text(action, "type")?;
        Some(match name.as_str() {
            "redirect_to_url" => Self::RedirectToUrl {
                url: convert::field(action, "redirect_to_url")
                    .and_then(|redirect| convert::text(&redirect, "url")),
            },
            "use_stripe_sdk" => Self::UseStripeSdk,
            _ => Self::Other(name),
        })
    }
}
