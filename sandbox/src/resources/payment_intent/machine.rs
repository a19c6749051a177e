//! The life of a `PaymentIntent`.
//!
//! | from                      | attach | require action | hold | succeed | process | fail | reopen | capture | cancel | expire | clear | bounce |
//! |---------------------------|--------|----------------|------|---------|---------|------|--------|---------|--------|--------|-------|--------|
//! | `requires_payment_method` | yes    | yes            | yes  | yes     | yes     | yes  | yes    |         | yes    |        |       |        |
//! | `requires_confirmation`   | yes    | yes            | yes  | yes     | yes     | yes  | yes    |         | yes    |        |       |        |
//! | `requires_action`         | yes    | yes            | yes  | yes     | yes     | yes  | yes    |         | yes    |        |       |        |
//! | `requires_capture`        |        |                |      |         |         |      |        | yes     | yes    | yes    |       |        |
//! | `processing`              |        |                |      |         |         |      |        |         |        |        | yes   | yes    |
//! | `succeeded`               |        |                |      |         |         |      |        |         |        |        |       |        |
//! | `canceled`                |        |                |      |         |         |      |        |         |        |        |       |        |
//!
//! Only `hold`, `succeed` and `clear` name a charge that moved money, and none leads back to a state
//! that allows them again: a `PaymentIntent` has at most one such charge.

mod cancellation;

pub(crate) use crate::resources::payment_intent::machine::cancellation::{
    Cancellation, CancellationReason,
};
use crate::{
    choice::{Choice as _, choices},
    clock::UnixSeconds,
    resources::payment_intent::action::Action,
};

choices! {
    /// The status that an answer shows.
    pub(crate) enum Status {
        RequiresPaymentMethod = "requires_payment_method",
        RequiresConfirmation = "requires_confirmation",
        RequiresAction = "requires_action",
        RequiresCapture = "requires_capture",
        Processing = "processing",
        Succeeded = "succeeded",
        Canceled = "canceled",
    }
}

/// Where a `PaymentIntent` stands, with all that is true only there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    RequiresPaymentMethod,
    RequiresConfirmation {
        method: String,
    },
    RequiresAction {
        method: String,
        action: Action,
    },
    RequiresCapture {
        method: String,
        charge: String,
        capturable: i64,
    },
    /// The bank has not said yet whether it pays.
    Processing {
        method: String,
        charge: String,
    },
    Succeeded {
        method: String,
        charge: String,
        received: i64,
    },
    Canceled {
        method: Option<String>,
        at: UnixSeconds,
        cancellation: Cancellation,
    },
}

/// What was asked of a `PaymentIntent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    Attach,
    Confirm,
    Reopen,
    Capture,
    Cancel,
    /// The bank says what became of a debit.
    Settle,
}

/// Something was asked that the status does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a PaymentIntent with the status {} does not allow {event:?}", from.as_str())]
pub(crate) struct InvalidTransition {
    pub(crate) from: Status,
    pub(crate) event: Event,
}

type Next = Result<Phase, InvalidTransition>;

impl Phase {
    pub(crate) fn status(&self) -> Status {
        match self {
            Self::RequiresPaymentMethod => Status::RequiresPaymentMethod,
            Self::RequiresConfirmation { .. } => Status::RequiresConfirmation,
            Self::RequiresAction { .. } => Status::RequiresAction,
            Self::RequiresCapture { .. } => Status::RequiresCapture,
            Self::Processing { .. } => Status::Processing,
            Self::Succeeded { .. } => Status::Succeeded,
            Self::Canceled { .. } => Status::Canceled,
        }
    }

    /// Whether nothing is paid or given up yet.
    pub(crate) fn check_open(&self, event: Event) -> Result<(), InvalidTransition> {
        match self {
            Self::RequiresPaymentMethod
            | Self::RequiresConfirmation { .. }
            | Self::RequiresAction { .. } => Ok(()),
            Self::RequiresCapture { .. }
            | Self::Processing { .. }
            | Self::Succeeded { .. }
            | Self::Canceled { .. } => Err(self.refuse(event)),
        }
    }

    /// A payment method is chosen.
    pub(crate) fn attach(&self, method: String) -> Next {
        self.check_open(Event::Attach)?;
        Ok(Self::RequiresConfirmation { method })
    }

    /// The customer must do something.
    pub(crate) fn require_action(&self, method: String, action: Action) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::RequiresAction { method, action })
    }

    /// The amount is held.
    pub(crate) fn hold(&self, method: String, charge: String, capturable: i64) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::RequiresCapture {
            method,
            charge,
            capturable,
        })
    }

    /// The amount is paid.
    pub(crate) fn succeed(&self, method: String, charge: String, received: i64) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::Succeeded {
            method,
            charge,
            received,
        })
    }

    /// The bank is asked for the amount and answers later.
    pub(crate) fn process(&self, method: String, charge: String) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::Processing { method, charge })
    }

    /// The bank pays what it was asked for.
    pub(crate) fn clear(&self, received: i64) -> Next {
        match self {
            Self::Processing { method, charge } => Ok(Self::Succeeded {
                method: method.clone(),
                charge: charge.clone(),
                received,
            }),
            _ => Err(self.refuse(Event::Settle)),
        }
    }

    /// The bank does not pay; another method may be tried.
    pub(crate) fn bounce(&self) -> Next {
        match self {
            Self::Processing { .. } => Ok(Self::RequiresPaymentMethod),
            _ => Err(self.refuse(Event::Settle)),
        }
    }

    /// The attempt failed; another method may be tried.
    pub(crate) fn fail(&self) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::RequiresPaymentMethod)
    }

    /// The terms changed: what the customer approved so far was for something else.
    pub(crate) fn reopen(&self) -> Next {
        self.check_open(Event::Reopen)?;
        Ok(match self {
            Self::RequiresAction { method, .. } => Self::RequiresConfirmation {
                method: method.clone(),
            },
            _ => self.clone(),
        })
    }

    /// Takes what is held, or a part of it.
    pub(crate) fn capture(&self, received: i64) -> Next {
        match self {
            Self::RequiresCapture { method, charge, .. } => Ok(Self::Succeeded {
                method: method.clone(),
                charge: charge.clone(),
                received,
            }),
            _ => Err(self.refuse(Event::Capture)),
        }
    }

    /// Gives the payment up; what is held is let go.
    pub(crate) fn cancel(&self, at: UnixSeconds, reason: Option<CancellationReason>) -> Next {
        match self {
            Self::Processing { .. } | Self::Succeeded { .. } | Self::Canceled { .. } => {
                Err(self.refuse(Event::Cancel))
            }
            _ => Ok(Self::Canceled {
                method: self.method().map(String::from),
                at,
                cancellation: Cancellation::Asked(reason),
            }),
        }
    }

    /// What is held was not taken in time.
    pub(crate) fn expire(&self, at: UnixSeconds) -> Next {
        match self {
            Self::RequiresCapture { method, .. } => Ok(Self::Canceled {
                method: Some(method.clone()),
                at,
                cancellation: Cancellation::Automatic,
            }),
            _ => Err(self.refuse(Event::Cancel)),
        }
    }

    fn refuse(&self, event: Event) -> InvalidTransition {
        InvalidTransition {
            from: self.status(),
            event,
        }
    }

    pub(crate) fn method(&self) -> Option<&str> {
        match self {
            Self::RequiresPaymentMethod => None,
            Self::RequiresConfirmation { method }
            | Self::RequiresAction { method, .. }
            | Self::RequiresCapture { method, .. }
            | Self::Processing { method, .. }
            | Self::Succeeded { method, .. } => Some(method),
            Self::Canceled { method, .. } => method.as_deref(),
        }
    }

    pub(crate) fn action(&self) -> Option<&Action> {
        if let Self::RequiresAction { action, .. } = self {
            Some(action)
        } else {
            None
        }
    }

    /// When and why it was given up, in Stripe's words.
    pub(crate) fn canceled(&self) -> (Option<UnixSeconds>, Option<&'static str>) {
        match self {
            Self::Canceled {
                at, cancellation, ..
            } => (Some(*at), cancellation.as_str()),
            _ => (None, None),
        }
    }

    /// Minor units that are held and can still be taken.
    pub(crate) fn capturable(&self) -> i64 {
        if let Self::RequiresCapture { capturable, .. } = self {
            *capturable
        } else {
            0
        }
    }

    /// Minor units that were paid.
    pub(crate) fn received(&self) -> i64 {
        if let Self::Succeeded { received, .. } = self {
            *received
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests;
