//! Charges. <https://docs.stripe.com/api/charges>

mod object;

use serde::{Deserialize, Serialize};
use shared::{ChargeId, CustomerId, PaymentIntentId};
use utoipa::ToSchema;

pub use self::object::{
    Charge, ChargeOutcome, ChargeStatus, ChargedCard, ChargedPaymentMethod, RiskLevel,
};
use super::{CreateRefund, List, Refund, Request, Stripe, TimeRange};

/// Parameters of `GET /v1/charges`. <https://docs.stripe.com/api/charges/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListCharges {
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// Paid by this customer.
    pub customer: Option<CustomerId>,
    /// Tried for this intent.
    pub payment_intent: Option<PaymentIntentId>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
    /// Those after this one.
    pub starting_after: Option<ChargeId>,
    /// Those before this one.
    pub ending_before: Option<ChargeId>,
}

/// Calls on charges. For a direct charge, each needs [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct Charges<'a>(pub(super) &'a Stripe);

impl<'a> Charges<'a> {
    /// One, as it is now.
    pub fn retrieve(&self, id: &ChargeId) -> Request<'a, Charge> {
        self.0.get("charges.retrieve", &["charges", id.as_str()])
    }

    /// Those of the account, the newest first.
    pub fn list(&self, params: &ListCharges) -> Request<'a, List<Charge>> {
        self.0.list("charges.list", &["charges"]).params(params)
    }

    /// Gives money back, by the older path, which names the charge itself: `params` name neither
    /// `charge` nor `payment_intent`. [`Refunds::create`](super::Refunds::create) does the same.
    pub fn refund(&self, id: &ChargeId, params: &CreateRefund) -> Request<'a, Refund> {
        let path = ["charges", id.as_str(), "refunds"];
        self.0.post("charges.refund", &path).params(params)
    }
}
