//! A charge that was tried for a checkout.

use shared::{ChargeId, CheckoutId, PaymentIntentId};

/// A charge that was tried for a checkout. All of them are kept; at most one has succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Stripe's id of it, on the connected account.
    pub id: ChargeId,
    /// What it was to pay.
    pub checkout: CheckoutId,
    /// Whether the money was taken: held money, and held money that was let go, is not.
    pub captured: bool,
    /// The intent that it belongs to.
    pub intent: PaymentIntentId,
    /// What was to be charged, in minor units.
    pub amount: i64,
    /// `succeeded`, `pending` or `failed`, in Stripe's words.
    pub status: String,
    /// Why it failed, in Stripe's words.
    pub failure_code: Option<String>,
    /// When it was tried, in seconds since 1970 UTC.
    pub created: i64,
}
