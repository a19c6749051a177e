//! What stands behind a movement of money.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::stripe::{ApplicationFee, ApplicationFeeRefund, Charge, Dispute, Refund};

/// What moved the money, where it was expanded. Its `object` tells its kind.
/// <https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-source>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MovementSource {
    /// What this program describes, in full.
    Described(DescribedSource),
    /// Anything else.
    Other(OtherSource),
}

/// What this program describes of all that moves money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "object", rename_all = "snake_case")]
pub enum DescribedSource {
    /// A payment.
    Charge(Box<Charge>),
    /// Money that was given back.
    Refund(Box<Refund>),
    /// Money that a cardholder's bank took back.
    Dispute(Box<Dispute>),
    /// The platform's share of a payment.
    ApplicationFee(Box<ApplicationFee>),
    /// A part of that share, given back.
    FeeRefund(Box<ApplicationFeeRefund>),
}

/// What moved the money. A charge, a refund, a dispute, an application fee and a part of one that was
/// given back come with all that is known of them, as Stripe describes each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OtherSource {
    /// Its id.
    pub id: String,
    /// Its kind (`charge`, `refund`, `payout`, `transfer`, …).
    pub object: String,
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::*;

    #[test]
    fn what_is_described_here_is_read_in_full_and_the_rest_by_its_kind() {
        let refund = json!({ "id": "re_1", "object": "refund", "amount": 400, "created": 1,
                             "currency": "usd", "charge": "ch_1", "reason": "fraudulent" });
        let read: MovementSource = from_value(refund).unwrap();
        let MovementSource::Described(DescribedSource::Refund(it)) = &read else {
            panic!("{read:?}");
        };
        assert_eq!(it.amount, 400);
        let told = to_value(&read).unwrap();
        assert_eq!(told["object"], "refund");
        assert_eq!(told["reason"], "fraudulent");

        let payout = json!({ "id": "po_1", "object": "payout", "arrival_date": 1.5 });
        let read: MovementSource = from_value(payout).unwrap();
        let told = json!({ "id": "po_1", "object": "payout" });
        assert_eq!(to_value(&read).unwrap(), told);
    }
}
