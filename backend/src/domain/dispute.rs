//! What the cardholder disputes, and which changes of it the platform's own server is told of.
//!
//! | a dispute is | and was | message |
//! |---|---|---|
//! | open | not known | `dispute.opened` |
//! | over | not known, or not so | `dispute.closed` |
//! | open | known otherwise | `dispute.updated` |

use serde::{Deserialize, Serialize};
use shared::{ChargeId, DisputeId, MessageType};

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

/// What the platform is told of a change of the dispute that is shown, if anything.
pub fn dispute_news(before: Option<&Dispute>, after: Option<&Dispute>) -> Option<MessageType> {
    let after = after.filter(|after| before != Some(*after))?;
    let before = before.filter(|before| before.id == after.id);
    match before {
        // A new due date of what is over is no news.
        Some(before) if !after.is_open() && before.status == after.status => None,
        _ if !after.is_open() => Some(MessageType::DisputeClosed),
        None => Some(MessageType::DisputeOpened),
        Some(_) => Some(MessageType::DisputeUpdated),
    }
}

#[cfg(test)]
mod tests {
    use shared::Named as _;

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
    fn each_change_of_a_dispute_is_told_once() {
        let of = |id, status| dispute(id, status, 1);
        let due = Dispute {
            due_by: Some(7),
            ..of("du_1", "needs_response")
        };
        let old_due = Dispute {
            due_by: Some(7),
            ..of("du_1", "won")
        };
        for (before, after, expected) in [
            (None, None, ""),
            (None, Some(of("du_1", "needs_response")), "dispute.opened"),
            (None, Some(of("du_1", "prevented")), "dispute.closed"),
            (
                Some(of("du_1", "needs_response")),
                Some(due),
                "dispute.updated",
            ),
            (
                Some(of("du_1", "needs_response")),
                Some(of("du_1", "needs_response")),
                "",
            ),
            (
                Some(of("du_1", "needs_response")),
                Some(of("du_1", "under_review")),
                "dispute.updated",
            ),
            (
                Some(of("du_1", "under_review")),
                Some(of("du_1", "won")),
                "dispute.closed",
            ),
            (Some(of("du_1", "won")), Some(old_due), ""),
            (
                Some(of("du_1", "lost")),
                Some(of("du_1", "won")),
                "dispute.closed",
            ),
            (
                Some(of("du_1", "warning_closed")),
                Some(of("du_1", "needs_response")),
                "dispute.updated",
            ),
            (
                Some(of("du_1", "lost")),
                Some(of("du_2", "needs_response")),
                "dispute.opened",
            ),
        ] {
            let told = dispute_news(before.as_ref(), after.as_ref());
            let told = told.map_or("", MessageType::name);
            assert_eq!(told, expected, "{before:?} {after:?}");
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
