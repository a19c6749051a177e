//! Why an attempt to pay failed.

use serde_json::{Value, json};

use crate::{
    cards::Decline,
    error::Error,
    resources::{Resource as _, payment_method::PaymentMethod},
};

/// `last_payment_error` of a `PaymentIntent`.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    cause: Cause,
    method: PaymentMethod,
}

#[derive(Debug, Clone)]
enum Cause {
    Declined {
        decline: Decline,
        charge: Option<String>,
    },
    ChallengeFailed,
    SetupChallengeFailed,
    RedirectFailed,
    VoucherExpired,
}

impl Failure {
    /// The bank refused.
    pub(crate) fn declined(
        decline: Decline,
        charge: Option<String>,
        method: PaymentMethod,
    ) -> Self {
        Self {
            cause: Cause::Declined { decline, charge },
            method,
        }
    }

    /// The customer did not pass 3-D Secure.
    pub(crate) fn challenge_failed(method: PaymentMethod) -> Self {
        Self {
            cause: Cause::ChallengeFailed,
            method,
        }
    }

    /// The same, where the method was only to be saved.
    pub(crate) fn setup_challenge_failed(method: PaymentMethod) -> Self {
        Self {
            cause: Cause::SetupChallengeFailed,
            method,
        }
    }

    /// The customer did not authorise the payment at the method's page.
    pub(crate) fn redirect_failed(method: PaymentMethod) -> Self {
        Self {
            cause: Cause::RedirectFailed,
            method,
        }
    }

    /// The customer did not pay the voucher in time.
    pub(crate) fn voucher_expired(method: PaymentMethod) -> Self {
        Self {
            cause: Cause::VoucherExpired,
            method,
        }
    }

    /// The same, as the answer to the call that made the attempt.
    pub(crate) fn to_error(&self) -> Error {
        let mut error = match &self.cause {
            Cause::Declined { .. } => Error::card(self.message()),
            Cause::ChallengeFailed
            | Cause::SetupChallengeFailed
            | Cause::RedirectFailed
            | Cause::VoucherExpired => Error::invalid(self.message()),
        };
        let Value::Object(fields) = self.to_json() else {
            return error;
        };
        for (name, value) in fields {
            error = error.with(&name, value);
        }
        error
    }

    pub(crate) fn to_json(&self) -> Value {
        let code = self.code();
        let mut fields = json!({
            "code": code,
            "doc_url": format!("https://stripe.com/docs/error-codes/{}", code.replace('_', "-")),
            "message": self.message(),
            "payment_method": self.method.to_json(),
            "type": match self.cause {
                Cause::Declined { .. } if self.method.draft.is_card() => "card_error",
                _ => "invalid_request_error",
            },
        });
        if let Cause::Declined { decline, charge } = &self.cause {
            let optional = [
                ("charge", charge.as_deref()),
                ("decline_code", decline.reason),
                ("advice_code", decline.advice_code),
                ("param", decline.param),
            ];
            for (name, value) in optional {
                if let Some(value) = value {
                    fields[name] = value.into();
                }
            }
        }
        fields
    }

    fn code(&self) -> &'static str {
        match &self.cause {
            Cause::Declined { decline, .. } => decline.code,
            Cause::ChallengeFailed => "payment_intent_authentication_failure",
            Cause::SetupChallengeFailed => "setup_intent_authentication_failure",
            Cause::RedirectFailed => "payment_intent_payment_attempt_failed",
            Cause::VoucherExpired => "payment_intent_payment_attempt_expired",
        }
    }

    fn message(&self) -> &'static str {
        match &self.cause {
            Cause::Declined { decline, .. } => decline.message,
            Cause::ChallengeFailed | Cause::SetupChallengeFailed => {
                "We are unable to authenticate your payment method. Please choose a different \
                 payment method and try again."
            }
            Cause::RedirectFailed => "The customer did not approve the PaymentIntent.",
            Cause::VoucherExpired => "The voucher was not paid before it expired.",
        }
    }
}
