//! Platforms and customers who do not give up.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use backend::stripe;
use serde_json::{Value, json};
use tokio::sync::watch;
use url::Url;

use super::{
    balancer::Balancer,
    story::{Ending, Story},
};
use crate::{
    World,
    sandbox::{PUBLISHABLE_KEY, Sandbox},
    wait::Patience,
};

/// How long somebody tries one thing.
const PATIENCE: Patience = Patience {
    lasts: Duration::from_mins(2),
    pause: Duration::from_millis(50),
};

/// All that reaches the servers.
pub(super) struct Traffic {
    url: Url,
    key: String,
    http: reqwest::Client,
    sandbox: Sandbox,
    told: watch::Sender<usize>,
    hears: Option<fn(usize)>,
    asked: AtomicUsize,
}

impl Traffic {
    pub(super) fn new(world: &World, balancer: &Balancer, hears: Option<fn(usize)>) -> Self {
        Self {
            url: balancer.url.clone(),
            key: world.key.reveal().to_owned(),
            http: stripe::http_client().unwrap(),
            sandbox: world.sandbox.clone(),
            told: watch::Sender::new(0),
            hears,
            asked: AtomicUsize::new(0),
        }
    }

    /// How many stories are told.
    pub(super) fn told(&self) -> usize {
        *self.told.borrow()
    }

    /// Waits until so many stories are told.
    pub(super) async fn has_told(&self, stories: usize) {
        let mut told = self.told.subscribe();
        told.wait_for(|told| *told >= stories).await.unwrap();
    }

    /// Tells one story to its end.
    pub(super) async fn tell(&self, story: Story) {
        let created = self.post("/api/checkouts", &story.checkout).await;
        let id = created["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{created}"));
        let path = format!("/api/checkouts/{id}");
        if !story.cards.is_empty() || !matches!(story.ending, Ending::Leave) {
            self.pay(&path, &story).await;
        }
        match story.ending {
            Ending::Leave => {}
            Ending::Refund(amount) => {
                self.post(&format!("{path}/refunds"), &json!({ "amount": amount }))
                    .await;
            }
            Ending::Capture(amount) => {
                let ask = json!({ "amount_to_capture": amount });
                self.post(&format!("{path}/capture"), &ask).await;
            }
            Ending::Cancel => {
                self.post(&format!("{path}/cancel"), &json!({})).await;
            }
        }
        self.told.send_modify(|told| *told += 1);
        let told = self.told();
        if let Some(hears) = self.hears {
            hears(told);
        }
    }

    async fn pay(&self, path: &str, story: &Story) {
        for card in &story.cards {
            let opened = self
                .post(&format!("{path}/payment-intent"), &Value::Null)
                .await;
            let secret = opened["client_secret"]
                .as_str()
                .unwrap_or_else(|| panic!("{opened}"));
            let (intent, _) = secret.split_once("_secret_").unwrap();
            let form = [("client_secret", secret), ("payment_method", card)];
            let confirm = format!("/v1/payment_intents/{intent}/confirm");
            let account = Some(story.account.as_str());
            self.sandbox
                .post(&confirm, account, PUBLISHABLE_KEY, &form)
                .await;
        }
    }

    /// Asks until there is an answer that will stay the same.
    async fn post(&self, path: &str, body: &Value) -> Value {
        let once = format!("storm-{}", self.asked.fetch_add(1, Ordering::Relaxed));
        self.until(path, || {
            let request = self.http.post(self.url.join(path).unwrap());
            match body {
                Value::Null => request,
                body => request
                    .bearer_auth(&self.key)
                    .header("idempotency-key", &once)
                    .header("content-type", "application/json")
                    .body(body.to_string()),
            }
        })
        .await
    }

    /// Reads what the servers know, without making them ask Stripe.
    pub(super) async fn get(&self, path: &str) -> Value {
        self.until(path, || {
            let request = self.http.get(self.url.join(path).unwrap());
            request.bearer_auth(&self.key)
        })
        .await
    }

    async fn until(&self, what: &str, request: impl Fn() -> reqwest::RequestBuilder) -> Value {
        let mut last = String::new();
        let answer = PATIENCE.look(async || match heard(request()).await {
            Ok(answer) => Some(answer),
            Err(refusal) => {
                last = refusal;
                None
            }
        });
        let answer = answer.await;
        answer.unwrap_or_else(|| panic!("{what} for {PATIENCE:?}: {last}"))
    }
}

/// The answer, or why to ask again.
async fn heard(request: reqwest::RequestBuilder) -> Result<Value, String> {
    let answer = request.send().await.map_err(|error| error.to_string())?;
    let status = answer.status();
    let text = answer.text().await.map_err(|error| error.to_string())?;
    if status.is_server_error() || again(&text) {
        return Err(text);
    }
    Ok(serde_json::from_str(&text).unwrap())
}

/// Whether the answer says that it is for now only.
fn again(answer: &str) -> bool {
    [
        "idempotency_key_in_use",
        "checkout_changed",
        "too_many_requests",
    ]
    .iter()
    .any(|code| answer.contains(code))
}
