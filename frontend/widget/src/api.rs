//! The server's browser endpoints.

mod read;

use std::{pin::Pin, rc::Rc};

use gloo_net::http::Request;
use js_sys::Reflect;
use shared::{CheckoutView, ClientSecretView, paths};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use self::read::Read;
use crate::{session::Session, state::Problem};

/// The checkout as it is now.
pub(crate) async fn checkout(session: &Rc<Session>) -> Result<CheckoutView, Problem> {
    let path = paths::checkout(&session.checkout);
    read(&ask(session, "GET", &path).await?)
}

/// The checkout from the answer that the loader asked for before this code was there.
pub(crate) async fn prefetched(session: &Rc<Session>) -> Result<CheckoutView, Problem> {
    let answer = JsFuture::from(session.page.answer()).await;
    let answer = answer.map_err(|_| Problem::Network)?;
    let field = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
    read(&success(session, field("ok").is_truthy(), field("json"))?)
}

/// The client secret of the checkout's one intent, and what it takes. No field is sent: the server
/// decides.
pub(crate) async fn payment_intent(session: &Rc<Session>) -> Result<ClientSecretView, Problem> {
    let path = paths::payment_intent(&session.checkout);
    read(&ask(session, "POST", &path).await?)
}

/// A checkout as a stream of events tells it.
pub(crate) fn told(json: &JsValue) -> Option<CheckoutView> {
    CheckoutView::read(json)
}

type Answer = Pin<Box<dyn Future<Output = Result<JsValue, Problem>>>>;

/// The JSON of a success. Boxed, as a future that several others wait for is otherwise compiled
/// into each of them; and without gloo-net's builder, which brings queries, headers and every
/// method along.
fn ask(session: &Rc<Session>, method: &str, path: &str) -> Answer {
    let request = Request::from(session.page.request(method, path));
    let session = Rc::clone(session);
    Box::pin(async move {
        let answer = request.send().await.map_err(|_| Problem::Network)?;
        let answer = web_sys::Response::from(answer);
        let json = answer.json().map_err(|_| Problem::Unknown)?;
        let json = JsFuture::from(json).await.map_err(|_| Problem::Network)?;
        success(&session, answer.ok(), json)
    })
}

fn success(session: &Session, is_ok: bool, json: JsValue) -> Result<JsValue, Problem> {
    if is_ok {
        return Ok(json);
    }
    let code = read::error_code(&json);
    session.page.because(code.as_deref());
    Err(refusal(code.as_deref()))
}

fn read<T: Read>(json: &JsValue) -> Result<T, Problem> {
    T::read(json).ok_or(Problem::Unknown)
}

/// The messages of the envelope are for engineers; a customer is told what a customer can do.
fn refusal(code: Option<&str>) -> Problem {
    match code {
        Some("not_found") => Problem::NoSuchCheckout,
        Some("stripe_unavailable" | "internal" | "too_many_requests") => Problem::Network,
        Some("too_many_attempts") => Problem::TooManyAttempts,
        // It was paid, changed or ended meanwhile: which of these is news.
        Some(code) if code.starts_with("checkout_") => Problem::Network,
        _ => Problem::Unknown,
    }
}
