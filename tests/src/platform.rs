//! A platform's own server: it holds a key.

use backend::api_key::{ApiKey, Scope};
use serde_json::{Value, json};

use crate::{
    World,
    world::{Answer, answer},
};

/// The platform of one world, or the holder of a key for one of its accounts.
#[derive(Debug, Clone)]
pub struct Platform<'w> {
    world: &'w World,
    key: ApiKey,
}

impl<'w> Platform<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        let key = world.key.clone();
        Self { world, key }
    }

    /// The same, with a new key for one account only.
    pub async fn only_for(&self, account: &str) -> Self {
        let scope = Scope::Account(account.parse().unwrap());
        let key = self.world.key_for(&scope).await;
        Self {
            key,
            ..self.clone()
        }
    }

    /// Creates a checkout and gives its id.
    pub async fn checkout(&self, account: &str, amount: i64, currency: &str) -> String {
        let ask = json!({ "account": account, "amount": amount, "currency": currency });
        self.creates_one(&ask).await
    }

    /// Creates the checkout that is asked for and gives its id.
    pub async fn creates_one(&self, ask: &Value) -> String {
        let checkout = self.creates(ask).await;
        checkout.ok()["id"].as_str().unwrap().to_owned()
    }

    /// Asks for a checkout.
    pub async fn creates(&self, ask: &Value) -> Answer {
        self.post("/api/checkouts", ask).await
    }

    /// Changes a checkout.
    pub async fn changes(&self, checkout: &str, change: &Value) -> Answer {
        self.post(&format!("/api/checkouts/{checkout}"), change)
            .await
    }

    /// Does something with a checkout: `capture`, `cancel`, `refunds`, …
    pub async fn does(&self, action: &str, checkout: &str, ask: &Value) -> Answer {
        self.post(&format!("/api/checkouts/{checkout}/{action}"), ask)
            .await
    }

    /// A checkout as the platform sees it.
    pub async fn sees(&self, checkout: &str) -> Value {
        self.get(&format!("/api/checkouts/{checkout}"))
            .await
            .ok()
            .clone()
    }

    /// `GET` with the key.
    pub async fn get(&self, path: &str) -> Answer {
        answer(self.request("GET", path)).await
    }

    /// `DELETE` with the key.
    pub async fn delete(&self, path: &str) -> Answer {
        answer(self.request("DELETE", path)).await
    }

    /// `POST` with the key.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        answer(self.posting(path, body)).await
    }

    /// `POST` with the key and an `Idempotency-Key`.
    pub async fn post_once(&self, path: &str, body: &Value, idempotency_key: &str) -> Answer {
        let request = self.posting(path, body);
        answer(request.header("idempotency-key", idempotency_key)).await
    }

    fn posting(&self, path: &str, body: &Value) -> reqwest::RequestBuilder {
        self.request("POST", path)
            .body(body.to_string())
            .header("content-type", "application/json")
    }

    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        self.world
            .request(method, path)
            .bearer_auth(self.key.reveal())
    }
}
