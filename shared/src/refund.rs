//! A refund on the wire: money of a checkout that goes back to the customer.

use serde::{Deserialize, Serialize};

use crate::{
    currency::Currency,
    id::{CheckoutId, CheckoutRefundId, RefundId},
    status::{RefundReason, RefundStatus},
};

/// Body of `POST /api/checkouts/{id}/refunds`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateRefund {
    /// How much goes back, in minor units; left out, all that is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<RefundReason>,
    /// Whether the platform gives its fee back as well, in proportion. Without it the connected
    /// account bears the fee. A key for one account can not ask for it.
    pub refund_application_fee: bool,
}

/// A refund of a checkout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Refund {
    /// Our id of it.
    pub id: CheckoutRefundId,
    /// What was paid.
    pub checkout: CheckoutId,
    /// What goes back, in minor units.
    pub amount: i64,
    /// The currency of the amount.
    pub currency: Currency,
    /// How far it has come.
    pub status: RefundStatus,
    /// Why.
    pub reason: Option<RefundReason>,
    /// Whether the platform gives its fee back as well.
    pub refund_application_fee: bool,
    /// Stripe's refund on the connected account, once there is one.
    pub refund: Option<RefundId>,
    /// Why it failed, in Stripe's words.
    pub failure_reason: Option<String>,
    /// When it was ordered, in seconds since 1970 UTC.
    pub created: i64,
}
