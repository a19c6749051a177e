//! What an event means, given what is known.
//!
//! An event is a hint: it may come late, twice, or after a newer one. Stripe's present word is the
//! truth. So what an event says is believed at once only where it can not change any more; where it
//! says what is known, it is ignored; everything else is a reason to ask.

use shared::PaymentIntentId;

use super::{
    Charge, Checkout, Dispute, Ignored, Intent, IntentFact, IntentProgress, Refund, RefundChange,
    RefundFact, Settlement, State, Timestamp, Unheeded, settle,
};

/// What to do about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// What it says is true for ever: keep it.
    Apply,
    /// Ask Stripe how it is now.
    Refetch,
    /// It changes nothing.
    Ignore(Unheeded),
}

/// What an event says of an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentNews {
    /// How the intent was.
    pub fact: IntentFact,
    /// Whether it names a charge that is not known.
    pub has_new_charge: bool,
}

/// An event about an intent. One without its object, or with one in the words of another API
/// version, says no more than that something has changed.
pub fn of_intent(
    checkout: &Checkout,
    id: &PaymentIntentId,
    news: Option<&IntentNews>,
    now: Timestamp,
) -> Verdict {
    match (&checkout.state, checkout.intent()) {
        (State::Open(Intent::Ordered), _) => return Verdict::Refetch,
        (_, Some(current)) if current == id => {}
        _ => return Verdict::Ignore(Unheeded::OtherIntent),
    }
    let Some(IntentNews {
        fact,
        has_new_charge,
    }) = news
    else {
        return Verdict::Refetch;
    };
    match settle(checkout, fact, now) {
        Settlement::Apply(_) if is_final(&fact.progress) => Verdict::Apply,
        Settlement::Apply(_) => Verdict::Refetch,
        Settlement::Ignore(Ignored::OtherIntent) => Verdict::Ignore(Unheeded::OtherIntent),
        Settlement::Ignore(_) if *has_new_charge => Verdict::Refetch,
        Settlement::Ignore(Ignored::Foreign) => Verdict::Ignore(Unheeded::Outdated),
        Settlement::Ignore(_) => Verdict::Ignore(Unheeded::Unchanged),
    }
}

/// Stripe takes neither back.
const fn is_final(progress: &IntentProgress) -> bool {
    matches!(
        progress,
        IntentProgress::Succeeded { .. } | IntentProgress::Canceled { .. }
    )
}

/// An event about a charge.
pub fn of_charge(known: Option<&Charge>, said: Option<&Charge>) -> Verdict {
    match (known, said) {
        (Some(known), Some(said)) if !known.moves_on_to(said) => {
            Verdict::Ignore(if known.same_as(said) {
                Unheeded::Unchanged
            } else {
                Unheeded::Outdated
            })
        }
        _ => Verdict::Refetch,
    }
}

/// An event about a refund.
pub fn of_refund(known: Option<&Refund>, said: Option<&RefundFact>) -> Verdict {
    match (known, said) {
        (Some(known), Some(said)) if known.hear(said.clone()) == RefundChange::None => {
            Verdict::Ignore(Unheeded::Unchanged)
        }
        _ => Verdict::Refetch,
    }
}

/// An event about a dispute.
pub fn of_dispute(known: Option<&Dispute>, said: Option<&Dispute>) -> Verdict {
    match (known, said) {
        (Some(known), Some(said)) if known == said => Verdict::Ignore(Unheeded::Unchanged),
        _ => Verdict::Refetch,
    }
}

#[cfg(test)]
mod tests;
