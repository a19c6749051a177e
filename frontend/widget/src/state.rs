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
//! | `Unavailable`, `Form(Broken)` | `Retried` | `Loading`, `Form(Preparing)` |
//!
//! An event that makes no sense changes nothing, so a second click while a payment is under way is
//! no second payment.

use std::rc::Rc;

use shared::{CheckoutStatus, CheckoutView};

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
    /// Stripe, or the server, said this sentence.
    Said(String),
    /// Something else, which no customer can mend.
    Unknown,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// The server told the checkout as it is now.
    Loaded(Rc<CheckoutView>),
    /// The server could not be asked.
    LoadFailed(Problem),
    /// Stripe's element can be filled in.
    ElementReady,
    /// Stripe.js or its element did not load.
    StripeFailed,
    /// The customer pressed the button.
    Submitted,
    /// The payment did not come about.
    Refused(Problem),
    /// The customer wants another try.
    Retried,
}

impl State {
    /// The state after an event.
    pub(crate) fn after(self, event: Event) -> Self {
        match (self, event) {
            (state, Event::Loaded(checkout)) => state.with(checkout),
            (Self::Loading, Event::LoadFailed(problem)) => Self::Unavailable(problem),
            (Self::Unavailable(_), Event::Retried) => Self::Loading,
            (Self::Form(checkout, form), event) => Self::Form(checkout, form.after(event)),
            (state, _) => state,
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
            (CheckoutStatus::Open, _) => Self::Form(checkout, Form::Preparing(None)),
            _ => Self::Settled(checkout),
        }
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

impl Form {
    fn after(self, event: Event) -> Self {
        match (self, event) {
            (Self::Preparing(problem), Event::ElementReady) => Self::Editing(problem),
            (Self::Preparing(_), Event::Refused(problem)) => Self::Preparing(Some(problem)),
            (Self::Preparing(_) | Self::Editing(_), Event::StripeFailed) => {
                Self::Broken(Problem::StripeJs)
            }
            (Self::Editing(_), Event::Submitted) => Self::Submitting,
            (Self::Submitting | Self::Editing(_), Event::Refused(problem)) => {
                Self::Editing(Some(problem))
            }
            (Self::Broken(_), Event::Retried) => Self::Preparing(None),
            (form, _) => form,
        }
    }

    /// The customer must see the new amount before paying it.
    fn with_changed_amount(self) -> Self {
        match self {
            Self::Editing(_) | Self::Submitting => Self::Editing(Some(Problem::AmountChanged)),
            Self::Preparing(_) => Self::Preparing(Some(Problem::AmountChanged)),
            broken @ Self::Broken(_) => broken,
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

#[cfg(test)]
pub(crate) mod tests {
    use shared::{CaptureMethod, PublishableKey};

    use super::*;

    pub(crate) fn checkout(status: CheckoutStatus, amount: i64) -> Rc<CheckoutView> {
        Rc::new(CheckoutView {
            id: "co_1".parse().unwrap(),
            account: Some("acct_1".parse().unwrap()),
            amount,
            currency: "eur".parse().unwrap(),
            description: None,
            merchant_name: "Rivage".to_owned(),
            publishable_key: PublishableKey::new("pk_test_1"),
            stripe_js_url: "https://js.stripe.com/endive/stripe.js".to_owned(),
            status,
            capture_method: CaptureMethod::Automatic,
            setup_future_usage: None,
            allowed_payment_method_types: Vec::new(),
            livemode: false,
        })
    }

    pub(crate) fn form(form: Form) -> State {
        State::Form(checkout(CheckoutStatus::Open, 1850), form)
    }

    fn can_be_paid(state: &State) -> bool {
        matches!(state, State::Form(_, Form::Editing(_)))
    }

    fn declined() -> Problem {
        Problem::Said("Your card was declined.".to_owned())
    }

    #[test]
    fn a_payment_goes_from_loading_to_paid() {
        let state = State::Loading
            .after(Event::Loaded(checkout(CheckoutStatus::Open, 1850)))
            .after(Event::ElementReady);
        assert!(can_be_paid(&state));

        let state = state.after(Event::Submitted);
        assert!(state.is_busy() && !can_be_paid(&state));

        let paid = checkout(CheckoutStatus::Paid, 1850);
        assert_eq!(
            state.after(Event::Loaded(paid.clone())),
            State::Settled(paid)
        );
    }

    #[test]
    fn a_second_click_is_no_second_payment() {
        let submitting = form(Form::Submitting);
        assert_eq!(submitting.clone().after(Event::Submitted), submitting);
        assert!(!can_be_paid(&submitting));
    }

    #[test]
    fn a_declined_card_can_be_tried_again() {
        let state = form(Form::Submitting).after(Event::Refused(declined()));
        assert_eq!(state.problem(), Some(&declined()));
        assert!(can_be_paid(&state));
        assert_eq!(state.after(Event::Submitted).problem(), None);
    }

    #[test]
    fn what_failed_before_a_reload_is_shown_with_the_form() {
        let state = form(Form::Preparing(None)).after(Event::Refused(declined()));
        assert_eq!(
            state.after(Event::ElementReady),
            form(Form::Editing(Some(declined())))
        );
    }

    #[test]
    fn a_changed_amount_is_shown_before_it_can_be_paid() {
        let state = form(Form::Submitting).after(Event::Loaded(checkout(CheckoutStatus::Open, 9)));
        assert_eq!(state.checkout().map(|it| it.amount), Some(9));
        assert_eq!(state.problem(), Some(&Problem::AmountChanged));
        assert!(can_be_paid(&state));
    }

    #[test]
    fn a_form_that_did_not_load_can_be_loaded_again() {
        let broken = form(Form::Preparing(None)).after(Event::StripeFailed);
        assert_eq!(broken, form(Form::Broken(Problem::StripeJs)));
        assert!(!can_be_paid(&broken));
        assert_eq!(broken.after(Event::Retried), form(Form::Preparing(None)));
    }

    #[test]
    fn a_checkout_that_did_not_load_can_be_loaded_again() {
        let state = State::Loading.after(Event::LoadFailed(Problem::Network));
        assert_eq!(state, State::Unavailable(Problem::Network));
        assert_eq!(state.after(Event::Retried), State::Loading);
    }

    #[test]
    fn nothing_leads_away_from_paid_but_the_server() {
        let paid = State::Settled(checkout(CheckoutStatus::Paid, 1850));
        for event in [
            Event::Submitted,
            Event::Retried,
            Event::ElementReady,
            Event::StripeFailed,
            Event::Refused(declined()),
            Event::LoadFailed(Problem::Network),
        ] {
            assert_eq!(paid.clone().after(event), paid);
        }
    }
}
