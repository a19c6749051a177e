//! Choices that we and Stripe know by the same names. Stripe's are open, ours are not, so that a
//! word which Stripe adds one day can not slip into our own interface.

use shared::{CancellationReason, CaptureMethod, RefundReason, RefundStatus, SetupFutureUsage};

use crate::stripe::{self, Open};

pub(super) const fn capture_method(ours: CaptureMethod) -> stripe::CaptureMethod {
    match ours {
        CaptureMethod::Automatic => stripe::CaptureMethod::Automatic,
        CaptureMethod::Manual => stripe::CaptureMethod::Manual,
    }
}

pub(super) const fn future_usage(ours: SetupFutureUsage) -> stripe::FutureUsage {
    match ours {
        SetupFutureUsage::OnSession => stripe::FutureUsage::OnSession,
        SetupFutureUsage::OffSession => stripe::FutureUsage::OffSession,
    }
}

/// `expired` is Stripe's own reason; a request can not give it.
pub(super) const fn cancellation(ours: CancellationReason) -> Option<stripe::CancellationReason> {
    match ours {
        CancellationReason::Abandoned => Some(stripe::CancellationReason::Abandoned),
        CancellationReason::Duplicate => Some(stripe::CancellationReason::Duplicate),
        CancellationReason::Fraudulent => Some(stripe::CancellationReason::Fraudulent),
        CancellationReason::RequestedByCustomer => {
            Some(stripe::CancellationReason::RequestedByCustomer)
        }
        CancellationReason::Expired => None,
    }
}

/// `automatic` is what Stripe says when the bank lets held money go.
pub(super) fn canceled_because(
    stripes: &Open<stripe::IntentCancellation>,
) -> Option<CancellationReason> {
    use stripe::IntentCancellation as Stripes;
    match stripes.known()? {
        Stripes::Abandoned => Some(CancellationReason::Abandoned),
        Stripes::Automatic | Stripes::Expired => Some(CancellationReason::Expired),
        Stripes::Duplicate => Some(CancellationReason::Duplicate),
        Stripes::Fraudulent => Some(CancellationReason::Fraudulent),
        Stripes::RequestedByCustomer => Some(CancellationReason::RequestedByCustomer),
        Stripes::FailedInvoice | Stripes::VoidInvoice => None,
    }
}

pub(super) const fn refund_reason(ours: RefundReason) -> stripe::RefundReason {
    match ours {
        RefundReason::Duplicate => stripe::RefundReason::Duplicate,
        RefundReason::Fraudulent => stripe::RefundReason::Fraudulent,
        RefundReason::RequestedByCustomer => stripe::RefundReason::RequestedByCustomer,
    }
}

pub(super) fn refunded_because(stripes: &Open<stripe::RefundReason>) -> Option<RefundReason> {
    use stripe::RefundReason as Stripes;
    match stripes.known()? {
        Stripes::Duplicate => Some(RefundReason::Duplicate),
        Stripes::Fraudulent => Some(RefundReason::Fraudulent),
        Stripes::RequestedByCustomer => Some(RefundReason::RequestedByCustomer),
        Stripes::ExpiredUncapturedCharge => None,
    }
}

/// What Stripe does not tell, or will name one day, has not come to an end.
pub(super) fn refund_status(stripes: Option<&Open<stripe::RefundStatus>>) -> RefundStatus {
    use stripe::RefundStatus as Stripes;
    match stripes.and_then(Open::known) {
        Some(Stripes::Pending) | None => RefundStatus::Pending,
        Some(Stripes::RequiresAction) => RefundStatus::RequiresAction,
        Some(Stripes::Succeeded) => RefundStatus::Succeeded,
        Some(Stripes::Failed) => RefundStatus::Failed,
        Some(Stripes::Canceled) => RefundStatus::Canceled,
    }
}

/// What a charge is that took nothing.
pub(super) const FAILED: &str = "failed";

pub(super) fn charge_status(stripes: &Open<stripe::ChargeStatus>) -> &'static str {
    use stripe::ChargeStatus as Stripes;
    match stripes.known() {
        Some(Stripes::Pending) | None => "pending",
        Some(Stripes::Succeeded) => "succeeded",
        Some(Stripes::Failed) => FAILED,
    }
}
