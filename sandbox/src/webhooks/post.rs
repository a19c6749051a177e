//! One webhook as it goes over the wire.

use std::time::Duration;

use axum::{
    body::Body,
    http::{
        Method, Request,
        header::{CONTENT_TYPE, USER_AGENT},
    },
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use crate::{
    clock::machine_now,
    faults::webhooks::Flaw,
    resources::webhook_endpoint::Payload,
    state::State,
    webhooks::{
        delivery::{Delivery, Outcome},
        reader, signature,
    },
};

/// Stripe waits this long for an answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A timestamp that no receiver takes any more.
const STALE_SECONDS: i64 = 10 * 60;

pub(super) type HttpClient = Client<HttpConnector, Body>;

/// What is sent, and for which delivery.
#[derive(Debug)]
pub(super) struct Post {
    pub(super) delivery: String,
    url: String,
    signature: String,
    body: String,
}

/// A client that opens a connection for each webhook: a kept one could be closed by the time of the
/// next, and that would be a failed try which Stripe would not have made.
pub(super) fn http_client() -> HttpClient {
    Client::builder(TokioExecutor::new())
        .pool_max_idle_per_host(0)
        .build_http()
}

impl State {
    /// The next try of a delivery; nothing where its event or its endpoint is gone.
    ///
    /// Whoever receives it compares the timestamp with a clock of their own, so it is the machine's
    /// time, however far the sandbox's clock was put forward.
    pub(super) fn post(&self, delivery: &Delivery) -> Option<Post> {
        let event = self.events.get(&delivery.event)?;
        let (owner, endpoint) = self.webhook_endpoint(&delivery.endpoint)?;
        let reader = reader(event, owner);
        let body = match endpoint.payload {
            Payload::Thin => event.to_notification(reader),
            Payload::Snapshot => {
                let pending = self.deliveries.undelivered_of(&event.id);
                event.to_json(reader, endpoint.api_version.as_deref(), pending)
            }
        };
        let body = body.to_string();

        let now = machine_now();
        let secrets = &endpoint.secrets;
        let (keys, at) = match delivery.flaw() {
            None => (secrets.active(self.clock.now()), now),
            Some(Flaw::OldSecret) => (vec![secrets.old().unwrap_or(WRONG_SECRET)], now),
            Some(Flaw::WrongSecret) => (vec![WRONG_SECRET], now),
            Some(Flaw::Stale) => (secrets.active(self.clock.now()), now - STALE_SECONDS),
        };
        Some(Post {
            delivery: delivery.id.clone(),
            url: String::from(endpoint.url.as_str()),
            signature: signature::header(&keys, at, &body),
            body,
        })
    }
}

/// A secret that no endpoint has.
const WRONG_SECRET: &str = "whsec_of_somebody_else";

impl Post {
    /// Sends it and waits for the answer's status.
    pub(super) async fn send(self, client: &HttpClient) -> Outcome {
        let request = Request::builder()
            .method(Method::POST)
            .uri(self.url)
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .header(USER_AGENT, "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .header("stripe-signature", self.signature)
            .body(Body::from(self.body));
        let request = match request {
            Ok(request) => request,
            Err(error) => return Outcome::Unanswered(error.to_string()),
        };
        match tokio::time::timeout(TIMEOUT, client.request(request)).await {
            Ok(Ok(answer)) => Outcome::Answered(answer.status().as_u16()),
            Ok(Err(error)) => Outcome::Unanswered(error.to_string()),
            Err(_) => Outcome::Unanswered(String::from("no answer within 10 seconds")),
        }
    }
}
