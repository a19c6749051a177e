//! A gate between the server and the sandbox: it loses what a test tells it to lose.

mod passed;

use std::{
    collections::VecDeque,
    io,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode},
    response::Response,
};
use tokio::sync::Notify;
use url::Url;

pub use self::passed::Passed;

/// What goes wrong with one call to Stripe.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The call is lost on its way: no effect, no answer.
    LoseRequest,
    /// The call has its effect, and the answer is lost.
    LoseAnswer,
    /// The call has its effect, and the answer waits until the test goes on, or for ever.
    HoldAnswer(Arc<Notify>),
    /// Stripe answers with this status and an error, and does nothing.
    Answer(u16),
    /// Stripe says that it has answered with this status before.
    Replay(u16),
}

/// Which calls go wrong next: each fault is for the next POST.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    next: Arc<Mutex<VecDeque<Fault>>>,
    /// Told each time that a fault has done its work.
    struck: Arc<Notify>,
}

impl Faults {
    /// Lets the next POST fail like this.
    pub fn push(&self, fault: Fault) {
        self.next
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(fault);
    }

    /// Forgets the faults that have not struck, and that others have.
    pub fn clear(&self) {
        self.next
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        pin!(self.struck.notified()).enable();
    }

    /// Waits until a fault has struck.
    pub async fn struck(&self) {
        self.struck.notified().await;
    }

    fn take(&self) -> Option<Fault> {
        self.next
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }
}

#[derive(Debug, Clone)]
struct Gate {
    sandbox: Url,
    http: reqwest::Client,
    faults: Faults,
    passed: Passed,
}

/// The gate's routes.
pub fn router(sandbox: Url, http: reqwest::Client, faults: Faults, passed: Passed) -> Router {
    Router::new().fallback(pass).with_state(Gate {
        sandbox,
        http,
        faults,
        passed,
    })
}

async fn pass(State(gate): State<Gate>, request: Request) -> Response {
    gate.passed.note_request(&request);
    let fault = if request.method() == "POST" {
        gate.faults.take()
    } else {
        None
    };
    match fault {
        None => gate.forward(request).await,
        Some(Fault::LoseRequest) => {
            gate.faults.struck.notify_one();
            cut()
        }
        Some(Fault::LoseAnswer) => {
            drop(gate.forward(request).await);
            gate.faults.struck.notify_one();
            cut()
        }
        Some(Fault::HoldAnswer(go_on)) => {
            let answer = gate.forward(request).await;
            gate.faults.struck.notify_one();
            go_on.notified().await;
            answer
        }
        Some(Fault::Answer(status)) => {
            gate.faults.struck.notify_one();
            failure(status)
        }
        Some(Fault::Replay(status)) => {
            gate.faults.struck.notify_one();
            let mut replayed = failure(status);
            let is = HeaderValue::from_static("true");
            replayed.headers_mut().insert("idempotent-replayed", is);
            replayed
        }
    }
}

fn failure(status: u16) -> Response {
    let body = r#"{"error":{"type":"api_error","message":"a fault of the test"}}"#;
    answer(StatusCode::from_u16(status).unwrap(), Body::from(body))
}

impl Gate {
    async fn forward(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let path = parts.uri.path_and_query().map_or("/", |it| it.as_str());
        let url = format!("{}{path}", self.sandbox.as_str().trim_end_matches('/'));
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let mut headers = parts.headers;
        headers.remove("host");
        let sent = self
            .http
            .request(parts.method, url)
            .headers(headers)
            .body(body)
            .send()
            .await;
        let from = sent.expect("the sandbox answers");
        let (status, headers) = (from.status(), from.headers().clone());
        let body = from.bytes().await.unwrap();
        self.passed.note_answer(&body);
        let mut response = answer(status, Body::from(body));
        for (name, value) in &headers {
            if !matches!(name.as_str(), "content-length" | "transfer-encoding") {
                response.headers_mut().append(name, value.clone());
            }
        }
        response
    }
}

fn answer(status: StatusCode, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

/// An answer that breaks off: the connection ends in the middle of the body.
fn cut() -> Response {
    let chunks = [
        Ok("{"),
        Err(io::Error::from(io::ErrorKind::ConnectionReset)),
    ];
    let body = Body::from_stream(futures_util::stream::iter(chunks));
    answer(StatusCode::OK, body)
}
