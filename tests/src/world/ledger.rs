//! What was paid, by the word of the sandbox and of the server.

use serde_json::Value;

use super::World;

impl World {
    /// The checkout is paid: with one `PaymentIntent` of this amount, on the account, with one
    /// confirmation that succeeded, and with nothing on the platform.
    pub async fn is_paid_once(&self, account: &str, checkout: &str, amount: i64) {
        let intents = self.sandbox.intents(Some(account)).await;
        let payable: Vec<&Value> = not_canceled(&intents);
        assert_eq!(payable.len(), 1, "one PaymentIntent: {intents:#?}");
        assert_eq!(payable[0]["status"], "succeeded", "{intents:#?}");
        assert_eq!(payable[0]["amount_received"], amount, "{intents:#?}");
        assert_eq!(
            self.sandbox.intents(None).await,
            Vec::<Value>::new(),
            "nothing is on the platform"
        );
        assert_eq!(self.customer().sees(checkout).await["status"], "paid");
    }

    /// Nothing was paid on the account, and the checkout can still be paid.
    pub async fn is_unpaid(&self, account: &str, checkout: &str) {
        let intents = self.sandbox.intents(Some(account)).await;
        assert!(
            intents.iter().all(|it| it["amount_received"] == 0),
            "{intents:#?}"
        );
        assert_eq!(self.customer().sees(checkout).await["status"], "open");
    }

    /// How often a payment on the account was confirmed.
    pub async fn confirmations(&self, account: &str) -> usize {
        let journal = self.sandbox.journal().await;
        let confirms = journal.iter().filter(|entry| {
            entry.text("account") == account && entry.text("path").ends_with("/confirm")
        });
        confirms.count()
    }
}

fn not_canceled(intents: &[Value]) -> Vec<&Value> {
    intents
        .iter()
        .filter(|intent| intent["status"] != "canceled")
        .collect()
}
