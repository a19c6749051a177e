//! Payments that are made in one call, and what is asked about their money.

use serde_json::Value;

use crate::sandbox::{Answer, Sandbox, text};

pub(crate) const FEE: (&str, &str) = ("application_fee_amount", "100");
pub(crate) const DAY: i64 = 24 * 60 * 60;
pub(crate) const MANUAL: (&str, &str) = ("capture_method", "manual");

impl Sandbox {
    /// Tries to pay 10 euros with a ready-made card, in one call from the server.
    pub(crate) async fn try_to_pay(
        &self,
        account: &str,
        card: &str,
        more: &[(&str, &str)],
    ) -> Answer {
        self.post("/v1/payment_intents")
            .on(account)
            .form(&[
                ("amount", "1000"),
                ("currency", "eur"),
                ("confirm", "true"),
                ("payment_method", card),
                ("automatic_payment_methods[enabled]", "true"),
                ("automatic_payment_methods[allow_redirects]", "never"),
            ])
            .form(more)
            .send()
            .await
    }

    /// The charge of a payment of 10 euros.
    pub(crate) async fn charge(&self, account: &str, card: &str, more: &[(&str, &str)]) -> String {
        let intent = self.try_to_pay(account, card, more).await.ok();
        String::from(text(&intent["latest_charge"]))
    }

    pub(crate) async fn refund(&self, account: &str, form: &[(&str, &str)]) -> Answer {
        let call = self.post("/v1/refunds").on(account).form(form);
        call.send().await
    }

    /// What the account is answered.
    pub(crate) async fn read(&self, account: &str, path: impl Into<String>) -> Value {
        self.get(path).on(account).send().await.ok()
    }

    /// What the platform is answered about its own objects.
    pub(crate) async fn read_own(&self, path: impl Into<String>) -> Value {
        self.get(path).send().await.ok()
    }

    pub(crate) async fn advance(&self, seconds: i64) {
        let body = format!(r#"{{"advance_seconds":{seconds}}}"#);
        self.post("/_sandbox/clock").json(&body).send().await.ok();
    }

    /// The bank ends a refund.
    pub(crate) async fn bank_says(&self, refund: &Value, status: &str) -> Answer {
        self.post(format!("/_sandbox/refunds/{}", text(&refund["id"])))
            .json(&format!(r#"{{"status":"{status}"}}"#))
            .send()
            .await
    }
}

/// Pending and available cents of a balance in euros.
pub(crate) fn euros(balance: &Value) -> (i64, i64) {
    let of = |list: &Value| {
        let amounts = list.as_array().unwrap();
        let euros = amounts.iter().find(|amount| amount["currency"] == "eur");
        euros.map_or(0, |amount| amount["amount"].as_i64().unwrap())
    };
    (of(&balance["pending"]), of(&balance["available"]))
}
