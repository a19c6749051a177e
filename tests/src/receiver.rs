//! The platform's own server, as far as it is told what happens.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use backend::{config::OutgoingConfig, signing::Signed};
use serde_json::Value;

use crate::{
    server::Server,
    wait::until,
    world::{ANY_PORT, serve_router},
};

/// The secret that the platform's server and connect-pay know.
pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A message that has come.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// `webhook-id`.
    pub id: String,
    /// `webhook-timestamp`.
    pub timestamp: i64,
    /// `webhook-signature`.
    pub signature: String,
    /// The body, to the letter.
    pub body: String,
    /// The body.
    pub json: Value,
}

/// The platform's own server.
#[derive(Debug)]
pub struct Receiver {
    server: Server,
    inbox: Inbox,
}

#[derive(Debug, Clone, Default)]
struct Inbox(Arc<Mutex<Contents>>);

#[derive(Debug, Default)]
struct Contents {
    deliveries: Vec<Delivery>,
    /// To messages of a type, or to any.
    answers: VecDeque<(Option<&'static str>, Answer)>,
}

#[derive(Debug, Clone, Copy)]
enum Answer {
    Status(u16),
    Never,
}

impl Receiver {
    /// Starts it; it takes every message.
    pub fn start() -> Self {
        let inbox = Inbox::default();
        let router = Router::new().fallback(take).with_state(inbox.clone());
        let server = serve_router(ANY_PORT, router);
        Self { server, inbox }
    }

    /// What connect-pay is told of it, with these secrets.
    pub fn config(&self, secrets: &str) -> OutgoingConfig {
        let url = self.server.url.join("/hooks").unwrap();
        OutgoingConfig::new(url, &secrets.into()).unwrap()
    }

    /// The next message that comes is answered with this status.
    pub fn answers(&self, status: u16) {
        let answer = (None, Answer::Status(status));
        self.inbox.lock().answers.push_back(answer);
    }

    /// The next message of a type is answered with this status.
    pub fn answers_to(&self, kind: &'static str, status: u16) {
        let answer = (Some(kind), Answer::Status(status));
        self.inbox.lock().answers.push_back(answer);
    }

    /// The next message that comes is never answered.
    pub fn never_answers(&self) {
        self.inbox.lock().answers.push_back((None, Answer::Never));
    }

    /// All that have come of a type, in order, also those that were not taken.
    pub fn of_type(&self, kind: &str) -> Vec<Delivery> {
        let all = self.inbox.lock().deliveries.clone();
        all.into_iter()
            .filter(|it| it.json["type"] == kind)
            .collect()
    }

    /// Waits until so many messages of a type have come.
    pub async fn gets(&self, count: usize, kind: &str) -> Vec<Delivery> {
        until(kind, async || {
            Some(self.of_type(kind)).filter(|it| it.len() >= count)
        })
        .await
    }
}

impl Delivery {
    /// Whether it is signed with this secret.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        let signed = Signed {
            id: &self.id,
            timestamp: self.timestamp,
            body: &self.body,
        };
        signed.is_signed_by(&secret.parse().unwrap(), &self.signature)
    }
}

impl Contents {
    fn take(&mut self, delivery: Delivery) -> Option<Answer> {
        let fits = |kind: Option<&str>| kind.is_none_or(|kind| delivery.json["type"] == kind);
        let at = self.answers.iter().position(|(kind, _)| fits(*kind));
        self.deliveries.push(delivery);
        self.answers.remove(at?).map(|(_, answer)| answer)
    }
}

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn take(State(inbox): State<Inbox>, headers: HeaderMap, body: String) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let delivery = Delivery {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp").parse().unwrap(),
        signature: header("webhook-signature"),
        json: serde_json::from_str(&body).unwrap(),
        body,
    };
    let answer = inbox.lock().take(delivery);
    match answer {
        None => StatusCode::NO_CONTENT,
        Some(Answer::Status(status)) => StatusCode::from_u16(status).unwrap(),
        Some(Answer::Never) => std::future::pending().await,
    }
}
