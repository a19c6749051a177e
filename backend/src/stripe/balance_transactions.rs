//! Balance transactions: every movement of money on an account's balance.
//! <https://docs.stripe.com/api/balance_transactions>

mod source;

use serde::{Deserialize, Serialize};
use shared::{BalanceTransactionId, Currency};
use utoipa::ToSchema;

pub use self::source::{DescribedSource, MovementSource, OtherSource};
use super::{Expandable, Identified, List, Request, Stripe, TimeRange};

/// One movement of money. <https://docs.stripe.com/api/balance_transactions/object>
///
/// Stripe's `exchange_rate` is left out: it is a float, and no float touches money here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BalanceTransaction {
    /// Its id.
    pub id: BalanceTransactionId,
    /// How much before fees, in minor units; less than nothing when money leaves.
    pub amount: i64,
    /// When the money can be paid out, in seconds since 1970 UTC.
    pub available_on: i64,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of all its amounts: the one in which the account is settled.
    pub currency: Currency,
    /// What it was for.
    pub description: Option<String>,
    /// What it cost, in minor units.
    pub fee: i64,
    /// What it cost, one by one.
    #[serde(default)]
    pub fee_details: Vec<FeeDetail>,
    /// How much after fees, in minor units.
    pub net: i64,
    /// Its kind, for bookkeeping (`charge`, `refund`, `fee`, …).
    pub reporting_category: Option<String>,
    /// What moved the money.
    #[schema(value_type = Option<Expandable<String, OtherSource>>)]
    pub source: Option<Expandable<String, MovementSource>>,
    /// `available` or `pending`.
    pub status: String,
    /// Its kind, in detail (`charge`, `application_fee`, …).
    #[serde(rename = "type")]
    pub kind: String,
}

impl Identified for BalanceTransaction {
    type Id = BalanceTransactionId;

    fn id(&self) -> &BalanceTransactionId {
        &self.id
    }
}

/// One thing that a movement cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeeDetail {
    /// How much, in minor units.
    pub amount: i64,
    /// The application that took it.
    pub application: Option<String>,
    /// The currency of the amount.
    pub currency: Currency,
    /// What it was for.
    pub description: Option<String>,
    /// `application_fee`, `stripe_fee`, `tax`, …
    #[serde(rename = "type")]
    pub kind: String,
}

/// Parameters of `GET /v1/balance_transactions`.
/// <https://docs.stripe.com/api/balance_transactions/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListBalanceTransactions {
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// In this currency.
    pub currency: Option<Currency>,
    /// Paid out with this payout.
    pub payout: Option<String>,
    /// Moved by this object.
    pub source: Option<String>,
    /// Of this kind (`charge`).
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<BalanceTransactionId>,
    /// Those before this one.
    pub ending_before: Option<BalanceTransactionId>,
}

/// Calls on balance transactions.
#[derive(Debug, Clone, Copy)]
pub struct BalanceTransactions<'a>(pub(super) &'a Stripe);

impl<'a> BalanceTransactions<'a> {
    /// One.
    pub fn retrieve(&self, id: &BalanceTransactionId) -> Request<'a, BalanceTransaction> {
        let path = ["balance_transactions", id.as_str()];
        self.0.get("balance_transactions.retrieve", &path)
    }

    /// Those of the account, the newest first.
    pub fn list(&self, params: &ListBalanceTransactions) -> Request<'a, List<BalanceTransaction>> {
        let path = ["balance_transactions"];
        self.0
            .list("balance_transactions.list", &path)
            .params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movement_is_read_without_its_exchange_rate() {
        let json = r#"{"id":"txn_1","amount":400,"available_on":2,"created":1,"currency":"usd",
            "exchange_rate":1.5,"fee":41,"fee_details":[{"amount":41,"application":null,
            "currency":"usd","description":null,"type":"stripe_fee"}],"net":359,
            "source":"ch_1","status":"available","type":"charge"}"#;

        let movement: BalanceTransaction = serde_json::from_str(json).unwrap();

        assert_eq!(movement.source, Some(Expandable::Id("ch_1".to_owned())));
        assert!(!serde_json::to_string(&movement).unwrap().contains("1.5"));
    }
}
