//! Loading, paying and coming back: the only code that waits for anything.

use shared::{CheckoutId, CheckoutStatus, CheckoutView};
use stripe_js::{
    ClientSecret, ConfirmPayment, ErrorKind, Outcome, PaymentIntent, PaymentIntentStatus, Stripe,
    StripeError,
};
use wasm_bindgen::JsValue;

use crate::{
    api::Server,
    reactive::spawn,
    resume,
    session::{Session, Surroundings},
    state::{Event, Form, Problem, State},
};

/// Begins with the answer that the loader has asked for.
pub(crate) fn start(session: Session, answer: js_sys::Promise) {
    spawn(async move {
        let result = Server::prefetched(answer).await;
        loaded(session, result);
    });
}

/// Asks once more for a checkout that could not be had.
fn reload(session: Session) {
    session.dispatch(Event::Retried);
    spawn(async move {
        if let Some(around) = session.surroundings() {
            loaded(session, around.server.checkout(&around.checkout).await);
        }
    });
}

fn loaded(session: Session, result: Result<CheckoutView, Problem>) {
    session.dispatch(match result {
        Ok(checkout) => Event::Loaded(checkout.into()),
        Err(problem) => Event::LoadFailed(problem),
    });
}

/// The customer pressed the button: it means what the state says.
pub(crate) fn press(session: Session) {
    match session.now().as_deref() {
        Some(State::Unavailable(_)) => reload(session),
        Some(State::Form(_, Form::Broken(_))) => session.dispatch(Event::Retried),
        Some(State::Form(_, Form::Editing(_))) => pay(session),
        _ => {}
    }
}

fn pay(session: Session) {
    let ready = session.elements().and_then(|elements| elements.ready());
    let (Some((stripe, group)), Some(around)) = (ready, session.surroundings()) else {
        return;
    };
    session.dispatch(Event::Submitted);
    spawn(async move {
        let outcome = attempt(&stripe, &group, &around).await;
        conclude(session, &around, outcome).await;
    });
}

/// One attempt, from validation to Stripe's word.
async fn attempt(
    stripe: &Stripe,
    elements: &stripe_js::Elements,
    around: &Surroundings,
) -> Result<PaymentIntent, Stopped> {
    if let Outcome::Refused(error) = elements.submit().await? {
        return Err(error.into());
    }
    let secret = around.server.payment_intent(&around.checkout).await?;
    let secret = ClientSecret::new(secret.reveal());
    let call = ConfirmPayment::deferred(elements, secret, &return_url(around));
    match stripe.confirm_payment(&call).await? {
        Outcome::Done(intent) => Ok(intent),
        Outcome::Refused(error) => Err(error.into()),
    }
}

/// Why an attempt ended.
struct Stopped {
    problem: Problem,
    /// Whether the checkout may be another by now: changed, or paid in another tab.
    ask_server: bool,
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
        Self {
            problem,
            ask_server: !customer_can_mend,
        }
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self {
            problem,
            ask_server: true,
        }
    }
}

impl From<stripe_js::Error> for Stopped {
    fn from(_: stripe_js::Error) -> Self {
        Problem::Unknown.into()
    }
}

/// The server's word ends an attempt; where it can not be had, Stripe's.
async fn conclude(
    session: Session,
    around: &Surroundings,
    outcome: Result<PaymentIntent, Stopped>,
) {
    match outcome {
        Ok(intent) => match around.server.checkout(&around.checkout).await {
            Ok(checkout) if checkout.status != CheckoutStatus::Open => {
                session.dispatch(Event::Loaded(checkout.into()));
            }
            _ => session.dispatch(by_stripes_word(session, &intent)),
        },
        Err(Stopped {
            problem,
            ask_server,
        }) => {
            session.dispatch(Event::Refused(problem));
            if ask_server && let Ok(checkout) = around.server.checkout(&around.checkout).await {
                session.dispatch(Event::Loaded(checkout.into()));
            }
        }
    }
}

fn by_stripes_word(session: Session, intent: &PaymentIntent) -> Event {
    let status = match intent.status {
        PaymentIntentStatus::Succeeded => CheckoutStatus::Paid,
        PaymentIntentStatus::Processing => CheckoutStatus::Processing,
        PaymentIntentStatus::RequiresCapture => CheckoutStatus::Authorized,
        _ => return Event::Refused(failure(intent)),
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

fn failure(intent: &PaymentIntent) -> Problem {
    let error = intent.last_payment_error.as_ref();
    let sentence = error.and_then(|error| error.message.clone());
    sentence.map_or(Problem::Unknown, Problem::Said)
}

/// Stripe.js is there. When the customer comes back from a redirect, the payment may have failed
/// there; Stripe knows why.
pub(crate) fn resume(session: Session, stripe: Stripe) {
    let Some(secret) = session
        .surroundings()
        .and_then(|around| around.returned_with.clone())
    else {
        return;
    };
    spawn(async move {
        let secret = ClientSecret::new(secret);
        if let Ok(Outcome::Done(intent)) = stripe.retrieve_payment_intent(&secret).await {
            session.dispatch(by_stripes_word(session, &intent));
        }
    });
}

/// Takes the return out of the address bar: its client secret must not stay there.
pub(crate) fn take_return(checkout: &CheckoutId) -> Option<String> {
    let window = leptos::prelude::window();
    let location = window.location();
    let query = location.search().ok()?;
    let (it, rest) = resume::take_return(&query, checkout.as_str())?;
    let path = location.pathname().ok()?;
    let address = [path.as_str(), &rest, &location.hash().unwrap_or_default()].concat();
    let history = window.history().ok()?;
    let state = history.state().unwrap_or(JsValue::NULL);
    // A page that can not change its address keeps it.
    let _ = history.replace_state_with_url(&state, "", Some(&address));
    Some(it.client_secret)
}

/// Where a redirect comes back to: this page, unless the tag says otherwise.
fn return_url(around: &Surroundings) -> String {
    let location = leptos::prelude::window().location();
    let here = location.href().unwrap_or_default();
    let wanted = around.return_url.as_deref().unwrap_or(&here);
    match web_sys::Url::new_with_base(wanted, &here) {
        Ok(url) => {
            url.set_hash("");
            url.search_params()
                .set(resume::CHECKOUT, around.checkout.as_str());
            url.href()
        }
        Err(_) => here,
    }
}
