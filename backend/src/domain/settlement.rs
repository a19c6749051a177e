//! What Stripe's word about a `PaymentIntent` means for a checkout.
//!
//! | checkout \ intent | awaits customer | processing | succeeded | canceled |
//! |---|---|---|---|---|
//! | open, intent ordered or known | unchanged | processing | paid | open, next attempt |
//! | processing | open | unchanged | paid | open, next attempt |
//! | paid | already settled | already settled | already settled | already settled |
//!
//! Anything about an intent that is not the current one is ignored.

use shared::{ChargeId, Money, PaymentIntentId};

use super::{
    Timestamp,
    checkout::{Checkout, Intent, Payment, State},
};

/// Stripe's word about one `PaymentIntent`, reduced to what matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentFact {
    /// Which intent it is about.
    pub id: PaymentIntentId,
    /// How far it has come.
    pub progress: IntentProgress,
}

/// How far an intent has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntentProgress {
    /// The customer has to do something, or to try again.
    AwaitsCustomer,
    /// The bank has not answered yet.
    Processing,
    /// Paid.
    Succeeded {
        /// What Stripe received.
        received: Money,
        /// The charge that brought it.
        charge: Option<ChargeId>,
    },
    /// Given up for good.
    Canceled,
    /// A state that no checkout of ours leads to.
    Foreign,
}

/// What becomes of the checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "made and taken apart at once, never stored"
)]
pub enum Settlement {
    /// It is now this.
    Apply(Checkout),
    /// It stays as it is.
    Ignore(Ignored),
}

/// Why a fact changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ignored {
    /// The checkout says the same already.
    Unchanged,
    /// The checkout has reached its end.
    AlreadySettled,
    /// The fact is about another intent than the current one.
    OtherIntent,
    /// The state means nothing to a checkout.
    Foreign,
}

/// Decides what a fact means for a checkout.
pub fn settle(checkout: &Checkout, fact: &IntentFact, now: Timestamp) -> Settlement {
    use IntentProgress as Is;
    use Settlement::{Apply, Ignore};

    let state = match (&checkout.state, &fact.progress) {
        (State::Paid(_), _) => return Ignore(Ignored::AlreadySettled),
        (State::Open(Intent::None), _) => return Ignore(Ignored::OtherIntent),
        (State::Open(Intent::Known(id)) | State::Processing(id), _) if *id != fact.id => {
            return Ignore(Ignored::OtherIntent);
        }
        (_, Is::Foreign) => return Ignore(Ignored::Foreign),
        (State::Open(Intent::Known(_)), Is::AwaitsCustomer)
        | (State::Processing(_), Is::Processing) => return Ignore(Ignored::Unchanged),
        (_, Is::Canceled) => return Apply(checkout.clone().next_attempt()),
        (State::Open(_) | State::Processing(_), Is::AwaitsCustomer) => {
            State::Open(Intent::Known(fact.id.clone()))
        }
        (State::Open(_), Is::Processing) => State::Processing(fact.id.clone()),
        (State::Open(_) | State::Processing(_), Is::Succeeded { received, charge }) => {
            State::Paid(Payment {
                intent: fact.id.clone(),
                charge: charge.clone(),
                received: *received,
                at: now,
            })
        }
    };
    Apply(checkout.clone().with(state))
}

#[cfg(test)]
mod tests {
    use super::{
        super::checkout::tests::{intent, open},
        *,
    };

    const NOW: Timestamp = Timestamp::from_millis(7);

    fn fact(progress: IntentProgress) -> IntentFact {
        IntentFact {
            id: intent("pi_1"),
            progress,
        }
    }

    fn succeeded(checkout: &Checkout) -> IntentProgress {
        IntentProgress::Succeeded {
            received: checkout.terms.money(),
            charge: None,
        }
    }

    /// The name of the outcome for each state of a checkout and each progress of its intent.
    fn outcome(state: State, progress: &IntentProgress) -> &'static str {
        let checkout = open(Intent::None).with(state);
        match settle(&checkout, &fact(progress.clone()), NOW) {
            Settlement::Ignore(Ignored::Unchanged) => "unchanged",
            Settlement::Ignore(Ignored::AlreadySettled) => "settled",
            Settlement::Ignore(Ignored::OtherIntent) => "other",
            Settlement::Ignore(Ignored::Foreign) => "foreign",
            Settlement::Apply(after) => match after.state {
                State::Open(Intent::None) => {
                    assert_eq!(after.attempt, checkout.attempt + 1);
                    "next attempt"
                }
                State::Open(_) => "open",
                State::Processing(_) => "processing",
                State::Paid(payment) => {
                    assert_eq!(payment.at, NOW);
                    "paid"
                }
            },
        }
    }

    #[test]
    fn every_pair_of_state_and_progress_has_its_outcome() {
        let pi = || intent("pi_1");
        let money = open(Intent::None).terms.money();
        let paid = Payment {
            intent: pi(),
            charge: None,
            received: money,
            at: NOW,
        };
        let states = [
            State::Open(Intent::None),
            State::Open(Intent::Ordered),
            State::Open(Intent::Known(pi())),
            State::Processing(pi()),
            State::Paid(paid),
        ];
        let table = [
            (
                IntentProgress::AwaitsCustomer,
                ["other", "open", "unchanged", "open", "settled"],
            ),
            (
                IntentProgress::Processing,
                ["other", "processing", "processing", "unchanged", "settled"],
            ),
            (
                succeeded(&open(Intent::None)),
                ["other", "paid", "paid", "paid", "settled"],
            ),
            (
                IntentProgress::Canceled,
                [
                    "other",
                    "next attempt",
                    "next attempt",
                    "next attempt",
                    "settled",
                ],
            ),
            (
                IntentProgress::Foreign,
                ["other", "foreign", "foreign", "foreign", "settled"],
            ),
        ];
        for (progress, expected) in table {
            for (state, expected) in states.iter().zip(expected) {
                assert_eq!(
                    outcome(state.clone(), &progress),
                    expected,
                    "{state:?} {progress:?}"
                );
            }
        }
    }

    #[test]
    fn word_of_another_intent_changes_nothing() {
        let checkout = open(Intent::Known(intent("pi_2")));

        let settlement = settle(&checkout, &fact(succeeded(&checkout)), NOW);

        assert_eq!(settlement, Settlement::Ignore(Ignored::OtherIntent));
    }
}
