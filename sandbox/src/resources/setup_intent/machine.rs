//! The life of a `SetupIntent`.
//!
//! | from                      | attach | require action | succeed | fail | cancel |
//! |---------------------------|--------|----------------|---------|------|--------|
//! | `requires_payment_method` | yes    | yes            | yes     | yes  | yes    |
//! | `requires_confirmation`   | yes    | yes            | yes     | yes  | yes    |
//! | `requires_action`         | yes    | yes            | yes     | yes  | yes    |
//! | `succeeded`               |        |                |         |      |        |
//! | `canceled`                |        |                |         |      |        |

use crate::{
    choice::{Choice as _, choices},
    error::Error,
    resources::payment_intent::action::Action,
};

choices! {
    /// The status that an answer shows.
    pub(crate) enum Status {
        RequiresPaymentMethod = "requires_payment_method",
        RequiresConfirmation = "requires_confirmation",
        RequiresAction = "requires_action",
        Succeeded = "succeeded",
        Canceled = "canceled",
    }
}

choices! {
    /// Why a set-up was given up.
    pub(crate) enum CancellationReason {
        Abandoned = "abandoned",
        RequestedByCustomer = "requested_by_customer",
        Duplicate = "duplicate",
    }
}

/// Where a `SetupIntent` stands, with all that is true only there.
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
    Succeeded {
        method: String,
    },
    Canceled {
        method: Option<String>,
        reason: Option<CancellationReason>,
    },
}

choices! {
    /// What was asked of a `SetupIntent`.
    pub(crate) enum Event {
        Update = "update",
        Confirm = "confirm",
        Cancel = "cancel",
    }
}

/// Something was asked that the status does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a SetupIntent with the status {} does not allow {event:?}", from.as_str())]
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
            Self::Succeeded { .. } => Status::Succeeded,
            Self::Canceled { .. } => Status::Canceled,
        }
    }

    /// Whether nothing is saved or given up yet.
    pub(crate) fn check_open(&self, event: Event) -> Result<(), InvalidTransition> {
        match self {
            Self::RequiresPaymentMethod
            | Self::RequiresConfirmation { .. }
            | Self::RequiresAction { .. } => Ok(()),
            Self::Succeeded { .. } | Self::Canceled { .. } => Err(InvalidTransition {
                from: self.status(),
                event,
            }),
        }
    }

    /// A payment method is chosen.
    pub(crate) fn attach(&self, method: String) -> Next {
        self.check_open(Event::Update)?;
        Ok(Self::RequiresConfirmation { method })
    }

    /// The customer must do something.
    pub(crate) fn require_action(&self, method: String, action: Action) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::RequiresAction { method, action })
    }

    /// The method is saved.
    pub(crate) fn succeed(&self, method: String) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::Succeeded { method })
    }

    /// The attempt failed; another method may be tried.
    pub(crate) fn fail(&self) -> Next {
        self.check_open(Event::Confirm)?;
        Ok(Self::RequiresPaymentMethod)
    }

    /// Gives the set-up up.
    pub(crate) fn cancel(&self, reason: Option<CancellationReason>) -> Next {
        self.check_open(Event::Cancel)?;
        Ok(Self::Canceled {
            method: self.method().map(String::from),
            reason,
        })
    }

    pub(crate) fn method(&self) -> Option<&str> {
        match self {
            Self::RequiresPaymentMethod => None,
            Self::RequiresConfirmation { method }
            | Self::RequiresAction { method, .. }
            | Self::Succeeded { method } => Some(method),
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

    pub(crate) fn cancellation_reason(&self) -> Option<CancellationReason> {
        if let Self::Canceled { reason, .. } = self {
            *reason
        } else {
            None
        }
    }
}

impl From<InvalidTransition> for Error {
    fn from(InvalidTransition { from, event }: InvalidTransition) -> Self {
        let verb = match event {
            Event::Update => "updated",
            Event::Confirm => "confirmed",
            Event::Cancel => "canceled",
        };
        Self::invalid(match (event, from) {
            (Event::Confirm, Status::Succeeded) => String::from(
                "You cannot confirm this SetupIntent because it has already succeeded.",
            ),
            _ => format!(
                "You cannot {} this SetupIntent because it has a status of {}. Only a SetupIntent \
                 with one of the following statuses may be {verb}: requires_payment_method, \
                 requires_confirmation, requires_action.",
                event.as_str(),
                from.as_str()
            ),
        })
        .code("setup_intent_unexpected_state")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn method() -> String {
        String::from("pm_1")
    }

    #[test]
    fn every_open_phase_can_end_in_every_way() {
        for phase in [
            Phase::RequiresPaymentMethod,
            Phase::RequiresConfirmation { method: method() },
        ] {
            assert!(phase.attach(method()).is_ok());
            assert_eq!(phase.succeed(method()).unwrap().status(), Status::Succeeded);
            assert_eq!(phase.fail().unwrap(), Phase::RequiresPaymentMethod);
            assert_eq!(phase.cancel(None).unwrap().status(), Status::Canceled);
        }
    }

    #[test]
    fn an_end_is_an_end() {
        for phase in [
            Phase::Succeeded { method: method() },
            Phase::Canceled {
                method: None,
                reason: None,
            },
        ] {
            assert!(phase.attach(method()).is_err());
            assert!(phase.succeed(method()).is_err());
            assert!(phase.fail().is_err());
            assert!(phase.cancel(None).is_err());
        }
    }
}
