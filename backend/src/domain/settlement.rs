//! What Stripe's word about a `PaymentIntent` means for a checkout.
//!
//! | checkout \ intent | awaits customer | processing | authorized | succeeded | canceled |
//! |---|---|---|---|---|---|
//! | open, intent known | unchanged | processing | authorized | paid | open, next attempt |
//! | processing | open | unchanged, or with a new voucher | authorized | paid | open, next attempt |
//! | authorized | foreign | foreign | unchanged | paid | ended |
//! | ended | unchanged | unchanged | unchanged | paid | unchanged |
//! | paid | settled | settled | settled | settled | settled |
//!
//! Anything about an intent that is not the current one is ignored.

use shared::{CancellationReason, ChargeId, Money, PaymentIntentId};

use super::{
    Authorization, Cause, Checkout, Ending, Intent, Payment, Pending, State, Terms, Timestamp,
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
    /// The bank has not answered yet, or the customer pays outside the page: with a voucher, or by
    /// bank transfer.
    Processing {
        /// Where the customer finds how to pay.
        instructions_url: Option<String>,
    },
    /// The money is held.
    Authorized {
        /// What can be captured.
        capturable: Money,
        /// The charge that holds it.
        charge: Option<ChargeId>,
        /// Until when.
        capture_before: Option<Timestamp>,
    },
    /// Paid.
    Succeeded {
        /// What Stripe received.
        received: Money,
        /// The charge that brought it.
        charge: Option<ChargeId>,
        /// The platform's share of it, in minor units: a capture may change what was agreed.
        application_fee: Option<i64>,
    },
    /// Given up for good.
    Canceled {
        /// By whom or why, where Stripe's word for it is one of ours.
        reason: Option<CancellationReason>,
    },
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
    /// The checkout has been paid; refunds are told by other facts.
    AlreadySettled,
    /// The fact is about another intent than the current one.
    OtherIntent,
    /// The state means nothing to a checkout that has come this far.
    Foreign,
}

/// Decides what a fact means for a checkout.
pub fn settle(checkout: &Checkout, fact: &IntentFact, now: Timestamp) -> Settlement {
    use IntentProgress as Is;
    use Settlement::{Apply, Ignore};

    if checkout.intent().is_some_and(|id| *id != fact.id) {
        return Ignore(Ignored::OtherIntent);
    }
    let state = match (&checkout.state, &fact.progress) {
        (State::Paid(_), _) => return Ignore(Ignored::AlreadySettled),
        // The intent that is ordered becomes known before anything is heard of it.
        (
            State::Open(Intent::None | Intent::Ordered) | State::Ended(Ending { intent: None, .. }),
            _,
        ) => {
            return Ignore(Ignored::OtherIntent);
        }
        (_, Is::Foreign) | (State::Authorized(_), Is::AwaitsCustomer | Is::Processing { .. }) => {
            return Ignore(Ignored::Foreign);
        }
        // Whatever we believed: money that has come has come.
        (
            _,
            Is::Succeeded {
                received,
                charge,
                application_fee,
            },
        ) => {
            let payment = Payment {
                intent: fact.id.clone(),
                charge: charge.clone(),
                received: *received,
                refunded: 0,
                at: now,
            };
            return Apply(paid(checkout, payment, *application_fee));
        }
        (State::Open(Intent::Known(_)), Is::AwaitsCustomer) | (State::Ended(_), _) => {
            return Ignore(Ignored::Unchanged);
        }
        (State::Authorized(before), Is::Authorized { .. }) => {
            return unless_same(checkout, before, authorization(fact, before.at));
        }
        (State::Authorized(_), Is::Canceled { reason }) => State::Ended(Ending {
            cause: Cause::Canceled(*reason),
            intent: Some(fact.id.clone()),
            at: now,
        }),
        (State::Open(_) | State::Processing(_), Is::Canceled { .. }) => {
            return Apply(checkout.clone().next_attempt());
        }
        (State::Processing(_), Is::AwaitsCustomer) => State::Open(Intent::Known(fact.id.clone())),
        (State::Open(_) | State::Processing(_), Is::Processing { instructions_url }) => {
            let pending = State::Processing(Pending {
                intent: fact.id.clone(),
                instructions_url: instructions_url.clone(),
            });
            if pending == checkout.state {
                return Ignore(Ignored::Unchanged);
            }
            pending
        }
        (State::Open(_) | State::Processing(_), Is::Authorized { .. }) => {
            match authorization(fact, now) {
                Some(authorization) => State::Authorized(authorization),
                None => return Ignore(Ignored::Foreign),
            }
        }
    };
    Apply(checkout.clone().with(state))
}

fn paid(checkout: &Checkout, payment: Payment, application_fee: Option<i64>) -> Checkout {
    let before = checkout.terms;
    let terms = Terms::new(before.money(), application_fee).unwrap_or(before);
    let checkout = Checkout {
        terms,
        ..checkout.clone()
    };
    checkout.with(State::Paid(payment))
}

fn authorization(fact: &IntentFact, at: Timestamp) -> Option<Authorization> {
    match &fact.progress {
        IntentProgress::Authorized {
            capturable,
            charge,
            capture_before,
        } => Some(Authorization {
            intent: fact.id.clone(),
            charge: charge.clone(),
            capturable: *capturable,
            capture_before: *capture_before,
            at,
        }),
        _ => None,
    }
}

/// A later word about held money may know the deadline, or more of it.
fn unless_same(
    checkout: &Checkout,
    before: &Authorization,
    after: Option<Authorization>,
) -> Settlement {
    match after {
        Some(after) if after != *before => {
            Settlement::Apply(checkout.clone().with(State::Authorized(after)))
        }
        _ => Settlement::Ignore(Ignored::Unchanged),
    }
}

#[cfg(test)]
mod tests;
