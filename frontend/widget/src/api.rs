//! The server's browser endpoints.

mod read;

use gloo_net::http::{Request, Response};
use shared::{CheckoutId, CheckoutView, ClientSecret, ClientSecretView, paths};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use self::read::Read;
use crate::state::Problem;

/// The server that a widget talks to.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    /// Its URL, without a slash at the end.
    base: String,
}

impl Server {
    pub(crate) fn new(url: &str) -> Self {
        Self {
            base: url.trim_end_matches('/').to_owned(),
        }
    }

    /// The checkout as it is now.
    pub(crate) async fn checkout(&self, id: &CheckoutId) -> Result<CheckoutView, Problem> {
        let url = [self.base.as_str(), &paths::checkout(id)].concat();
        read(Request::get(&url).send().await).await
    }

    /// The checkout from an answer that the loader asked for before this code was there.
    pub(crate) async fn prefetched(answer: js_sys::Promise) -> Result<CheckoutView, Problem> {
        let response = JsFuture::from(answer).await.map_err(|_| Problem::Network)?;
        let response: web_sys::Response = response.dyn_into().map_err(|_| Problem::Network)?;
        read(Ok(response.into())).await
    }

    /// The client secret of the checkout's one intent. No field is sent: the server decides.
    pub(crate) async fn payment_intent(&self, id: &CheckoutId) -> Result<ClientSecret, Problem> {
        let url = [self.base.as_str(), &paths::payment_intent(id)].concat();
        let answer: ClientSecretView = read(Request::post(&url).send().await).await?;
        Ok(answer.client_secret)
    }
}

async fn read<T: Read>(answer: Result<Response, gloo_net::Error>) -> Result<T, Problem> {
    let answer = answer.map_err(|_| Problem::Network)?;
    let is_success = answer.ok();
    let json = web_sys::Response::from(answer)
        .json()
        .map_err(|_| Problem::Unknown)?;
    let json = JsFuture::from(json).await.map_err(|_| Problem::Network)?;
    if is_success {
        T::read(&json).ok_or(Problem::Unknown)
    } else {
        Err(refusal(&json))
    }
}

/// The messages of the envelope are for engineers; a customer is told what a customer can do.
fn refusal(json: &JsValue) -> Problem {
    match read::error_code(json).as_deref() {
        Some("not_found") => Problem::NoSuchCheckout,
        Some("stripe_unavailable" | "internal") => Problem::Network,
        _ => Problem::Unknown,
    }
}
