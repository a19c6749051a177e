//! Messages to the platform's own server, in the form of Standard Webhooks.
//! <https://www.standardwebhooks.com>

use serde::{Deserialize, Serialize};

use crate::named::Named;

/// What a message tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MessageType {
    /// The customer has paid, and the bank has not answered yet; or the customer has a voucher, or knows
    /// where to transfer the money, and has not paid yet.
    #[serde(rename = "checkout.processing")]
    CheckoutProcessing,
    /// The money is held.
    #[serde(rename = "checkout.authorized")]
    CheckoutAuthorized,
    /// The money is on the connected account.
    #[serde(rename = "checkout.paid")]
    CheckoutPaid,
    /// A part of the money goes back; told for each part.
    #[serde(rename = "checkout.partially_refunded")]
    CheckoutPartiallyRefunded,
    /// All of the money goes back.
    #[serde(rename = "checkout.refunded")]
    CheckoutRefunded,
    /// Nothing will be paid any more.
    #[serde(rename = "checkout.canceled")]
    CheckoutCanceled,
    /// Its time is over.
    #[serde(rename = "checkout.expired")]
    CheckoutExpired,
    /// The bank has refused what was processing, or a voucher was not paid in time; the checkout is
    /// open again.
    #[serde(rename = "checkout.payment_failed")]
    CheckoutPaymentFailed,
    /// A refund came to nothing, since it failed or was canceled; its amount can be refunded again.
    #[serde(rename = "refund.failed")]
    RefundFailed,
    /// The cardholder disputes the payment.
    #[serde(rename = "dispute.opened")]
    DisputeOpened,
    /// A dispute has gone on, and is not over.
    #[serde(rename = "dispute.updated")]
    DisputeUpdated,
    /// A dispute is over; its status says whether it was won or lost.
    #[serde(rename = "dispute.closed")]
    DisputeClosed,
    /// An account can take payments, or can not any more.
    #[serde(rename = "account.updated")]
    AccountUpdated,
    /// An account is connected, again or for the first time.
    #[serde(rename = "account.authorized")]
    AccountAuthorized,
    /// An account has ended its connection; it takes no payment any more.
    #[serde(rename = "account.deauthorized")]
    AccountDeauthorized,
}

impl Named for MessageType {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::CheckoutProcessing, "checkout.processing"),
        (Self::CheckoutAuthorized, "checkout.authorized"),
        (Self::CheckoutPaid, "checkout.paid"),
        (
            Self::CheckoutPartiallyRefunded,
            "checkout.partially_refunded",
        ),
        (Self::CheckoutRefunded, "checkout.refunded"),
        (Self::CheckoutCanceled, "checkout.canceled"),
        (Self::CheckoutExpired, "checkout.expired"),
        (Self::CheckoutPaymentFailed, "checkout.payment_failed"),
        (Self::RefundFailed, "refund.failed"),
        (Self::DisputeOpened, "dispute.opened"),
        (Self::DisputeUpdated, "dispute.updated"),
        (Self::DisputeClosed, "dispute.closed"),
        (Self::AccountUpdated, "account.updated"),
        (Self::AccountAuthorized, "account.authorized"),
        (Self::AccountDeauthorized, "account.deauthorized"),
    ];
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MessageStatus {
    /// It waits for its first try.
    Pending,
    /// The platform's server has taken it.
    Delivered,
    /// The last try failed; there will be another.
    Failed,
    /// No try is left, or the platform's server wants no more (410).
    Dead,
}

impl Named for MessageStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Pending, "pending"),
        (Self::Delivered, "delivered"),
        (Self::Failed, "failed"),
        (Self::Dead, "dead"),
    ];
}
