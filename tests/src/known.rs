//! Things of every kind that are there, so that a request made from the `OpenAPI` document gets
//! past "does not exist".

use serde_json::{Value, json};

use crate::{World, webhooks::event};

/// The ids of things that are there.
#[derive(Debug)]
pub struct Known {
    /// An account that can take payments.
    pub account: String,
    /// A checkout that nobody has paid.
    pub open: String,
    /// One whose money is held.
    pub authorized: String,
    /// One that is paid.
    pub paid: String,
    /// A refund of the paid one.
    pub refund: String,
    /// What the platform has of its own.
    pub platform: Owned,
    /// What the account has of its own.
    pub of_account: Owned,
    /// A domain with wallets, on the account.
    pub domain: String,
    /// An event of the account.
    pub event: String,
    /// A message to the platform's own server.
    pub message: String,
}

/// What one owner has.
#[derive(Debug)]
pub struct Owned {
    /// A customer.
    pub customer: String,
    /// One that may be deleted.
    pub leaving: String,
    /// A payment method that is saved for `leaving`.
    pub payment_method: String,
    /// A `SetupIntent` that nothing has been entered for.
    pub setup_intent: String,
}

impl Known {
    /// Makes them, over the interface itself. The world's platform must be told what happens.
    pub async fn make(world: &World) -> Self {
        let platform = world.platform();
        let account = world.bakery().await;
        let ask = |capture: &str| {
            json!({
                "account": account, "amount": 1850, "currency": "eur", "capture_method": capture,
                "application_fee_amount": 120,
            })
        };
        let card = json!({ "payment_method": "pm_card_visa" });
        let open = platform.creates_one(&ask("automatic")).await;
        let authorized = platform.creates_one(&ask("manual")).await;
        platform.does("confirm", &authorized, &card).await.ok();
        let paid = platform.creates_one(&ask("automatic")).await;
        platform.does("confirm", &paid, &card).await.ok();
        let refund = platform
            .does("refunds", &paid, &json!({ "amount": 100 }))
            .await;
        let domains = format!("/api/accounts/{account}/payment-method-domains");
        let domain = json!({ "domain_name": "fuzz.example" });
        let object = json!({ "id": "po_1", "object": "payout" });
        let event = event("evt_known", "payout.paid", &account, &object);
        world.delivers(&event).await.ok();
        let messages = platform.get("/api/messages?limit=1").await;
        Self {
            event: id(&event),
            message: id(&messages.ok()["data"][0]),
            open,
            authorized,
            paid,
            refund: id(refund.ok()),
            platform: Owned::make(world, "/api").await,
            of_account: Owned::make(world, &format!("/api/accounts/{account}")).await,
            domain: id(platform.post(&domains, &domain).await.ok()),
            account,
        }
    }
}

impl Known {
    /// What fits a place in the path of an operation.
    pub fn fitting(&self, method: &str, path: &str, place: &str) -> Option<&str> {
        let owned = if path.starts_with("/api/accounts/") {
            &self.of_account
        } else {
            &self.platform
        };
        let leaves = method == "delete" || path.ends_with("/{payment_method}");
        let known = match place {
            "account" => &self.account,
            "customer" if leaves => &owned.leaving,
            "customer" => &owned.customer,
            "payment_method" => &owned.payment_method,
            "setup_intent" => &owned.setup_intent,
            "domain" => &self.domain,
            "event" => &self.event,
            "message" => &self.message,
            "capability" => return Some("card_payments"),
            "refund" => &self.refund,
            "id" if path.contains("/refunds") => &self.paid,
            "id" if path.ends_with("/capture") => &self.authorized,
            "id" => &self.open,
            _ => return None,
        };
        Some(known)
    }

    /// What an id in an example stands for.
    pub fn meant(&self, example: &str) -> Option<&str> {
        match example {
            "acct_1" => Some(&self.account),
            "cus_1" => Some(&self.platform.leaving),
            "pm_1" => Some(&self.platform.payment_method),
            _ => None,
        }
    }
}

impl Owned {
    async fn make(world: &World, prefix: &str) -> Self {
        let platform = world.platform();
        let make = async |path: &str, body: &Value| {
            let made = platform.post(&format!("{prefix}{path}"), body).await;
            id(made.ok())
        };
        let customer = make("/customers", &json!({})).await;
        let leaving = make("/customers", &json!({})).await;
        let saved = format!("/customers/{leaving}/payment-methods");
        Self {
            payment_method: make(&saved, &json!({ "payment_method": "pm_card_visa" })).await,
            setup_intent: make("/setup-intents", &json!({})).await,
            customer,
            leaving,
        }
    }
}

fn id(made: &Value) -> String {
    made["id"].as_str().unwrap().to_owned()
}
