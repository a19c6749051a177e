//! Who gave a payment up, and why.

use crate::choice::{Choice as _, choices};

choices! {
    /// Why a payment was given up, as the platform says.
    pub(crate) enum CancellationReason {
        Duplicate = "duplicate",
        Fraudulent = "fraudulent",
        RequestedByCustomer = "requested_by_customer",
        Abandoned = "abandoned",
    }
}

/// Who gave a payment up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cancellation {
    /// The platform.
    Asked(Option<CancellationReason>),
    /// Stripe, because what was held was not taken in time.
    Automatic,
}

impl Cancellation {
    pub(super) fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Asked(reason) => reason.map(CancellationReason::as_str),
            Self::Automatic => Some("automatic"),
        }
    }
}
