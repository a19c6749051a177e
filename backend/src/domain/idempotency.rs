//! Idempotency keys, derived from what is done: the same after a crash, another for another thing.

use shared::CheckoutId;

/// What is asked of Stripe for a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Create the `PaymentIntent` of an attempt.
    CreateIntent,
    /// Cancel the `PaymentIntent` of an attempt.
    CancelIntent,
}

impl Operation {
    /// The operation's name in keys and in the request log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CreateIntent => "create-intent",
            Self::CancelIntent => "cancel-intent",
        }
    }

    /// The idempotency key of this operation on one attempt of one checkout.
    pub fn key(self, checkout: &CheckoutId, attempt: u32) -> String {
        format!("{checkout}:{attempt}:{}", self.as_str())
    }
}
