//! Loading, coming back, and hearing news.

mod pay;
mod stream;

use std::rc::Rc;

use leptos_stripe::reactive::spawn;
use shared::{CheckoutStatus, CheckoutView};
use stripe_js::{ClientSecret, NextAction, Outcome, PaymentIntent, PaymentIntentStatus, Stripe};

pub(crate) use self::{pay::pay, stream::Stream};
use crate::{
    api,
    session::{LOADERS, Session},
    state::{Event, Form, Problem, State},
};

/// Begins with the answer that the loader has asked for.
pub(crate) fn start(session: &Rc<Session>) {
    let session = Rc::clone(session);
    spawn(async move {
        let result = api::prefetched(&session).await;
        loaded(&session, LOADERS, result);
    });
}

fn loaded(session: &Session, answer: u32, result: Result<CheckoutView, Problem>) {
    match result {
        Ok(checkout) if session.learns(answer) => {
            session.dispatch(Event::Loaded(checkout.into()));
        }
        Ok(_) => {}
        Err(problem) => session.dispatch(Event::LoadFailed(problem)),
    }
}

/// Asks once more for a checkout that could not be had.
fn reload(session: &Rc<Session>) {
    session.dispatch(Event::Retried);
    let session = Rc::clone(session);
    spawn(async move {
        let answer = session.asks();
        let result = api::checkout(&session).await;
        loaded(&session, answer, result);
    });
}

/// Asks for the checkout as it is now. It may have changed, or have been paid in another tab. What an
/// attempt to pay leaves no time for is asked after it.
pub(crate) async fn refresh(session: Rc<Session>) {
    // There may be nobody left to tell.
    if session.now().is_none() {
        return;
    }
    let answer = session.asks();
    let told = api::checkout(&session).await;
    match told {
        // An attempt may never end here: the customer may have paid in another app or tab. While it is
        // processed, the attempt may still show how to pay, or tell why it failed.
        Ok(checkout)
            if !is_paying(&session)
                || !matches!(
                    checkout.status,
                    CheckoutStatus::Open | CheckoutStatus::Processing
                ) =>
        {
            if session.learns(answer) {
                session.dispatch(Event::News(checkout.into()));
            }
        }
        _ => {
            let is_paying = is_paying(&session);
            session.missed.set(is_paying);
            if !is_paying {
                // Nobody is told, and it is not why something else may fail.
                session.page.because(None);
            }
        }
    }
}

/// The customer was to leave for another page, and has stayed: what is under way there may never end
/// here.
pub(crate) fn stay(session: &Session) {
    if is_paying(session) {
        // Who stays may be looking at Stripe's window: the focus is not taken from it.
        session.acted.set(false);
        session.dispatch(Event::Refused(Problem::Network));
    }
}

/// Asks for the checkout as it is now. Whether the server knows: it has asked Stripe.
pub(crate) async fn ask(session: &Rc<Session>) -> bool {
    let answer = session.asks();
    let Ok(checkout) = api::checkout(session).await else {
        return false;
    };
    let is_known = !checkout.stale;
    if session.learns(answer) {
        session.dispatch(Event::Loaded(checkout.into()));
    }
    is_known
}

fn is_paying(session: &Session) -> bool {
    session.now().is_some_and(|state| state.is_paying())
}

/// The button was pressed: it means what the state says. Whether anything began.
pub(crate) fn press(session: &Rc<Session>) -> bool {
    match session.now().as_deref() {
        Some(State::Unavailable(_)) => reload(session),
        Some(State::Form(_, Form::Broken(_))) => session.dispatch(Event::Retried),
        Some(State::Form(_, Form::Editing(_))) => return pay(session, None),
        _ => return false,
    }
    session.acted.set(true);
    true
}

/// What Stripe says of an intent, where the server can not be asked.
fn by_stripes_word(session: &Session, intent: &PaymentIntent) -> Event {
    let status = match intent.status {
        PaymentIntentStatus::Succeeded => CheckoutStatus::Paid,
        PaymentIntentStatus::Processing => CheckoutStatus::Processing,
        PaymentIntentStatus::RequiresCapture => CheckoutStatus::Authorized,
        PaymentIntentStatus::RequiresAction if is_paid_outside_the_page(intent) => {
            CheckoutStatus::Processing
        }
        _ => return Event::Refused(failure(session, intent)),
    };
    let state = session.now();
    match state.as_ref().and_then(|state| state.checkout()) {
        Some(checkout) => {
            let mut checkout = CheckoutView::clone(checkout);
            checkout.status = status;
            Event::Loaded(checkout.into())
        }
        None => Event::LoadFailed(Problem::Network),
    }
}

/// Whether the customer was told how to pay, and does it later: with a voucher (`oxxo_display_details`
/// and its like), by bank transfer, or with an account that is verified by two small deposits.
fn is_paid_outside_the_page(intent: &PaymentIntent) -> bool {
    matches!(&intent.next_action, Some(NextAction::Other(name))
        if name.ends_with("_display_details")
            || name == "display_bank_transfer_instructions"
            || name == "verify_with_microdeposits")
}

fn failure(session: &Session, intent: &PaymentIntent) -> Problem {
    let error = intent.last_payment_error.as_ref();
    session.page.because(error.and_then(|error| error.reason()));
    let sentence = error.and_then(|error| error.message.clone());
    sentence.map_or(Problem::Unknown, Problem::Said)
}

/// Stripe.js is there. When the customer comes back from a redirect, the payment may have failed
/// there; Stripe knows why.
///
/// The secret stood in the address, where anybody may have written it: of a payment the server knows
/// better, and where it can not be asked, an intent of another amount is not this checkout's.
pub(crate) async fn resume(session: &Rc<Session>, stripe: &Stripe) {
    let Some(secret) = session.page.take_return() else {
        return;
    };
    let secret = ClientSecret::new(secret);
    let Ok(Outcome::Done(intent)) = stripe.retrieve_payment_intent(&secret).await else {
        return;
    };
    let word = by_stripes_word(session, &intent);
    let is_failure = matches!(word, Event::Refused(_));
    let state = session.now();
    let is_its_own = state
        .as_ref()
        .and_then(|state| state.checkout())
        .is_some_and(|it| it.amount == intent.amount);
    if (is_failure || !ask(session).await && is_its_own) && !is_paying(session) {
        session.dispatch(word);
    }
}
