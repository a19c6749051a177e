//! What must hold at the end of a walk.

use serde_json::Value;
use tests::{
    books::{Books, Told},
    world::answer,
};

use super::walk::{Checkout, Walk};

impl Walk {
    /// Looks at each checkout once; then the server says what Stripe says.
    pub(super) async fn agrees(&self) {
        for account in &self.accounts {
            let mut told = Vec::new();
            for checkout in self.checkouts.iter().filter(|it| it.account == account.id) {
                told.push(self.look(checkout).await);
            }
            let books = Books::of(&self.world.sandbox, &account.id).await;
            // An intent whose secret nobody has, since the server died before it heard of it, is
            // harmless.
            let wrong = books.disagreements(&told, |told, intent| {
                let held = self.checkouts.iter().any(|it| it.is_held(intent));
                held || intent["id"] == told.checkout["payment_intent"]
            });
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
        let on_the_platform = self.world.sandbox.intents(None).await;
        assert_eq!(on_the_platform, Vec::<Value>::new());
    }

    async fn look(&self, checkout: &Checkout) -> Told {
        let path = format!("/api/checkouts/{}", checkout.id);
        let get = async |path: &str| answer(self.platforms("GET", path, &Value::Null)).await;
        let refunds = get(&format!("{path}/refunds")).await.ok()["data"].clone();
        Told {
            checkout: get(&path).await.ok().clone(),
            refunds: refunds.as_array().cloned(),
        }
    }
}
