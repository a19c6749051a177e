//! The form, while there is something to pay.

use super::{Event, Problem};

/// What the form is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    /// Stripe's element is on its way, and what went wrong before, to be shown with it.
    Preparing(Option<Problem>),
    /// Stripe's element could not be had.
    Broken(Problem),
    /// The customer may fill in and pay, and what went wrong the last time.
    Editing(Option<Problem>),
    /// A payment is under way.
    Submitting,
}

impl Form {
    pub(super) fn after(self, event: Event) -> Self {
        match (self, event) {
            (Self::Preparing(problem), Event::ElementReady) => Self::Editing(problem),
            (Self::Preparing(_), Event::Refused(problem)) => Self::Preparing(Some(problem)),
            (Self::Submitting, Event::Outdated) => Self::Preparing(Some(Problem::Unknown)),
            (Self::Editing(problem), Event::Outdated) => Self::Preparing(problem),
            (Self::Preparing(_) | Self::Editing(_), Event::StripeFailed(problem)) => {
                Self::Broken(problem.untried())
            }
            (Self::Editing(_), Event::Submitted) => Self::Submitting,
            (Self::Submitting | Self::Editing(_), Event::Refused(problem)) => {
                Self::Editing(Some(problem))
            }
            (Self::Broken(_), Event::Retried) => Self::Preparing(None),
            (form, _) => form,
        }
    }

    /// The customer must see the new amount before paying it. Who has not tried to pay the old one
    /// sees it where it stands, and has made no error.
    pub(super) fn with_changed_amount(self) -> Self {
        match self {
            Self::Submitting => Self::Editing(Some(Problem::AmountChanged)),
            Self::Editing(_) => Self::Editing(None),
            form @ (Self::Preparing(_) | Self::Broken(_)) => form,
        }
    }

    /// What to tell the customer.
    pub(crate) const fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Preparing(problem) | Self::Editing(problem) => problem.as_ref(),
            Self::Broken(problem) => Some(problem),
            Self::Submitting => None,
        }
    }
}
