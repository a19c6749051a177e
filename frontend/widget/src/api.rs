//! The server's browser endpoints.

mod read;

use std::pin::Pin;

use gloo_net::http::Request;
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
        read(&answer(self.request("GET", &paths::checkout(id))).await?)
    }

    /// The checkout from an answer that the loader asked for before this code was there.
    pub(crate) async fn prefetched(response: js_sys::Promise) -> Result<CheckoutView, Problem> {
        read(&answer(Asked::Before(response)).await?)
    }

    /// The client secret of the checkout's one intent. No field is sent: the server decides.
    pub(crate) async fn payment_intent(&self, id: &CheckoutId) -> Result<ClientSecret, Problem> {
        let answer = answer(self.request("POST", &paths::payment_intent(id))).await?;
        let view: ClientSecretView = read(&answer)?;
        Ok(view.client_secret)
    }

    /// Without gloo-net's builder: it brings queries, headers and every method along.
    fn request(&self, method: &str, path: &str) -> Asked {
        let init = web_sys::RequestInit::new();
        init.set_method(method);
        let url = [self.base.as_str(), path].concat();
        Asked::Now(web_sys::Request::new_with_str_and_init(&url, &init))
    }
}

/// A request, or one that is already under way.
enum Asked {
    Now(Result<web_sys::Request, JsValue>),
    Before(js_sys::Promise),
}

type Answer = Pin<Box<dyn Future<Output = Result<JsValue, Problem>>>>;

/// The JSON of a success. Boxed, as a future that several others wait for is otherwise compiled
/// into each of them.
fn answer(asked: Asked) -> Answer {
    Box::pin(async move {
        let response: web_sys::Response = match asked {
            Asked::Now(request) => {
                let request = Request::from(request.map_err(|_| Problem::Unknown)?);
                let response = request.send().await.map_err(|_| Problem::Network)?;
                response.into()
            }
            Asked::Before(answer) => {
                let response = JsFuture::from(answer).await.map_err(|_| Problem::Network)?;
                response.dyn_into().map_err(|_| Problem::Network)?
            }
        };
        let json = response.json().map_err(|_| Problem::Unknown)?;
        let json = JsFuture::from(json).await.map_err(|_| Problem::Network)?;
        if response.ok() {
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
