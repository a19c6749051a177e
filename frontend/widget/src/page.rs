//! What the page says, as a pure function of the state. Runs and is tested on the host.

use shared::{CheckoutStatus, CheckoutView};

use crate::{
    state::{Form, State},
    text::{self, Sentence, Text},
};

/// All that changes on the page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page<'s> {
    /// Which parts show; the style sheet knows.
    pub(crate) stage: &'static str,
    /// Whom the customer pays, what for, and how much.
    pub(crate) checkout: Option<&'s CheckoutView>,
    /// What went wrong.
    pub(crate) alert: Option<Sentence<'s>>,
    /// How it ended: a title, and a sentence.
    pub(crate) outcome: Option<(Text, Text)>,
    /// Where the customer finds how to pay, if that is done outside the page.
    pub(crate) instructions: Option<&'s str>,
    /// What the button does.
    pub(crate) button: Button,
}

/// What the button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Button {
    /// It pays the amount; not always now.
    Pay { now: bool },
    /// A payment is under way.
    Paying,
    /// It loads again what did not load.
    TryAgain,
}

impl Button {
    /// Whether it can be pressed.
    pub(crate) const fn is_enabled(self) -> bool {
        matches!(self, Self::Pay { now: true } | Self::TryAgain)
    }

    /// What stands on it.
    pub(crate) const fn label(self) -> Text {
        match self {
            Self::Pay { .. } => Text::Pay,
            Self::Paying => Text::Paying,
            Self::TryAgain => Text::TryAgain,
        }
    }
}

/// The page of a state.
pub(crate) fn page(state: &State) -> Page<'_> {
    let pay = |now| Button::Pay { now };
    let (named, outcome, button) = match state {
        State::Loading => ("loading", None, pay(false)),
        State::Unavailable(_) => ("unavailable", None, Button::TryAgain),
        State::Form(_, Form::Preparing(_)) => ("preparing", None, pay(false)),
        State::Form(_, Form::Broken(_)) => ("broken", None, Button::TryAgain),
        State::Form(_, Form::Editing(_)) => ("editing", None, pay(true)),
        State::Form(_, Form::Submitting) => ("submitting", None, Button::Paying),
        State::Settled(checkout) => {
            let (named, outcome) = settled(checkout.status);
            (named, Some(outcome), pay(false))
        }
    };
    Page {
        stage: named,
        checkout: state.checkout().map(|checkout| &**checkout),
        alert: state.problem().map(text::problem),
        outcome,
        instructions: instructions(state),
        button,
    }
}

/// They hold as long as the payment is under way, whatever was known before.
fn instructions(state: &State) -> Option<&str> {
    let checkout = state.checkout()?;
    let is_under_way = checkout.status == CheckoutStatus::Processing;
    let url = checkout.instructions_url.as_deref();
    url.filter(|_| is_under_way)
}

/// How it ended, or stands.
const fn settled(status: CheckoutStatus) -> (&'static str, (Text, Text)) {
    match status {
        CheckoutStatus::Open | CheckoutStatus::Processing => {
            ("processing", (Text::Processing, Text::ProcessingMore))
        }
        CheckoutStatus::Authorized => ("paid", (Text::Authorized, Text::AuthorizedMore)),
        CheckoutStatus::Paid => ("paid", (Text::Paid, Text::Thanks)),
        CheckoutStatus::PartiallyRefunded => {
            ("paid", (Text::PartlyRefunded, Text::PartlyRefundedMore))
        }
        CheckoutStatus::Refunded => ("ended", (Text::Refunded, Text::RefundedMore)),
        CheckoutStatus::Canceled => ("ended", (Text::Canceled, Text::CanceledMore)),
        CheckoutStatus::Expired => ("ended", (Text::Expired, Text::ExpiredMore)),
    }
}

#[cfg(test)]
mod tests {
    use shared::Named as _;

    use super::*;
    use crate::state::{
        Problem,
        tests::{checkout, form},
    };

    #[test]
    fn what_can_not_be_paid_says_why_and_has_no_button() {
        for &(status, _) in CheckoutStatus::ALL {
            if status != CheckoutStatus::Open {
                let state = State::Settled(checkout(status, 1850));
                let page = page(&state);
                assert!(page.outcome.is_some(), "{status:?}");
                assert!(!page.button.is_enabled(), "{status:?}");
            }
        }
    }

    #[test]
    fn instructions_are_shown_while_the_payment_is_under_way() {
        for &(status, _) in CheckoutStatus::ALL {
            let mut told = CheckoutView::clone(&checkout(status, 1850));
            told.instructions_url = Some("https://payments.example/1".to_owned());
            let state = State::Settled(told.into());
            let is_under_way = status == CheckoutStatus::Processing;
            assert_eq!(page(&state).instructions.is_some(), is_under_way);
        }
    }

    #[test]
    fn only_a_form_that_is_ready_can_be_paid() {
        let button = |state: &State| page(state).button;
        assert!(button(&form(Form::Editing(None))).is_enabled());
        for waiting in [
            State::Loading,
            form(Form::Preparing(None)),
            form(Form::Submitting),
        ] {
            assert!(!button(&waiting).is_enabled(), "{waiting:?}");
        }
    }

    #[test]
    fn what_did_not_load_says_why_and_can_be_loaded_again() {
        for broken in [
            State::Unavailable(Problem::Network),
            form(Form::Broken(Problem::StripeJs)),
        ] {
            let page = page(&broken);
            assert!(page.alert.is_some());
            assert_eq!(page.button, Button::TryAgain);
        }
    }

    #[test]
    fn a_declined_card_is_told_beside_a_form_that_can_be_paid() {
        let declined = Problem::Said("Your card was declined.".to_owned());
        let state = form(Form::Editing(Some(declined)));
        let page = page(&state);
        assert_eq!(page.alert, Some(Sentence::Said("Your card was declined.")));
        assert!(page.button.is_enabled());
    }
}
