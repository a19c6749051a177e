//! Idempotency keys, derived from what is done: the same after a crash, another for another thing.

use super::{Checkout, Refund};

/// Something that is asked of Stripe, as far as doing it once is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation<'a> {
    /// Create the `PaymentIntent` of the current attempt.
    CreateIntent(&'a Checkout),
    /// Cancel the `PaymentIntent` of the current attempt, as one request asked. To be asked for
    /// again with another reason, or later, is another request: Stripe would repeat its refusal. So
    /// it is of all that one request asks.
    CancelIntent(&'a Checkout, &'a str),
    /// Pay it on the server, as one request of the platform asked.
    ConfirmIntent(&'a Checkout, &'a str),
    /// Take held money, as one request of the platform asked. Stripe takes it once, whatever the key.
    CaptureIntent(&'a Checkout, &'a str),
    /// Give money back.
    CreateRefund(&'a Refund),
    /// Stop giving it back, as one request of the platform asked.
    CancelRefund(&'a Refund, &'a str),
    /// What the platform asked for, by the name of Stripe's call and a text that is the same when
    /// the platform asks again.
    Platform(&'a str, &'a str),
}

impl Operation<'_> {
    /// Its idempotency key.
    pub fn key(&self) -> String {
        let of = |checkout: &Checkout, what: &str| format!("{}{what}", checkout.calls_of_attempt());
        match self {
            Self::CreateIntent(checkout) => of(checkout, "create-intent"),
            Self::CancelIntent(checkout, token) => of(checkout, &format!("cancel-intent:{token}")),
            Self::ConfirmIntent(checkout, token) => {
                of(checkout, &format!("confirm-intent:{token}"))
            }
            Self::CaptureIntent(checkout, token) => {
                of(checkout, &format!("capture-intent:{token}"))
            }
            Self::CreateRefund(refund) => format!("{}:create-refund", refund.id),
            Self::CancelRefund(refund, token) => format!("{}:cancel-refund:{token}", refund.id),
            Self::Platform(call, token) => format!("{call}:{token}"),
        }
    }
}

impl Checkout {
    /// What the keys of all calls about the current attempt's `PaymentIntent` begin with.
    pub(super) fn calls_of_attempt(&self) -> String {
        format!("{}:{}:", self.id, self.attempt)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Intent, checkout::tests::open},
        *,
    };

    #[test]
    fn another_thing_has_another_key_and_the_same_thing_the_same() {
        let first = open(Intent::None);
        let mut second = first.clone();
        second.attempt = 2;
        let keys = [
            Operation::CreateIntent(&first).key(),
            Operation::CreateIntent(&second).key(),
            Operation::CancelIntent(&first, "a").key(),
            Operation::CaptureIntent(&first, "a").key(),
            Operation::CaptureIntent(&first, "b").key(),
            Operation::ConfirmIntent(&first, "a").key(),
            Operation::Platform("customers.create", "a").key(),
        ];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{key}");
        }
        assert_eq!(keys[0], Operation::CreateIntent(&first.clone()).key());
    }
}
