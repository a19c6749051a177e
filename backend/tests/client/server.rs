//! The two servers that the client is tested with.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    response::Response,
};
use backend::stripe::{Options, SecretKey, Stripe, http_client};
use shared::AccountId;
use tokio::net::TcpListener;
use url::Url;

/// Serves until the test ends.
async fn serve(router: Router) -> Url {
    let address = SocketAddr::from(([127, 0, 0, 1], 0));
    let listener = TcpListener::bind(address).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url.parse().unwrap()
}

pub(crate) fn key(key: &str) -> SecretKey {
    SecretKey::new(&key.into()).unwrap()
}

/// The settings of a client for one of the servers.
pub(crate) fn options(base: Url) -> Options {
    let platform = stripe_sandbox::Options::default().secret_key;
    Options::new(http_client().unwrap(), base, key(&platform))
}

/// A sandbox of its own.
pub(crate) struct Sandbox {
    pub(crate) stripe: Stripe,
    url: Url,
}

impl Sandbox {
    pub(crate) async fn start() -> Self {
        let url = serve(stripe_sandbox::router(stripe_sandbox::Options::default())).await;
        Self {
            stripe: Stripe::new(options(url.clone())),
            url,
        }
    }

    /// A connected account that takes payments.
    pub(crate) async fn account(&self) -> AccountId {
        let params = serde_json::from_str(r#"{"country":"FR"}"#).unwrap();
        let account = self.stripe.accounts().create(&params).send().await.unwrap();
        let enable = format!("/_sandbox/accounts/{}/enable", account.id);
        let enable = self.url.join(&enable).unwrap();
        let enabled = http_client().unwrap().post(enable).send().await.unwrap();
        assert!(enabled.status().is_success(), "{enabled:?}");
        account.id
    }
}

/// What the stub was sent.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Method, path and parameters, such as `POST /v1/refunds charge=ch_1`.
    pub(crate) line: String,
    headers: axum::http::HeaderMap,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// An answer that the stub gives next.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static str,
}

/// A server that writes down what it is sent. Unless it was told otherwise, it answers `{}`.
#[derive(Clone, Default)]
pub(crate) struct Stub {
    seen: Arc<Mutex<Vec<Seen>>>,
    next: Arc<Mutex<VecDeque<Answer>>>,
}

impl Stub {
    pub(crate) async fn start() -> (Self, Stripe) {
        let (stub, options) = Self::with_options().await;
        (stub, Stripe::new(options))
    }

    pub(crate) async fn with_options() -> (Self, Options) {
        let stub = Self::default();
        let router = Router::new().fallback(answer).with_state(stub.clone());
        (stub, options(serve(router).await))
    }

    /// Answers the next request with a status, headers and a body.
    pub(crate) fn answers(
        &self,
        status: u16,
        headers: &'static [(&'static str, &'static str)],
        body: &'static str,
    ) {
        self.next.lock().unwrap().push_back(Answer {
            status,
            headers,
            body,
        });
    }

    /// What has been sent so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Method, path and parameters of what has been sent so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.line).collect()
    }
}

async fn answer(State(stub): State<Stub>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let query = parts.uri.query().unwrap_or_default();
    let params = [query, std::str::from_utf8(&body).unwrap()].concat();
    let line = format!("{} {} {params}", parts.method, parts.uri.path());
    stub.seen.lock().unwrap().push(Seen {
        line: line.trim_end().to_owned(),
        headers: parts.headers,
    });
    let answer = stub.next.lock().unwrap().pop_front();
    let answer = answer.unwrap_or(Answer {
        status: 200,
        headers: &[],
        body: "{}",
    });
    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(*name, *value);
    }
    response.body(Body::from(answer.body)).unwrap()
}
