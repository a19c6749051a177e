//! A customer without a browser: what Stripe.js would send, sent by hand.

use serde_json::Value;

use crate::{World, sandbox::Sandbox};

/// A customer of one world.
#[derive(Debug, Clone, Copy)]
pub struct Customer<'w>(pub(crate) &'w World);

impl Customer<'_> {
    /// Opens the page of a checkout.
    pub async fn sees(&self, checkout: &str) -> Value {
        self.0.get(&format!("/api/checkouts/{checkout}")).await.json
    }

    /// Presses the button; the answer is the client secret.
    pub async fn client_secret(&self, checkout: &str) -> String {
        let answer = self
            .0
            .post(&format!("/api/checkouts/{checkout}/payment-intent"), None)
            .await;
        answer.ok()["client_secret"].as_str().unwrap().to_owned()
    }

    /// Confirms with a card, as Stripe.js does.
    pub async fn confirms(&self, account: &str, client_secret: &str, card: &str) -> Value {
        let stripe = &self.0.config().stripe;
        let key = stripe.publishable_key.as_str();
        // A publishable key of the account itself says on which account it acts.
        let account = stripe.own_account.is_none().then_some(account);
        confirm(&self.0.sandbox, account, key, client_secret, card).await
    }

    /// Presses the button and confirms with a card.
    pub async fn pays(&self, account: &str, checkout: &str, card: &str) -> Value {
        let client_secret = self.client_secret(checkout).await;
        self.confirms(account, &client_secret, card).await
    }
}

async fn confirm(
    sandbox: &Sandbox,
    account: Option<&str>,
    key: &str,
    client_secret: &str,
    card: &str,
) -> Value {
    let (intent, _) = client_secret.split_once("_secret_").unwrap();
    let path = format!("/v1/payment_intents/{intent}/confirm");
    let form = [
        ("client_secret", client_secret),
        ("payment_method", card),
        ("return_url", "https://shop.example/done"),
    ];
    sandbox.post(&path, account, key, &form).await
}
