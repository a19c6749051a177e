//! Application fees: what the platform took from charges.
//! <https://docs.stripe.com/api/application_fees>

use serde::{Deserialize, Serialize};
use shared::{
    AccountId, ApplicationFeeId, ApplicationFeeRefundId, BalanceTransactionId, ChargeId, Currency,
};
use utoipa::ToSchema;

use super::{
    Account, BalanceTransaction, Charge, Expandable, Identified, List, Metadata, Request, Stripe,
    TimeRange,
};

/// What the platform took from one charge. It lives on the platform, not on the connected account.
/// <https://docs.stripe.com/api/application_fees/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationFee {
    /// Its id.
    pub id: ApplicationFeeId,
    /// The connected account that it was taken from.
    pub account: Expandable<AccountId, Account>,
    /// How much, in minor units.
    pub amount: i64,
    /// How much was given back, in minor units.
    #[serde(default)]
    pub amount_refunded: i64,
    /// What it did to the platform's balance.
    pub balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    /// The charge, on the connected account, that it was taken from.
    pub charge: Expandable<ChargeId, Charge>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of the amounts.
    pub currency: Currency,
    /// Whether it is real money.
    pub livemode: bool,
    /// Whether all of it was given back.
    pub refunded: bool,
}

impl Identified for ApplicationFee {
    type Id = ApplicationFeeId;

    fn id(&self) -> &ApplicationFeeId {
        &self.id
    }
}

/// A part of a fee that was given back. <https://docs.stripe.com/api/fee_refunds/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApplicationFeeRefund {
    /// Its id.
    pub id: ApplicationFeeRefundId,
    /// How much, in minor units.
    pub amount: i64,
    /// What it did to the platform's balance.
    pub balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// The fee that it is a part of.
    pub fee: Expandable<ApplicationFeeId, ApplicationFee>,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Option<Metadata>,
}

impl Identified for ApplicationFeeRefund {
    type Id = ApplicationFeeRefundId;

    fn id(&self) -> &ApplicationFeeRefundId {
        &self.id
    }
}

/// Parameters of `GET /v1/application_fees`.
/// <https://docs.stripe.com/api/application_fees/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListApplicationFees {
    /// Taken from this charge.
    pub charge: Option<ChargeId>,
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<ApplicationFeeId>,
    /// Those before this one.
    pub ending_before: Option<ApplicationFeeId>,
}

/// Parameters of `POST /v1/application_fees/{id}/refunds`.
/// <https://docs.stripe.com/api/fee_refunds/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RefundApplicationFee {
    /// How much, in minor units; left out, all that is left.
    pub amount: Option<i64>,
    /// Our own marks on the object.
    #[schema(inline)]
    pub metadata: Metadata,
}

/// Calls on application fees. They act on the platform: none takes an account.
#[derive(Debug, Clone, Copy)]
pub struct ApplicationFees<'a>(pub(super) &'a Stripe);

impl<'a> ApplicationFees<'a> {
    /// One.
    pub fn retrieve(&self, id: &ApplicationFeeId) -> Request<'a, ApplicationFee> {
        let path = ["application_fees", id.as_str()];
        self.0.get("application_fees.retrieve", &path)
    }

    /// Those of all connected accounts, the newest first.
    pub fn list(&self, params: &ListApplicationFees) -> Request<'a, List<ApplicationFee>> {
        let path = ["application_fees"];
        self.0.list("application_fees.list", &path).params(params)
    }

    /// Gives one back to the connected account, or a part of it.
    pub fn refund(
        &self,
        id: &ApplicationFeeId,
        params: &RefundApplicationFee,
    ) -> Request<'a, ApplicationFeeRefund> {
        let path = ["application_fees", id.as_str(), "refunds"];
        self.0.post("application_fees.refund", &path).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_sample_is_read() {
        let json = r#"{"id":"fee_1","object":"application_fee","account":"acct_1","amount":100,
            "amount_refunded":0,"application":"ca_1","balance_transaction":"txn_1","charge":"ch_1",
            "created":1680528138,"currency":"usd","fee_source":{"charge":"py_1","type":"charge"},
            "livemode":false,"originating_transaction":null,"refunded":false,
            "refunds":{"object":"list","data":[],"has_more":false,"url":"/v1/x"}}"#;

        let fee: ApplicationFee = serde_json::from_str(json).unwrap();

        assert_eq!(fee.account.id().as_str(), "acct_1");
        assert_eq!(fee.amount, 100);
    }
}
