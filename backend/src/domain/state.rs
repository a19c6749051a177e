//! How far the payment of a checkout has come.

use shared::{CancellationReason, ChargeId, CheckoutStatus, Money, PaymentIntentId};

use super::Timestamp;

/// How far the payment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing has been paid.
    Open(Intent),
    /// The customer has paid, and the bank has not answered yet; or the customer has a voucher, or
    /// knows where to transfer the money, and pays outside the page.
    Processing(Pending),
    /// The money is held for the account, until it is captured or let go.
    Authorized(Authorization),
    /// The money is on the connected account.
    Paid(Payment),
    /// Nothing will be paid any more.
    Ended(Ending),
}

/// The `PaymentIntent` of the current attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Nobody has begun to pay.
    None,
    /// Stripe is being asked for one, or was when the server went down.
    Ordered,
    /// Stripe made this one.
    Known(PaymentIntentId),
}

/// A payment that the customer has made, or makes outside the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The `PaymentIntent` that waits for the money.
    pub intent: PaymentIntentId,
    /// Stripe's page with the voucher, or with the bank account that the money goes to.
    pub instructions_url: Option<String>,
}

/// Money that is held, and not taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization {
    /// The `PaymentIntent` that holds it.
    pub intent: PaymentIntentId,
    /// The charge that holds it.
    pub charge: Option<ChargeId>,
    /// What can be captured.
    pub capturable: Money,
    /// Until when; then the bank lets it go.
    pub capture_before: Option<Timestamp>,
    /// When we learned of it.
    pub at: Timestamp,
}

/// A payment that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The `PaymentIntent` that was paid.
    pub intent: PaymentIntentId,
    /// The charge that succeeded.
    pub charge: Option<ChargeId>,
    /// What Stripe received.
    pub received: Money,
    /// What goes or went back, in minor units: of refunds that are ordered, pending or done. One
    /// that failed does not count.
    pub refunded: i64,
    /// When we learned of it.
    pub at: Timestamp,
}

/// The end of a checkout that was not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Why.
    pub cause: Cause,
    /// The intent that was canceled with it.
    pub intent: Option<PaymentIntentId>,
    /// When.
    pub at: Timestamp,
}

/// Why a checkout ended unpaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Its time was over.
    Expired,
    /// The platform canceled it, or the bank let the money go.
    Canceled(Option<CancellationReason>),
}

#[cfg(test)]
impl Pending {
    /// One that a bank has not answered yet.
    pub(crate) fn at_the_bank(intent: &str) -> Self {
        Self {
            intent: intent.parse().unwrap(),
            instructions_url: None,
        }
    }
}

impl Payment {
    /// What can still be refunded, in minor units.
    pub const fn refundable(&self) -> i64 {
        self.received.minor().saturating_sub(self.refunded)
    }
}

impl State {
    /// What the state is called on the wire.
    pub const fn status(&self) -> CheckoutStatus {
        match self {
            Self::Open(_) => CheckoutStatus::Open,
            Self::Processing(_) => CheckoutStatus::Processing,
            Self::Authorized(_) => CheckoutStatus::Authorized,
            Self::Paid(payment) if payment.refunded == 0 => CheckoutStatus::Paid,
            Self::Paid(payment) if payment.refundable() > 0 => CheckoutStatus::PartiallyRefunded,
            Self::Paid(_) => CheckoutStatus::Refunded,
            Self::Ended(ending) => match ending.cause {
                Cause::Expired => CheckoutStatus::Expired,
                Cause::Canceled(_) => CheckoutStatus::Canceled,
            },
        }
    }

    /// Where the customer finds how to pay, if that is done outside the page.
    pub fn instructions_url(&self) -> Option<&str> {
        match self {
            Self::Processing(pending) => pending.instructions_url.as_deref(),
            _ => None,
        }
    }

    /// The intent that Stripe may know more about than we do.
    pub const fn intent(&self) -> Option<&PaymentIntentId> {
        match self {
            Self::Open(Intent::Known(id)) => Some(id),
            Self::Processing(pending) => Some(&pending.intent),
            Self::Authorized(authorization) => Some(&authorization.intent),
            Self::Paid(payment) => Some(&payment.intent),
            Self::Ended(ending) => ending.intent.as_ref(),
            Self::Open(Intent::None | Intent::Ordered) => None,
        }
    }
}
