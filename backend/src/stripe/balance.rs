//! The balance of an account. <https://docs.stripe.com/api/balance>

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::Currency;
use utoipa::ToSchema;

use super::{Request, Stripe};

/// What an account has at Stripe. <https://docs.stripe.com/api/balance/balance_object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Balance {
    /// What can be paid out now.
    pub available: Vec<Funds>,
    /// What is held for connected accounts.
    pub connect_reserved: Option<Vec<Funds>>,
    /// What can be paid out within minutes.
    pub instant_available: Option<Vec<Funds>>,
    /// Whether it is real money.
    pub livemode: bool,
    /// What is not available yet.
    pub pending: Vec<Funds>,
}

/// A part of a balance, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Funds {
    /// How much, in minor units. It may be less than nothing.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// The amount by what it came from (`card`), in minor units.
    pub source_types: Option<BTreeMap<String, i64>>,
}

/// Calls on balances.
#[derive(Debug, Clone, Copy)]
pub struct Balances<'a>(pub(super) &'a Stripe);

impl<'a> Balances<'a> {
    /// The balance of the account that the request acts on.
    pub fn retrieve(&self) -> Request<'a, Balance> {
        self.0.get("balance.retrieve", &["balance"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_sample_is_read() {
        let json = r#"{"object":"balance","available":[{"amount":666670,"currency":"usd",
            "source_types":{"card":666670}}],"connect_reserved":[{"amount":0,"currency":"usd"}],
            "livemode":false,"pending":[{"amount":-5,"currency":"usd"}],"refund_and_dispute_prefunding":{}}"#;

        let balance: Balance = serde_json::from_str(json).unwrap();

        assert_eq!(balance.available[0].amount, 666_670);
        assert_eq!(balance.pending[0].amount, -5);
    }
}
