//! What may follow on what.

use shared::{CaptureMethod, Named as _, PublishableKey};

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
        stale: false,
        instructions_url: None,
        capture_method: CaptureMethod::Automatic,
        setup_future_usage: None,
        allowed_payment_method_types: Vec::new(),
        livemode: false,
    })
}

/// Open, as far as a server knows that can not ask Stripe.
fn stale() -> Rc<CheckoutView> {
    let mut open = CheckoutView::clone(&checkout(CheckoutStatus::Open, 1850));
    open.stale = true;
    open.into()
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
    let broken = form(Form::Preparing(None)).after(Event::StripeFailed(Problem::StripeJs));
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
fn no_payment_is_denied_that_nobody_tried() {
    let unknown = || Problem::Unknown;
    assert_eq!(
        State::Loading.after(Event::LoadFailed(unknown())),
        State::Unavailable(Problem::StripeJs)
    );
    let broken = form(Form::Preparing(None)).after(Event::StripeFailed(unknown()));
    assert_eq!(broken, form(Form::Broken(Problem::StripeJs)));
    let refused = form(Form::Submitting).after(Event::Refused(unknown()));
    assert_eq!(refused.problem(), Some(&Problem::Unknown));
}

#[test]
fn nothing_leads_away_from_paid_but_the_server() {
    let paid = State::Settled(checkout(CheckoutStatus::Paid, 1850));
    for event in [
        Event::Submitted,
        Event::Retried,
        Event::ElementReady,
        Event::StripeFailed(Problem::StripeJs),
        Event::Refused(declined()),
        Event::LoadFailed(Problem::Network),
        // By Stripe's word it is paid, and the server has not heard of it yet.
        Event::News(checkout(CheckoutStatus::Open, 1850)),
    ] {
        assert_eq!(paid.clone().after(event), paid);
    }
}

#[test]
fn a_lost_connection_is_forgotten_when_the_server_speaks_again() {
    let lost = form(Form::Editing(Some(Problem::Network)));
    assert!(lost.waits_for_news());
    let open = checkout(CheckoutStatus::Open, 1850);

    let back = lost.clone().after(Event::News(open.clone()));
    assert_eq!(back, form(Form::Editing(None)));
    assert!(!back.waits_for_news());

    // Stripe could not be reached, and the server can: the customer still has to know.
    assert_eq!(lost.clone().after(Event::Loaded(open)), lost);
    // Nor can the server say what became of it, if it does not reach Stripe.
    let told = lost.after(Event::News(stale()));
    assert_eq!(told.problem(), Some(&Problem::Network));
}

#[test]
fn only_what_may_change_by_itself_is_followed() {
    for &(status, _) in CheckoutStatus::ALL {
        if status != CheckoutStatus::Open {
            let state = State::Settled(checkout(status, 1850));
            let expected = status == CheckoutStatus::Processing;
            assert_eq!(state.waits_for_news(), expected, "{status:?}");
        }
    }
    assert!(State::Unavailable(Problem::Network).waits_for_news());
    assert!(!State::Unavailable(Problem::NoSuchCheckout).waits_for_news());
    assert!(!form(Form::Editing(Some(declined()))).waits_for_news());
}

#[test]
fn a_payment_that_came_to_nothing_is_told_with_the_form() {
    let pending = State::Settled(checkout(CheckoutStatus::Processing, 1850));
    let open = checkout(CheckoutStatus::Open, 1850);

    for news in [Event::Loaded(open.clone()), Event::News(open)] {
        let state = pending.clone().after(news);
        assert_eq!(state, form(Form::Preparing(Some(Problem::Unknown))));
    }
}

#[test]
fn a_payment_is_not_denied_by_a_server_that_can_not_ask_stripe() {
    let pending = State::Settled(checkout(CheckoutStatus::Processing, 1850));

    for news in [Event::Loaded(stale()), Event::News(stale())] {
        assert_eq!(pending.clone().after(news), pending);
    }
    // To pay, it is as good as any.
    let loaded = State::Loading.after(Event::Loaded(stale()));
    assert_eq!(loaded, State::Form(stale(), Form::Preparing(None)));
}

#[test]
fn a_form_for_something_else_is_made_anew_and_says_why() {
    let state = form(Form::Submitting).after(Event::Outdated);
    assert_eq!(state, form(Form::Preparing(Some(Problem::Unknown))));
    assert!(!can_be_paid(&state));

    // Another amount has been said already.
    let changed = Some(Problem::AmountChanged);
    let state = form(Form::Editing(changed.clone())).after(Event::Outdated);
    assert_eq!(state, form(Form::Preparing(changed)));

    // Nobody has tried to pay: there is nothing to say.
    let state = form(Form::Editing(None)).after(Event::Outdated);
    assert_eq!(state, form(Form::Preparing(None)));
}

#[test]
fn an_amount_that_changes_before_anybody_pays_is_no_error() {
    let dearer = checkout(CheckoutStatus::Open, 2400);
    for (before, after) in [
        (Form::Editing(None), Form::Editing(None)),
        (Form::Editing(Some(declined())), Form::Editing(None)),
        (Form::Preparing(None), Form::Preparing(None)),
    ] {
        let state = form(before).after(Event::News(dearer.clone()));
        assert_eq!(state, State::Form(dearer.clone(), after));
    }
}
