//! What the cardholder disputes.

use serde::{Deserialize, Serialize};
use shared::{ChargeId, DisputeId};

/// A dispute of a checkout's payment, in Stripe's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id, on the connected account.
    pub id: DisputeId,
    /// The charge that is disputed.
    pub charge: ChargeId,
    /// How far it has come.
    pub status: String,
    /// Why.
    pub reason: String,
    /// What is disputed, in minor units.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: shared::Currency,
    /// Until when the account has to answer, in seconds since 1970 UTC.
    pub due_by: Option<i64>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
}

impl Dispute {
    /// Whether it has not come to an end. A word that Stripe adds one day counts as open.
    pub fn is_open(&self) -> bool {
        !matches!(
            self.status.as_str(),
            "won" | "lost" | "warning_closed" | "prevented"
        )
    }

    /// Whether this one is shown rather than another one of the same payment: the one that is open,
    /// or else the newest.
    fn precedes(&self, other: &Self) -> bool {
        let rank = |it: &Self| (it.is_open(), it.created);
        self.id == other.id || rank(self) >= rank(other)
    }
}

/// The dispute to show, of the one that is shown and one that Stripe tells of.
pub(super) fn shown(known: Option<Dispute>, told: Dispute) -> Dispute {
    match known {
        Some(known) if !told.precedes(&known) => known,
        Some(_) | None => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dispute(id: &str, status: &str, created: i64) -> Dispute {
        Dispute {
            id: id.parse().unwrap(),
            charge: "ch_1".parse().unwrap(),
            status: status.to_owned(),
            reason: "fraudulent".to_owned(),
            amount: 500,
            currency: shared::Currency::new("eur").unwrap(),
            due_by: None,
            created,
        }
    }

    #[test]
    fn the_open_dispute_is_shown_or_else_the_newest() {
        for (known, told, expected) in [
            (None, dispute("du_1", "needs_response", 1), "du_1"),
            (
                Some(dispute("du_1", "needs_response", 1)),
                dispute("du_1", "lost", 1),
                "du_1",
            ),
            (
                Some(dispute("du_1", "under_review", 1)),
                dispute("du_2", "lost", 2),
                "du_1",
            ),
            (
                Some(dispute("du_1", "lost", 1)),
                dispute("du_2", "won", 2),
                "du_2",
            ),
            (
                Some(dispute("du_2", "won", 2)),
                dispute("du_1", "in_orbit", 1),
                "du_1",
            ),
        ] {
            let after = shown(known.clone(), told.clone());
            assert_eq!(after.id.as_str(), expected, "{known:?} {told:?}");
        }
    }
}
