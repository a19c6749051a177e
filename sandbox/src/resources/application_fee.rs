//! Application fees: what the platform earned with a charge on a connected account.

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds, list::embedded, money::Currency, params::Metadata, resources::Resource,
};

/// A fee that the platform took. It belongs to the platform; the charge to the account.
#[derive(Debug, Clone)]
pub(crate) struct ApplicationFee {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) account: String,
    pub(crate) application: Option<String>,
    pub(crate) amount: i64,
    pub(crate) balance_transaction: String,
    pub(crate) charge: String,
    pub(crate) currency: Currency,
    /// Oldest first.
    pub(crate) refunds: Vec<FeeRefund>,
}

/// A part of a fee, given back to the account.
#[derive(Debug, Clone)]
pub(crate) struct FeeRefund {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) amount: i64,
    pub(crate) balance_transaction: String,
    pub(crate) currency: Currency,
    pub(crate) fee: String,
    pub(crate) metadata: Metadata,
}

impl ApplicationFee {
    /// What was given back.
    pub(crate) fn refunded(&self) -> i64 {
        self.refunds.iter().map(|refund| refund.amount).sum()
    }

    /// What can still be given back.
    pub(crate) fn left(&self) -> i64 {
        self.amount - self.refunded()
    }

    /// The refund of that id.
    pub(crate) fn refund(&self, id: &str) -> Option<&FeeRefund> {
        self.refunds.iter().find(|refund| refund.id == id)
    }

    /// The same, to be changed.
    pub(crate) fn refund_mut(&mut self, id: &str) -> Option<&mut FeeRefund> {
        self.refunds.iter_mut().find(|refund| refund.id == id)
    }

    /// The share of the fee that belongs to `part` of the `captured` amount. Rounded half up.
    pub(crate) fn share(&self, part: i64, captured: i64) -> i64 {
        // Two amounts of twelve digits multiply to more than an i64 holds.
        let exact = i128::from(self.amount) * i128::from(part);
        let half = i128::from(captured) / 2;
        let share = (exact + half) / i128::from(captured.max(1));
        i64::try_from(share).map_or(self.amount, |share| share.min(self.amount))
    }
}

impl Resource for ApplicationFee {
    const OBJECT: &'static str = "application_fee";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "account": self.account,
            "amount": self.amount,
            "amount_refunded": self.refunded(),
            "application": self.application,
            "balance_transaction": self.balance_transaction,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency.code(),
            "fee_source": { "charge": self.charge, "type": "charge" },
            "livemode": false,
            "originating_transaction": null,
            "refunded": self.left() == 0,
            "refunds": embedded(
                self.refunds.iter().rev(),
                &format!("/v1/application_fees/{}/refunds", self.id),
            ),
        })
    }
}

impl Resource for FeeRefund {
    const OBJECT: &'static str = "fee_refund";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "amount": self.amount,
            "balance_transaction": self.balance_transaction,
            "created": self.created,
            "currency": self.currency.code(),
            "fee": self.fee,
            "metadata": self.metadata,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fee(amount: i64) -> ApplicationFee {
        ApplicationFee {
            id: String::from("fee_1"),
            created: 0,
            account: String::from("acct_1"),
            application: None,
            amount,
            balance_transaction: String::from("txn_1"),
            charge: String::from("ch_1"),
            currency: Currency::listed("eur"),
            refunds: Vec::new(),
        }
    }

    #[test]
    fn the_share_of_a_part_is_rounded_half_up() {
        for (amount, part, captured, share) in [
            (100, 1000, 1000, 100),
            (100, 250, 1000, 25),
            (1, 500, 1000, 1),
            (1, 499, 1000, 0),
            (10, 333, 1000, 3),
            (10, 1, 3, 3),
            (10, 2, 3, 7),
            (
                999_999_999_998,
                999_999_999_999,
                999_999_999_999,
                999_999_999_998,
            ),
        ] {
            assert_eq!(fee(amount).share(part, captured), share, "{amount} {part}");
        }
    }
}
