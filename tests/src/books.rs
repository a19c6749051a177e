//! What Stripe has written down for one account, and whether a server says the same.

mod agreement;

use serde_json::Value;

pub use self::agreement::Told;
use crate::sandbox::Sandbox;

/// Everything on one account, as the sandbox tells it.
#[derive(Debug)]
pub struct Books {
    /// Its `PaymentIntents`.
    pub intents: Vec<Value>,
    /// Its charges.
    pub charges: Vec<Value>,
    /// Its refunds.
    pub refunds: Vec<Value>,
    /// What moved on its balance.
    pub movements: Vec<Value>,
}

impl Books {
    /// Reads them.
    pub async fn of(sandbox: &Sandbox, account: &str) -> Self {
        let all = async |path: &str| all(sandbox, path, account).await;
        Self {
            intents: all("/v1/payment_intents").await,
            charges: all("/v1/charges").await,
            refunds: all("/v1/refunds").await,
            movements: all("/v1/balance_transactions").await,
        }
    }

    /// The intents of one checkout.
    pub fn intents_of(&self, checkout: &str) -> Vec<&Value> {
        let of = |it: &&Value| it["metadata"]["checkout"] == checkout;
        self.intents.iter().filter(of).collect()
    }

    /// What was tried to pay these intents.
    pub fn charges_of(&self, intents: &[&Value]) -> Vec<&Value> {
        of_intents(&self.charges, intents)
    }

    /// What went back of these intents.
    pub fn refunds_of(&self, intents: &[&Value]) -> Vec<&Value> {
        of_intents(&self.refunds, intents)
    }

    /// The sum of all movements of these kinds.
    pub fn moved(&self, kinds: &[&str]) -> i64 {
        let of = |it: &&Value| kinds.contains(&it["type"].as_str().unwrap());
        sum(self.movements.iter().filter(of), "amount")
    }
}

/// The sum of a field.
pub fn sum<'a>(all: impl IntoIterator<Item = &'a Value>, field: &str) -> i64 {
    let of = |it: &Value| it[field].as_i64().unwrap_or_default();
    all.into_iter().map(of).sum()
}

fn of_intents<'a>(all: &'a [Value], intents: &[&Value]) -> Vec<&'a Value> {
    let of = |it: &&Value| {
        let known = |intent: &&Value| intent["id"] == it["payment_intent"];
        intents.iter().any(known)
    };
    all.iter().filter(of).collect()
}

async fn all(sandbox: &Sandbox, path: &str, account: &str) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    loop {
        let after = found.last().map(|it| it["id"].as_str().unwrap());
        let after = after.map_or(String::new(), |id| format!("&starting_after={id}"));
        let page = sandbox
            .get(&format!("{path}?limit=100{after}"), Some(account))
            .await;
        found.extend(page["data"].as_array().unwrap().iter().cloned());
        if page["has_more"] != true {
            return found;
        }
    }
}
