//! How far a checkout has come, and the choices that Stripe knows by name.

use serde::{Deserialize, Serialize};

use crate::named::Named;

/// How far the payment of a checkout has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CheckoutStatus {
    /// Nothing has been paid; a payment can be tried, also again after a failed attempt.
    Open,
    /// The customer has paid, and the bank has not yet said whether the money comes; or the
    /// customer has a voucher, or knows where to transfer the money, and has not paid yet.
    Processing,
    /// The money is held for the account, until it is captured or canceled.
    Authorized,
    /// The money is on the connected account.
    Paid,
    /// A part of the money goes, or went, back.
    PartiallyRefunded,
    /// All of the money goes, or went, back.
    Refunded,
    /// It was canceled; nothing can be paid any more.
    Canceled,
    /// Its time is over; nothing can be paid any more.
    Expired,
}

impl Named for CheckoutStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Open, "open"),
        (Self::Processing, "processing"),
        (Self::Authorized, "authorized"),
        (Self::Paid, "paid"),
        (Self::PartiallyRefunded, "partially_refunded"),
        (Self::Refunded, "refunded"),
        (Self::Canceled, "canceled"),
        (Self::Expired, "expired"),
    ];
}

/// When the money moves. <https://docs.stripe.com/payments/place-a-hold-on-a-payment-method>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CaptureMethod {
    /// As soon as the customer pays.
    #[default]
    Automatic,
    /// When the platform captures it; until then it is held.
    Manual,
}

/// What a payment method may be used for after this payment.
/// <https://docs.stripe.com/payments/save-during-payment>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SetupFutureUsage {
    /// Payments that the customer is there for.
    OnSession,
    /// Payments that the customer is not there for, too.
    OffSession,
}

/// Why a payment was canceled. <https://docs.stripe.com/api/payment_intents/cancel>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CancellationReason {
    /// The customer has not come back.
    Abandoned,
    /// It was there twice.
    Duplicate,
    /// It is not what it seems.
    Fraudulent,
    /// The customer asked for it.
    RequestedByCustomer,
    /// The bank let the held money go, because nobody captured it in time.
    Expired,
}

/// Why somebody cancels a payment. <https://docs.stripe.com/api/payment_intents/cancel>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CancelReason {
    /// The customer has not come back.
    Abandoned,
    /// It was there twice.
    Duplicate,
    /// It is not what it seems.
    Fraudulent,
    /// The customer asked for it.
    RequestedByCustomer,
}

impl From<CancelReason> for CancellationReason {
    fn from(reason: CancelReason) -> Self {
        match reason {
            CancelReason::Abandoned => Self::Abandoned,
            CancelReason::Duplicate => Self::Duplicate,
            CancelReason::Fraudulent => Self::Fraudulent,
            CancelReason::RequestedByCustomer => Self::RequestedByCustomer,
        }
    }
}

/// Why money goes back. <https://docs.stripe.com/api/refunds/create>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RefundReason {
    /// It was paid twice.
    Duplicate,
    /// It is not what it seems.
    Fraudulent,
    /// The customer asked for it.
    RequestedByCustomer,
}

/// How far a refund has come. <https://docs.stripe.com/refunds>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RefundStatus {
    /// Stripe is being asked for it.
    Ordered,
    /// The bank has not answered yet.
    Pending,
    /// The customer has to do something first.
    RequiresAction,
    /// The money is on its way back. It may still fail: some banks send it back later.
    Succeeded,
    /// It came to nothing; the money is with the account again.
    Failed,
    /// It was canceled; the money is with the account again.
    Canceled,
}

impl RefundStatus {
    /// Whether no money goes back.
    pub const fn came_to_nothing(self) -> bool {
        matches!(self, Self::Failed | Self::Canceled)
    }
}
