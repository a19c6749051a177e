//! A server that webhooks are sent to, and a sandbox that sends them.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, time::Instant};

use crate::sandbox::{Sandbox, text};

/// Where webhooks arrive.
pub(crate) struct Receiver {
    pub(crate) url: String,
    inbox: Inbox,
}

#[derive(Clone, Default)]
struct Inbox {
    hooks: Arc<Mutex<Vec<Hook>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

/// A webhook as it arrived.
#[derive(Clone)]
pub(crate) struct Hook {
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Receiver {
    /// Answers 200 unless told otherwise.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks", listener.local_addr().unwrap());
        let inbox = Inbox::default();
        let router = Router::new().fallback(take_in).with_state(inbox.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { url, inbox }
    }

    /// The statuses of the next answers.
    pub(crate) fn will_answer(&self, statuses: &[u16]) {
        self.inbox.answers.lock().unwrap().extend(statuses);
    }

    /// All that arrived so far, in order.
    pub(crate) fn hooks(&self) -> Vec<Hook> {
        self.inbox.hooks.lock().unwrap().clone()
    }

    /// The types of the events that arrived so far.
    pub(crate) fn types(&self) -> Vec<String> {
        let hooks = self.hooks();
        hooks
            .iter()
            .map(|hook| String::from(text(&hook.event()["type"])))
            .collect()
    }
}

async fn take_in(State(inbox): State<Inbox>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let body = String::from_utf8(body.to_vec()).unwrap();
    inbox.hooks.lock().unwrap().push(Hook { headers, body });
    let status = inbox.answers.lock().unwrap().pop_front().unwrap_or(200);
    StatusCode::from_u16(status).unwrap()
}

impl Hook {
    pub(crate) fn event(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// When it was signed, and whether `secret` was among the keys.
    pub(crate) fn signed_with(&self, secret: &str) -> (i64, bool) {
        let header = self.headers["stripe-signature"].to_str().unwrap();
        let (at, signatures) = header.strip_prefix("t=").unwrap().split_once(',').unwrap();
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
        let payload = format!("{at}.{}", self.body);
        let good = signatures.split(',').any(|signature| {
            let tag = hex::decode(signature.strip_prefix("v1=").unwrap()).unwrap();
            ring::hmac::verify(&key, payload.as_bytes(), &tag).is_ok()
        });
        (at.parse().unwrap(), good)
    }

    pub(crate) fn signatures(&self) -> usize {
        let header = self.headers["stripe-signature"].to_str().unwrap();
        header.matches(",v1=").count()
    }
}

impl Sandbox {
    /// Tells the platform's endpoint at `url` of these events of connected accounts.
    pub(crate) async fn tell(&self, url: &str, events: &[&str]) -> Value {
        self.endpoint(url, events, &[("connect", "true")]).await
    }

    /// An endpoint of the platform.
    pub(crate) async fn endpoint(
        &self,
        url: &str,
        events: &[&str],
        more: &[(&str, &str)],
    ) -> Value {
        let events: Vec<_> = events
            .iter()
            .map(|event| ("enabled_events[]", *event))
            .collect();
        let call = self.post("/v1/webhook_endpoints");
        let call = call.form(&[("url", url)]).form(&events).form(more);
        call.send().await.ok()
    }

    /// Says something to a control call.
    pub(crate) async fn order(&self, path: &str, body: &Value) -> Value {
        let call = self.post(path).without_key().json(&body.to_string());
        call.send().await.ok()
    }

    /// What became of the webhooks.
    pub(crate) async fn deliveries(&self) -> Value {
        self.get("/_sandbox/webhooks")
            .without_key()
            .send()
            .await
            .ok()
    }

    /// The same, once none that could be sent is left.
    pub(crate) async fn settled(&self) -> Value {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let deliveries = self.deliveries().await;
            if deliveries["due"] == 0 {
                return deliveries;
            }
            assert!(Instant::now() < deadline, "{deliveries:#}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    pub(crate) async fn faults(&self, webhooks: Value) {
        let body = json!({ "seed": 7, "webhooks": webhooks });
        self.order("/_sandbox/faults", &body).await;
    }
}

/// The states of deliveries, in their order.
pub(crate) fn states(deliveries: &Value) -> Vec<&str> {
    let all = deliveries["deliveries"].as_array().unwrap();
    all.iter()
        .map(|delivery| text(&delivery["state"]))
        .collect()
}
