//! Disputes. <https://docs.stripe.com/api/disputes>

use serde::{Deserialize, Serialize};
use shared::{ChargeId, Currency, DisputeId, PaymentIntentId};

use super::{Charge, Expandable, Identified, PaymentIntent, Request, Stripe};

/// A cardholder wants money back from the bank. <https://docs.stripe.com/api/disputes/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// What is disputed, in minor units.
    pub amount: i64,
    /// The charge that is disputed.
    pub charge: Expandable<ChargeId, Charge>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// What the account has to say, and until when.
    pub evidence_details: Option<DisputeEvidence>,
    /// Whether real money is disputed.
    pub livemode: bool,
    /// The intent that was paid with the charge.
    pub payment_intent: Option<Expandable<PaymentIntentId, PaymentIntent>>,
    /// Why, in Stripe's words.
    pub reason: String,
    /// How far it has come, in Stripe's words.
    pub status: String,
}

/// What the account has to say, and until when.
/// <https://docs.stripe.com/api/disputes/object#dispute_object-evidence_details>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeEvidence {
    /// Until when, in seconds since 1970 UTC.
    pub due_by: Option<i64>,
}

impl Identified for Dispute {
    type Id = DisputeId;

    fn id(&self) -> &DisputeId {
        &self.id
    }
}

/// Calls on disputes. For a direct charge, each needs [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct Disputes<'a>(pub(super) &'a Stripe);

impl<'a> Disputes<'a> {
    /// One, as it is now.
    pub fn retrieve(&self, id: &DisputeId) -> Request<'a, Dispute> {
        self.0.get("disputes.retrieve", &["disputes", id.as_str()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dispute_with_unknown_words_is_read() {
        let json = r#"{"id":"du_1","object":"dispute","amount":5,"currency":"eur","created":1,
            "charge":"ch_1","payment_intent":"pi_1","livemode":false,"reason":"a_whim",
            "status":"in_orbit","evidence_details":{"due_by":7,"has_evidence":false},"x":1}"#;

        let dispute: Dispute = serde_json::from_str(json).unwrap();

        assert_eq!(dispute.status, "in_orbit");
        assert_eq!(dispute.evidence_details.unwrap().due_by, Some(7));
    }
}
