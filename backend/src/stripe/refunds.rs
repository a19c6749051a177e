//! Refunds. <https://docs.stripe.com/api/refunds>

use serde::{Deserialize, Serialize};
use shared::{BalanceTransactionId, ChargeId, Currency, PaymentIntentId, RefundId};
use utoipa::ToSchema;

use super::{
    BalanceTransaction, Charge, Expandable, Identified, List, Metadata, Open, PaymentIntent,
    Request, Stripe, TimeRange,
};

/// Money given back. <https://docs.stripe.com/api/refunds/object>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = StripeRefund)]
pub struct Refund {
    /// Its id.
    pub id: RefundId,
    /// How much, in minor units.
    pub amount: i64,
    /// What it did to the account's balance.
    pub balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    /// The charge that it gives back.
    pub charge: Option<Expandable<ChargeId, Charge>>,
    /// When it was created, in seconds since 1970 UTC.
    pub created: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// What came back to the balance after it failed.
    pub failure_balance_transaction: Option<Expandable<BalanceTransactionId, BalanceTransaction>>,
    /// Why it failed (`lost_or_stolen_card`, `expired_or_canceled_card`, …).
    pub failure_reason: Option<String>,
    /// Our own marks.
    #[serde(default)]
    #[schema(inline)]
    pub metadata: Option<Metadata>,
    /// The intent that was paid with the charge.
    pub payment_intent: Option<Expandable<PaymentIntentId, PaymentIntent>>,
    /// Why the money was given back.
    pub reason: Option<Open<RefundReason>>,
    /// The number of the receipt that was sent.
    pub receipt_number: Option<String>,
    /// How far it has come. One that succeeded may still fail.
    pub status: Option<Open<RefundStatus>>,
}

impl Identified for Refund {
    type Id = RefundId;

    fn id(&self) -> &RefundId {
        &self.id
    }
}

/// How far a refund has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StripeRefundStatus)]
pub enum RefundStatus {
    /// On its way.
    Pending,
    /// The customer must say where the money goes.
    RequiresAction,
    /// Sent to the customer's bank.
    Succeeded,
    /// Came back to the account's balance.
    Failed,
    /// Given up before it was sent.
    Canceled,
}

/// Why money is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StripeRefundReason)]
pub enum RefundReason {
    /// Paid twice.
    Duplicate,
    /// The authorisation ran out. Only Stripe says this.
    ExpiredUncapturedCharge,
    /// The card's owner did not pay this. Stripe then blocks card and e-mail address.
    Fraudulent,
    /// The customer wishes it.
    RequestedByCustomer,
}

/// Parameters of `POST /v1/refunds`: of a `charge` or a `payment_intent`.
/// <https://docs.stripe.com/api/refunds/create>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = StripeCreateRefund)]
pub struct CreateRefund {
    /// The charge to give back.
    pub charge: Option<ChargeId>,
    /// The intent whose charge to give back.
    pub payment_intent: Option<PaymentIntentId>,
    /// How much, in minor units; left out, all that is left.
    pub amount: Option<i64>,
    /// Why.
    pub reason: Option<RefundReason>,
    /// Whether the platform gives its fee back too, in proportion. Left out, it keeps it.
    pub refund_application_fee: Option<bool>,
    /// Our own marks on the object.
    #[schema(inline)]
    pub metadata: Metadata,
}

/// Parameters of `POST /v1/refunds/{id}`. <https://docs.stripe.com/api/refunds/update>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UpdateRefund {
    /// Our own marks, added to those that are there.
    #[schema(inline)]
    pub metadata: Metadata,
}

/// Parameters of `GET /v1/refunds`. <https://docs.stripe.com/api/refunds/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListRefunds {
    /// Of this charge.
    pub charge: Option<ChargeId>,
    /// Of this intent.
    pub payment_intent: Option<PaymentIntentId>,
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<RefundId>,
    /// Those before this one.
    pub ending_before: Option<RefundId>,
}

/// Calls on refunds. For a direct charge, each needs [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct Refunds<'a>(pub(super) &'a Stripe);

impl<'a> Refunds<'a> {
    /// Gives money back.
    pub fn create(&self, params: &CreateRefund) -> Request<'a, Refund> {
        self.0.post("refunds.create", &["refunds"]).params(params)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &RefundId) -> Request<'a, Refund> {
        self.0.get("refunds.retrieve", &["refunds", id.as_str()])
    }

    /// Changes its marks.
    pub fn update(&self, id: &RefundId, params: &UpdateRefund) -> Request<'a, Refund> {
        let path = ["refunds", id.as_str()];
        self.0.post("refunds.update", &path).params(params)
    }

    /// Gives up one that still waits for the customer.
    pub fn cancel(&self, id: &RefundId) -> Request<'a, Refund> {
        let path = ["refunds", id.as_str(), "cancel"];
        self.0.post("refunds.cancel", &path)
    }

    /// Those of the account, the newest first.
    pub fn list(&self, params: &ListRefunds) -> Request<'a, List<Refund>> {
        self.0.list("refunds.list", &["refunds"]).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Form;

    #[test]
    fn the_fee_is_given_back_only_when_it_is_said() {
        let form = |json: &str| {
            let params: CreateRefund = serde_json::from_str(json).unwrap();
            Form::encode(&params).unwrap().as_str().to_owned()
        };
        assert_eq!(
            form(r#"{"payment_intent":"pi_1","amount":500,"reason":"requested_by_customer"}"#),
            "amount=500&payment_intent=pi_1&reason=requested_by_customer"
        );
        assert_eq!(
            form(r#"{"charge":"ch_1","refund_application_fee":true}"#),
            "charge=ch_1&refund_application_fee=true"
        );
    }

    #[test]
    fn a_refund_with_unknown_values_is_read() {
        let json = r#"{"id":"re_1","object":"refund","amount":5,"currency":"eur","created":1,
            "charge":"ch_1","metadata":null,"reason":"a_whim","status":"in_orbit","x":1}"#;

        let refund: Refund = serde_json::from_str(json).unwrap();

        assert_eq!(refund.status, Some(Open::Other("in_orbit".to_owned())));
        assert_eq!(refund.reason, Some(Open::Other("a_whim".to_owned())));
    }
}
