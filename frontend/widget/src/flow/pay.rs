//! One attempt to pay, by the button or by a wallet.

use std::rc::Rc;

use leptos_stripe::reactive::spawn;
use shared::CheckoutStatus;
use stripe_js::{
    ClientSecret, ConfirmPayment, ErrorKind, Outcome, PaymentIntent, PaymentIntentStatus,
    StripeError, express_checkout::Confirmed,
};

use super::{ask, by_stripes_word};
use crate::{
    api,
    fields::Fields,
    flow,
    session::Session,
    state::{Event, Form, Problem, State},
};

/// Pays, if the form can be paid and the page agrees: then it answers `true`.
pub(crate) fn pay(session: &Rc<Session>, wallet: Option<Confirmed>) -> bool {
    let amount = match session.now().as_deref() {
        Some(State::Form(checkout, Form::Editing(_))) => Some(checkout.amount),
        _ => None,
    };
    let fields = session.fields.borrow().made();
    let method = wallet.as_ref().and_then(Confirmed::wallet);
    let (Some(amount), Some(fields)) = (amount, fields) else {
        refuse(wallet.as_ref());
        return false;
    };
    // The customer agrees to what the wallet shows.
    if wallet.is_some() && session.offered.get() != Some(amount) {
        refuse(wallet.as_ref());
        session.dispatch(Event::Refused(Problem::AmountChanged));
        return false;
    }
    if !session.emit("submit", method.as_deref()) {
        refuse(wallet.as_ref());
        return false;
    }
    session.acted.set(true);
    session.dispatch(Event::Submitted);
    let turn = session.attempts.get() + 1;
    session.attempts.set(turn);
    let session = Rc::clone(session);
    spawn(async move {
        let outcome = attempt(&session, turn, &fields, amount).await;
        let is_refused = outcome.is_err();
        conclude(&session, turn, outcome).await;
        session.page.concluded();
        if session.missed.take() {
            flow::refresh(Rc::clone(&session)).await;
        }
        match session.now().as_deref() {
            Some(State::Settled(it)) if !is_refused || came_about(it.status) => {}
            // Somebody else has taken it off the page: Stripe's word is all that there is.
            None if !is_refused => {}
            _ => refuse(wallet.as_ref()),
        }
    });
    true
}

/// Whether a payment was made, by whomever.
const fn came_about(status: CheckoutStatus) -> bool {
    !matches!(
        status,
        CheckoutStatus::Open | CheckoutStatus::Canceled | CheckoutStatus::Expired
    )
}

/// A wallet shows that nothing was paid.
fn refuse(wallet: Option<&Confirmed>) {
    // A wallet that was closed meanwhile shows nothing.
    _ = wallet.map(Confirmed::payment_failed);
}

/// One attempt, from validation to Stripe's word.
async fn attempt(
    session: &Rc<Session>,
    turn: u32,
    fields: &Fields,
    amount: i64,
) -> Result<PaymentIntent, Stopped> {
    if let Outcome::Refused(error) = fields.group.submit().await? {
        return Err(refused(session, error));
    }
    let intent = api::payment_intent(session).await?;
    let secret = ClientSecret::new(intent.client_secret.reveal());
    match session.now().as_deref() {
        Some(State::Form(now, Form::Submitting))
            if now.amount == amount && session.attempts.get() == turn => {}
        _ => return Err(Stopped::Overtaken),
    }
    // What the intent takes is what the customer has seen.
    if intent.amount != amount || !fields.can_confirm(&secret) {
        return Err(Stopped::Outdated);
    }
    let return_url = session.page.return_url();
    let call = ConfirmPayment::deferred(&fields.group, secret, &return_url);
    match fields.stripe.confirm_payment(&call).await {
        Ok(Outcome::Done(intent)) => Ok(intent),
        Ok(Outcome::Refused(mut error)) => {
            let intent = error.payment_intent.take();
            Err(match refused(session, error) {
                Stopped::Problem(problem) => Stopped::Unsure(problem, intent),
                stopped => stopped,
            })
        }
        Err(_) => Err(Stopped::Unsure(Problem::Unknown, None)),
    }
}

fn refused(session: &Session, error: Box<StripeError>) -> Stopped {
    session.page.because(error.reason());
    error.into()
}

/// Why an attempt ended.
enum Stopped {
    /// The customer can mend it.
    Mistake(Problem),
    /// Nothing was tried. The checkout may be another by now: changed, or paid in another tab.
    Problem(Problem),
    /// It was tried, and Stripe has not said that it failed. It may have told how the intent is.
    Unsure(Problem, Option<Box<PaymentIntent>>),
    /// Stripe's form was made for an intent that is not to be paid any more.
    Outdated,
    /// What was to be paid is not what is shown now.
    Overtaken,
}

impl From<Box<StripeError>> for Stopped {
    fn from(error: Box<StripeError>) -> Self {
        let customer_can_mend = matches!(error.kind, ErrorKind::Card | ErrorKind::Validation);
        let problem = match *error {
            StripeError {
                kind: ErrorKind::ApiConnection,
                ..
            } => Problem::Network,
            StripeError {
                message: Some(sentence),
                ..
            } => Problem::Said(sentence),
            StripeError { .. } => Problem::Unknown,
        };
        if customer_can_mend {
            Self::Mistake(problem)
        } else {
            Self::Problem(problem)
        }
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<stripe_js::Error> for Stopped {
    fn from(_: stripe_js::Error) -> Self {
        Self::Problem(Problem::Unknown)
    }
}

/// Whether nothing is paid with it before somebody tries again.
const fn has_failed(intent: &PaymentIntent) -> bool {
    matches!(
        intent.status,
        PaymentIntentStatus::RequiresPaymentMethod | PaymentIntentStatus::Canceled
    )
}

/// The server's word ends an attempt; where it can not be had, Stripe's.
async fn conclude(session: &Rc<Session>, turn: u32, outcome: Result<PaymentIntent, Stopped>) {
    // Another attempt may have begun since: this one says nothing about it. A form that can be filled
    // in again waits for this one all the same: the customer was to leave, and has stayed.
    let lasts = || {
        let waits = matches!(
            session.now().as_deref(),
            Some(State::Form(
                _,
                Form::Submitting | Form::Editing(None | Some(Problem::Network))
            ))
        );
        waits && session.attempts.get() == turn
    };
    // Of a mistake the server knows nothing.
    let needs_server = !matches!(outcome, Err(Stopped::Mistake(_) | Stopped::Overtaken));
    let is_known = needs_server && ask(session).await;
    if !lasts() {
        return;
    }
    session.dispatch(match outcome {
        Ok(intent) => {
            session.knows_better();
            by_stripes_word(session, &intent)
        }
        Err(Stopped::Unsure(problem, Some(intent))) if !is_known => {
            session.knows_better();
            let last = if has_failed(&intent) {
                problem
            } else {
                Problem::Network
            };
            match by_stripes_word(session, &intent) {
                Event::Refused(_) => Event::Refused(last),
                word => word,
            }
        }
        // The payment may have come about all the same: news will tell.
        Err(Stopped::Unsure(..)) if !is_known => Event::Refused(Problem::Network),
        // The server can be asked, and there is no news to wait for.
        Err(Stopped::Problem(Problem::Network)) if is_known => Event::Refused(Problem::Unknown),
        Err(
            Stopped::Mistake(problem) | Stopped::Problem(problem) | Stopped::Unsure(problem, _),
        ) => Event::Refused(problem),
        // Another amount makes another form by itself.
        Err(Stopped::Outdated) => {
            session.fields.take();
            Event::Outdated
        }
        Err(Stopped::Overtaken) => return,
    });
}
