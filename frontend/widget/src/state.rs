//! What the widget shows: a total, pure function of what happened. Runs and is tested on the host.
//!
//! | state | event | next |
//! |---|---|---|
//! | any | `Loaded` | by the checkout's status: `Form(Preparing)` or `Settled` |
//! | `Loading` | `LoadFailed` | `Unavailable` |
//! | `Form(Preparing)` | `ElementReady` | `Form(Editing)` |
//! | `Form(Preparing)`, `Form(Editing)` | `StripeFailed` | `Form(Broken)` |
//! | `Form(Editing)` | `Submitted` | `Form(Submitting)` |
//! | `Form(Submitting)` | `Refused` | `Form(Editing)` with the problem |
//! | `Form(Submitting)` | `Loaded` with another amount | `Form(Editing)` that says so |
//! | `Form`, but not `Form(Broken)` | `Outdated` | `Form(Preparing)`: Stripe's element is made anew |
//! | any | `News` | as `Loaded`; a connection that was lost is back, unless the news is stale |
//! | `Settled` as processing | `Loaded` as open, and not stale | `Form(Preparing)` with the problem: what was under way came to nothing |
//! | any other `Settled` | `Loaded` as open | unchanged: the server has not heard of it yet |
//! | `Unavailable`, `Form(Broken)` | `Retried` | `Loading`, `Form(Preparing)` |
//!
//! An event that makes no sense changes nothing, so a second click while a payment is under way is
//! no second payment.

mod form;
#[cfg(test)]
pub(crate) mod tests;

use std::rc::Rc;

use shared::{CheckoutStatus, CheckoutView};

pub(crate) use form::Form;

/// What the widget shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// The checkout is on its way.
    Loading,
    /// The checkout could not be had.
    Unavailable(Problem),
    /// There is something to pay.
    Form(Rc<CheckoutView>, Form),
    /// There is nothing for the customer to do: the checkout's status says why.
    Settled(Rc<CheckoutView>),
}

/// What went wrong, in the customer's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The network failed.
    Network,
    /// There is no such checkout.
    NoSuchCheckout,
    /// Stripe.js, or its form, did not load.
    StripeJs,
    /// The amount is not the one that was shown.
    AmountChanged,
    /// The server takes no more attempts for now.
    TooManyAttempts,
    /// Stripe, or the server, said this sentence.
    Said(String),
    /// Something else, which no customer can mend.
    Unknown,
}

impl Problem {
    /// The same where nobody has tried to pay yet.
    fn untried(self) -> Self {
        match self {
            Self::Unknown => Self::StripeJs,
            problem => problem,
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// The server told the checkout as it is now.
    Loaded(Rc<CheckoutView>),
    /// The server told it by itself, or was asked without need: it can be reached.
    News(Rc<CheckoutView>),
    /// The server could not be asked.
    LoadFailed(Problem),
    /// Stripe's element can be filled in.
    ElementReady,
    /// Stripe's form could not be had.
    StripeFailed(Problem),
    /// The customer pressed the button.
    Submitted,
    /// The payment did not come about.
    Refused(Problem),
    /// Stripe's form is for something else than what is to be paid now.
    Outdated,
    /// The customer wants another try.
    Retried,
}

impl State {
    /// The state after an event.
    pub(crate) fn after(self, event: Event) -> Self {
        match (self, event) {
            (state, Event::Loaded(checkout)) => state.with(checkout),
            (state, Event::News(checkout)) if checkout.stale => state.with(checkout),
            (state, Event::News(checkout)) => state.reached().with(checkout),
            (Self::Loading, Event::LoadFailed(problem)) => Self::Unavailable(problem.untried()),
            (Self::Unavailable(_), Event::Retried) => Self::Loading,
            (Self::Form(checkout, form), event) => Self::Form(checkout, form.after(event)),
            (state, _) => state,
        }
    }

    /// A lost connection is nothing to speak of any more.
    fn reached(self) -> Self {
        match self {
            Self::Form(checkout, Form::Editing(Some(Problem::Network))) => {
                Self::Form(checkout, Form::Editing(None))
            }
            state => state,
        }
    }

    /// Whether news may come with nobody asking: a bank takes its time, or an answer was lost.
    pub(crate) fn waits_for_news(&self) -> bool {
        match self {
            Self::Settled(checkout) => checkout.status == CheckoutStatus::Processing,
            Self::Unavailable(problem) | Self::Form(_, Form::Editing(Some(problem))) => {
                *problem == Problem::Network
            }
            Self::Loading | Self::Form(..) => false,
        }
    }

    /// The server's word about the checkout is the truth, whatever was shown before.
    fn with(self, checkout: Rc<CheckoutView>) -> Self {
        match (checkout.status, self) {
            (CheckoutStatus::Open, Self::Form(before, form)) if before.id == checkout.id => {
                let changed =
                    (before.amount, before.currency) != (checkout.amount, checkout.currency);
                Self::Form(
                    checkout,
                    if changed {
                        form.with_changed_amount()
                    } else {
                        form
                    },
                )
            }
            // What was under way came to nothing.
            (CheckoutStatus::Open, Self::Settled(before))
                if before.status == CheckoutStatus::Processing && !checkout.stale =>
            {
                Self::Form(checkout, Form::Preparing(Some(Problem::Unknown)))
            }
            // By Stripe's word; the server has not heard of it yet.
            (CheckoutStatus::Open, settled @ Self::Settled(_)) => settled,
            (CheckoutStatus::Open, _) => Self::Form(checkout, Form::Preparing(None)),
            _ => Self::Settled(checkout),
        }
    }

    /// Whether a payment is under way.
    pub(crate) const fn is_paying(&self) -> bool {
        matches!(self, Self::Form(_, Form::Submitting))
    }

    /// The checkout, once it is known.
    pub(crate) const fn checkout(&self) -> Option<&Rc<CheckoutView>> {
        match self {
            Self::Form(checkout, _) | Self::Settled(checkout) => Some(checkout),
            Self::Loading | Self::Unavailable(_) => None,
        }
    }

    /// What to tell the customer.
    pub(crate) fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Unavailable(problem) => Some(problem),
            Self::Form(_, form) => form.problem(),
            Self::Loading | Self::Settled(_) => None,
        }
    }

    /// Whether something is under way that the customer waits for.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Loading | Self::Form(_, Form::Preparing(_) | Form::Submitting)
        )
    }
}
