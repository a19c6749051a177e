//! What Stripe.js asks before it draws a form: which methods to offer, in whose name.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    money::Currency,
    resources::{
        account::Account,
        payment_intent::{PaymentIntent, terms::SetupFutureUsage},
    },
};

choices! {
    /// What the form is for.
    pub(crate) enum Mode {
        Payment = "payment",
        Setup = "setup",
        Subscription = "subscription",
    }
}

/// What the form will be used for.
pub(crate) enum Purpose<'a> {
    /// A `PaymentIntent` that will be made when the customer pays.
    Deferred {
        mode: Mode,
        amount: Option<i64>,
        currency: Option<Currency>,
        methods: Vec<&'static str>,
    },
    /// A `PaymentIntent` that exists.
    Intent(&'a PaymentIntent),
}

/// The session of one form on `account`.
pub(crate) fn to_json(account: &Account, purpose: &Purpose<'_>) -> Value {
    let (mode, amount, currency, methods) = match purpose {
        Purpose::Deferred {
            mode,
            amount,
            currency,
            methods,
        } => (
            *mode,
            *amount,
            currency.map(Currency::code),
            methods.clone(),
        ),
        Purpose::Intent(intent) => (
            Mode::Payment,
            Some(intent.terms.amount),
            Some(intent.terms.currency.code()),
            intent
                .methods()
                .filter(|method| method.is_shown(&intent.terms.wish))
                .map(|method| method.name)
                .collect(),
        ),
    };
    let future = match purpose {
        // The form knows its own terms.
        Purpose::Deferred { .. } => None,
        Purpose::Intent(intent) => intent.terms.setup_future_usage,
    };
    json!({
        "object": "elements_session",
        "amount": amount,
        "business_name": account.display_name(),
        "currency": currency,
        "merchant_country": account.country.code(),
        "mode": mode.as_str(),
        "payment_method_types": methods,
        "setup_future_usage": future.map(SetupFutureUsage::as_str),
    })
}
