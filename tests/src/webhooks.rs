//! Events as Stripe delivers them.

use backend::stripe::{
    API_VERSION,
    webhooks::{WebhookSecret, sign},
};
use serde_json::{Value, json};

use crate::{
    World, wait,
    world::{Answer, answer},
};

/// The signing secret of the endpoint for the platform's own events.
pub const ACCOUNT_SECRET: &str = "whsec_of_the_platforms_own_events";
/// The signing secret of the endpoint for events of connected accounts.
pub const CONNECT_SECRET: &str = "whsec_of_connected_accounts";
/// Where each posts to.
pub const ACCOUNT_URL: &str = "/webhooks/account";
/// Where each posts to.
pub const CONNECT_URL: &str = "/webhooks/connect";

pub(crate) fn secret(text: &str) -> WebhookSecret {
    WebhookSecret::new(&text.into()).unwrap()
}

/// An event of a connected account, in the words that the server understands.
pub fn event(id: &str, kind: &str, account: &str, object: &Value) -> Value {
    json!({
        "id": id, "object": "event", "type": kind, "account": account, "livemode": false,
        "api_version": API_VERSION, "created": 1_900_000_000, "pending_webhooks": 1,
        "request": null, "data": { "object": object },
    })
}

impl World {
    /// What stands in `Stripe-Signature` when a body is sent now.
    pub fn signed(&self, secret_text: &str, body: &str) -> String {
        sign(body.as_bytes(), &secret(secret_text), self.now())
    }

    /// Posts a body with a signature, or without one.
    pub async fn posts_event(&self, path: &str, body: &str, signature: Option<&str>) -> Answer {
        let request = self.request("POST", path).body(body.to_owned());
        answer(match signature {
            Some(signature) => request.header("stripe-signature", signature),
            None => request,
        })
        .await
    }

    /// Stripe delivers an event to the endpoint that it belongs to.
    pub async fn delivers(&self, event: &Value) -> Answer {
        let is_connected = event.get("account").is_some() || event.get("context").is_some();
        let (path, secret) = if is_connected {
            (CONNECT_URL, CONNECT_SECRET)
        } else {
            (ACCOUNT_URL, ACCOUNT_SECRET)
        };
        let body = event.to_string();
        let signature = self.signed(secret, &body);
        self.posts_event(path, &body, Some(&signature)).await
    }

    /// Stripe delivers an event, and it is settled.
    pub async fn hears(&self, event: &Value) -> Value {
        self.delivers(event).await.ok();
        self.settled(event["id"].as_str().unwrap()).await
    }

    /// An event, once it waits no more for its turn.
    pub async fn settled(&self, id: &str) -> Value {
        let platform = self.platform();
        let path = format!("/api/events/{id}");
        wait::until("the event to be settled", async || {
            let event = platform.get(&path).await.ok().clone();
            (event["status"] != "pending").then_some(event)
        })
        .await
    }
}
