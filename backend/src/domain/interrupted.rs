//! Calls that were written down and whose end is not known: the server died, or Stripe did not
//! answer. Who is still waiting for them?

use super::{Checkout, Intent, State, Timestamp};

/// A call about a checkout's `PaymentIntent` that has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interrupted<'a> {
    /// What it is called in the log, such as `payment_intents.capture`.
    pub operation: &'a str,
    /// Its idempotency key, which begins with the checkout and its attempt.
    pub key: &'a str,
    /// When it was written down.
    pub created: Timestamp,
}

/// Whether the call is still wanted, now that the checkout has come this far. What was asked for
/// about an earlier attempt, and so about another amount, is not; nor is anything once it has ended.
///
/// To cancel lets held money go, so it is wanted only of an intent that has not moved since.
pub fn is_still_wanted(call: Interrupted<'_>, checkout: &Checkout) -> bool {
    if !call.key.starts_with(&checkout.calls_of_attempt()) {
        return false;
    }
    match (call.operation, &checkout.state) {
        ("payment_intents.confirm" | "payment_intents.cancel", State::Open(Intent::Known(_)))
        | ("payment_intents.capture", State::Authorized(_)) => true,
        ("payment_intents.cancel", State::Authorized(held)) => held.at <= call.created,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Authorization, checkout::tests::open},
        *,
    };

    #[test]
    fn what_fits_the_present_attempt_and_state_is_still_wanted() {
        let known = open(Intent::Known("pi_1".parse().unwrap()));
        let authorized = Checkout {
            state: State::Authorized(Authorization {
                intent: "pi_1".parse().unwrap(),
                charge: None,
                capturable: known.terms.money(),
                capture_before: None,
                at: Timestamp::from_millis(50),
            }),
            ..known.clone()
        };
        let next = Checkout {
            attempt: known.attempt + 1,
            ..known.clone()
        };
        let none = open(Intent::None);
        let key = format!("{}:{}:x", known.id, known.attempt);
        for (operation, checkout, created, expected) in [
            ("payment_intents.confirm", &known, 10, true),
            ("payment_intents.cancel", &known, 10, true),
            ("payment_intents.capture", &known, 10, false),
            ("payment_intents.confirm", &authorized, 10, false),
            ("payment_intents.capture", &authorized, 60, true),
            ("payment_intents.cancel", &authorized, 60, true),
            ("payment_intents.cancel", &authorized, 10, false),
            ("payment_intents.confirm", &next, 10, false),
            ("payment_intents.confirm", &none, 10, false),
            ("payment_intents.update", &known, 10, false),
        ] {
            let call = Interrupted {
                operation,
                key: &key,
                created: Timestamp::from_millis(created),
            };
            assert_eq!(
                is_still_wanted(call, checkout),
                expected,
                "{operation} {created} {checkout:?}"
            );
        }
    }
}
