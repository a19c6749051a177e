//! A platform's own server: it holds a key.

use serde_json::{Value, json};

use crate::{World, world::Answer};

/// The platform of one world.
#[derive(Debug, Clone, Copy)]
pub struct Platform<'w>(pub(crate) &'w World);

impl Platform<'_> {
    /// Creates a checkout and gives its id.
    pub async fn checkout(&self, account: &str, amount: i64, currency: &str) -> String {
        let ask = json!({ "account": account, "amount": amount, "currency": currency });
        let checkout = self.creates(&ask).await;
        checkout.ok()["id"].as_str().unwrap().to_owned()
    }

    /// Asks for a checkout.
    pub async fn creates(&self, ask: &Value) -> Answer {
        self.0.post_with_key("/api/checkouts", ask).await
    }

    /// Changes a checkout.
    pub async fn changes(&self, checkout: &str, change: &Value) -> Answer {
        self.0
            .post_with_key(&format!("/api/checkouts/{checkout}"), change)
            .await
    }
}
