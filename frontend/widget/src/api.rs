//! The server's browser endpoints.

mod read;

use std::pin::Pin;

use js_sys::{Promise, Reflect};
use shared::{CheckoutView, ClientSecret, ClientSecretView, paths};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use self::read::Read;
use crate::{session::Session, state::Problem};

/// The checkout as it is now.
pub(crate) async fn checkout(session: &Session) -> Result<CheckoutView, Problem> {
    let path = paths::checkout(&session.checkout);
    read(&answer(session.page.ask("GET", &path)).await?)
}

/// The checkout from the answer that the loader asked for before this code was there.
pub(crate) async fn prefetched(session: &Session) -> Result<CheckoutView, Problem> {
    read(&answer(session.page.answer()).await?)
}

/// The client secret of the checkout's one intent. No field is sent: the server decides.
pub(crate) async fn payment_intent(session: &Session) -> Result<ClientSecret, Problem> {
    let path = paths::payment_intent(&session.checkout);
    let view: ClientSecretView = read(&answer(session.page.ask("POST", &path)).await?)?;
    Ok(view.client_secret)
}

/// A checkout as a stream of events tells it.
pub(crate) fn told(json: &JsValue) -> Option<CheckoutView> {
    CheckoutView::read(json)
}

type Answer = Pin<Box<dyn Future<Output = Result<JsValue, Problem>>>>;

/// The JSON of a success. Boxed, as a future that several others wait for is otherwise compiled
/// into each of them.
fn answer(asked: Promise) -> Answer {
    Box::pin(async move {
        let answer = JsFuture::from(asked).await.map_err(|_| Problem::Network)?;
        let field = |name: &str| Reflect::get(&answer, &name.into()).unwrap_or_default();
        let json = field("json");
        if field("ok").is_truthy() {
            Ok(json)
        } else {
            Err(refusal(&json))
        }
    })
}

fn read<T: Read>(json: &JsValue) -> Result<T, Problem> {
    T::read(json).ok_or(Problem::Unknown)
}

/// The messages of the envelope are for engineers; a customer is told what a customer can do.
fn refusal(json: &JsValue) -> Problem {
    match read::error_code(json).as_deref() {
        Some("not_found") => Problem::NoSuchCheckout,
        Some("stripe_unavailable" | "internal") => Problem::Network,
        _ => Problem::Unknown,
    }
}
