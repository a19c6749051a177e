//! What banks do, and customers outside the page, when nobody waits for them any more.

use serde_json::json;
use tests::sandbox::SECRET_KEY;

use super::walk::Walk;

impl Walk {
    /// A customer gets a voucher, in a tab that may show an old amount.
    pub(super) async fn get_voucher(&mut self, at: usize, newest: bool) {
        let account = self.checkouts[at].account.clone();
        let in_yen = self.accounts[0].id != account;
        let form = [
            ("type", if in_yen { "konbini" } else { "multibanco" }),
            ("billing_details[name]", "Ada"),
            ("billing_details[email]", "fill_never@example.com"),
        ];
        let sandbox = &self.world.sandbox;
        let method = sandbox
            .post("/v1/payment_methods", Some(&account), SECRET_KEY, &form)
            .await;
        self.confirm(at, method["id"].as_str().unwrap(), newest)
            .await;
    }

    /// The customers of an account pay their vouchers, or let them expire.
    pub(super) async fn end_vouchers(&mut self, at: usize, status: &str) {
        let account = self.checkouts[at].account.clone();
        for intent in self.world.sandbox.intents(Some(&account)).await {
            if intent["status"] == "requires_action" {
                let id = intent["id"].as_str().unwrap();
                let path = format!("/_sandbox/payment_intents/{id}");
                let end = json!({ "status": status });
                self.world.sandbox.control(&path, &end).await;
            }
        }
    }

    /// The banks end the refunds that are pending.
    pub(super) async fn settle_refunds(&mut self, at: usize, status: &str) {
        let account = self.checkouts[at].account.clone();
        let refunds = self
            .world
            .sandbox
            .get("/v1/refunds?limit=100", Some(&account))
            .await;
        for refund in refunds["data"].as_array().unwrap() {
            if refund["status"] == "pending" {
                let id = refund["id"].as_str().unwrap();
                self.world.sandbox.settles_refund(id, status).await;
            }
        }
    }
}
