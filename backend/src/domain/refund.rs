//! Money that goes back to the customer.
//!
//! | from | by | to |
//! |---|---|---|
//! | `Ordered` | Stripe's answer | `Pending`, `Succeeded`, or `Failed` |
//! | `Pending` | Stripe's word | `Succeeded`, `Failed`, `Canceled` |
//! | `Succeeded` | Stripe's word | `Failed`: banks send money back even then |
//!
//! A refund is ordered in the transaction that sets its amount aside in the checkout. When it comes
//! to nothing, the amount is released in the transaction that says so.

use serde::{Deserialize, Serialize};
use shared::{CheckoutId, CheckoutRefundId, Money, RefundId, RefundReason, RefundStatus};

use super::Timestamp;

/// A refund of a checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Our id of it, known before Stripe has made it.
    pub id: CheckoutRefundId,
    /// What was paid.
    pub checkout: CheckoutId,
    /// What goes back.
    pub money: Money,
    /// What the platform asks of it.
    pub options: RefundOptions,
    /// How far it has come.
    pub status: RefundStatus,
    /// Stripe's refund, once there is one.
    pub stripe: Option<RefundId>,
    /// Why it failed, in Stripe's words.
    pub failure_reason: Option<String>,
    /// When it was ordered.
    pub created: Timestamp,
}

/// What a platform asks of a refund beside its amount.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefundOptions {
    /// Why.
    pub reason: Option<RefundReason>,
    /// Whether the platform gives its fee back as well, in proportion.
    pub refund_application_fee: bool,
}

/// Stripe's word about a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundFact {
    /// Stripe's id of it.
    pub id: RefundId,
    /// How far it has come.
    pub status: RefundStatus,
    /// Why it failed.
    pub failure_reason: Option<String>,
}

/// What Stripe's word changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundChange {
    /// Nothing.
    None,
    /// The refund.
    Refund(Refund),
    /// The refund, and its amount can be refunded again.
    Release(Refund),
}

impl Refund {
    /// What a word of Stripe's means. A refund that came to nothing stays so.
    pub fn hear(&self, fact: RefundFact) -> RefundChange {
        let came_to_nothing = self.status.came_to_nothing();
        let after = Self {
            status: fact.status,
            stripe: Some(fact.id),
            failure_reason: fact.failure_reason,
            ..self.clone()
        };
        match (came_to_nothing, after.status.came_to_nothing()) {
            _ if after == *self => RefundChange::None,
            (true, _) => RefundChange::None,
            (false, true) => RefundChange::Release(after),
            (false, false) => RefundChange::Refund(after),
        }
    }

    /// Stripe refused to make it.
    pub fn refused(&self, reason: Option<String>) -> RefundChange {
        if self.status != RefundStatus::Ordered {
            return RefundChange::None;
        }
        RefundChange::Release(Self {
            status: RefundStatus::Failed,
            failure_reason: reason,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use shared::Currency;

    use super::*;

    fn refund(status: RefundStatus) -> Refund {
        Refund {
            id: "cr_1".parse().unwrap(),
            checkout: "co_1".parse().unwrap(),
            money: Money::from_minor(500, Currency::new("eur").unwrap()),
            options: RefundOptions::default(),
            status,
            stripe: None,
            failure_reason: None,
            created: Timestamp::from_millis(0),
        }
    }

    #[test]
    fn every_word_about_a_refund_has_its_meaning() {
        use RefundStatus::{Canceled, Failed, Ordered, Pending, RequiresAction, Succeeded};
        let words = [Pending, RequiresAction, Succeeded, Failed, Canceled];
        for (status, expected) in [
            (
                Ordered,
                ["refund", "refund", "refund", "release", "release"],
            ),
            (
                Pending,
                ["refund", "refund", "refund", "release", "release"],
            ),
            (
                Succeeded,
                ["refund", "refund", "refund", "release", "release"],
            ),
            (Failed, ["none"; 5]),
            (Canceled, ["none"; 5]),
        ] {
            let outcomes = words.map(|word| {
                let fact = RefundFact {
                    id: "re_1".parse().unwrap(),
                    status: word,
                    failure_reason: None,
                };
                match refund(status).hear(fact) {
                    RefundChange::None => "none",
                    RefundChange::Refund(_) => "refund",
                    RefundChange::Release(_) => "release",
                }
            });
            assert_eq!(outcomes, expected, "{status:?}");
        }
    }

    #[test]
    fn a_word_that_is_known_changes_nothing() {
        let known = Refund {
            stripe: Some("re_1".parse().unwrap()),
            ..refund(RefundStatus::Succeeded)
        };
        let fact = RefundFact {
            id: "re_1".parse().unwrap(),
            status: RefundStatus::Succeeded,
            failure_reason: None,
        };
        assert_eq!(known.hear(fact), RefundChange::None);
    }

    #[test]
    fn only_an_ordered_refund_can_be_refused() {
        assert!(matches!(
            refund(RefundStatus::Ordered).refused(None),
            RefundChange::Release(_)
        ));
        let done = refund(RefundStatus::Succeeded);
        assert_eq!(done.refused(None), RefundChange::None);
    }
}
