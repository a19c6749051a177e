//! What a group of Elements is made with.

use serde::Serialize;

use super::{Appearance, Font};
use crate::{ClientSecret, SetupFutureUsage};

/// The options of `stripe.elements`.
/// <https://docs.stripe.com/js/elements_object/create_without_intent>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ElementsOptions {
    /// What is to be paid.
    #[serde(flatten)]
    pub intent: Intent,
    /// How it looks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appearance: Option<Appearance>,
    /// The fonts that the appearance names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<Font>,
    /// An IETF language tag; that of the `Stripe` object if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// Whether a skeleton shows while Elements load; Stripe decides if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loader: Option<Loader>,
    /// Shows a customer's saved payment methods.
    /// <https://docs.stripe.com/api/customer_sessions>
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_session_client_secret: Option<ClientSecret>,
    /// Needed for [`Stripe::create_payment_method`](crate::Stripe::create_payment_method).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_creation: Option<PaymentMethodCreation>,
}

/// What is to be paid: an intent that exists, or what it will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Intent {
    /// A `PaymentIntent` or `SetupIntent` exists.
    #[serde(rename_all = "camelCase")]
    ClientSecret {
        /// Its secret.
        client_secret: ClientSecret,
    },
    /// The server makes the intent when the customer pays.
    /// <https://docs.stripe.com/payments/accept-a-payment-deferred>
    Deferred(Deferred),
}

/// What the intent will be; the server must then make it like this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deferred {
    /// What kind of intent, and how much.
    #[serde(flatten)]
    pub mode: Mode,
    /// Whether the payment method is kept for later payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setup_future_usage: Option<SetupFutureUsage>,
    /// When the money is taken; at once if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture_method: Option<CaptureMethod>,
    /// The account that is the business of record; not for direct charges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// Only these types of payment method, such as `card`; any if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_payment_method_types: Option<Vec<String>>,
    /// None of these types of payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluded_payment_method_types: Option<Vec<String>>,
    /// `pmc_…`, the configuration of payment methods to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_configuration: Option<String>,
}

/// The kind of intent and its amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "mode", rename_all = "camelCase")]
pub enum Mode {
    /// One payment.
    Payment {
        /// In the currency's smallest unit.
        amount: i64,
        /// Three letters, lower case.
        currency: String,
    },
    /// The first of several payments.
    Subscription {
        /// Of the first payment, in the currency's smallest unit.
        amount: i64,
        /// Three letters, lower case.
        currency: String,
    },
    /// No payment now: the payment method is kept for later.
    Setup {
        /// Three letters, lower case; decides which payment methods show.
        #[serde(skip_serializing_if = "Option::is_none")]
        currency: Option<String>,
    },
}

/// When the money is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaptureMethod {
    /// At once, before the confirmation answers.
    Automatic,
    /// At once, with details following later; Stripe's default.
    AutomaticAsync,
    /// When the server asks for it.
    Manual,
}

/// Whether a skeleton shows while Elements load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Loader {
    /// Stripe decides.
    Auto,
    /// It shows.
    Always,
    /// It does not.
    Never,
}

/// Who makes the payment method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PaymentMethodCreation {
    /// The page, before it confirms.
    Manual,
}

impl ElementsOptions {
    /// Options for an intent and nothing else.
    pub fn new(intent: Intent) -> Self {
        Self {
            intent,
            appearance: None,
            fonts: Vec::new(),
            locale: None,
            loader: None,
            customer_session_client_secret: None,
            payment_method_creation: None,
        }
    }
}

impl From<Mode> for Deferred {
    fn from(mode: Mode) -> Self {
        Self {
            mode,
            setup_future_usage: None,
            capture_method: None,
            on_behalf_of: None,
            allowed_payment_method_types: None,
            excluded_payment_method_types: None,
            payment_method_configuration: None,
        }
    }
}

impl From<Mode> for Intent {
    fn from(mode: Mode) -> Self {
        Self::Deferred(mode.into())
    }
}

impl From<ClientSecret> for Intent {
    fn from(client_secret: ClientSecret) -> Self {
        Self::ClientSecret { client_secret }
    }
}
