//! Payments that the customer makes outside the page: with a voucher, days later.

use serde_json::{Value, json};
use tests::{Receiver, World, sandbox::PUBLISHABLE_KEY};

use crate::outgoing::telling;

/// The methods, with their currencies.
const METHODS: [(&str, &str); 4] = [
    ("oxxo", "mxn"),
    ("konbini", "jpy"),
    ("boleto", "brl"),
    ("multibanco", "eur"),
];

/// A customer who has a voucher.
struct Visit {
    world: World,
    account: String,
    checkout: String,
}

impl Visit {
    /// The customer gets a voucher, and closes the page before the server hears of it.
    async fn gets_voucher(world: World, method: &str, currency: &str) -> Self {
        let account = world.bakery().await;
        let ask = json!({ "account": account, "amount": 20_000, "currency": currency,
                          "allowed_payment_method_types": [method, "card"] });
        let checkout = world.platform().creates_one(&ask).await;
        let secret = world.customer().client_secret(&checkout).await;
        let (intent, _) = secret.split_once("_secret_").unwrap();
        let mut form = vec![
            ("client_secret", secret.as_str()),
            ("payment_method_data[type]", method),
        ];
        if method == "boleto" {
            form.push(("payment_method_data[boleto][tax_id]", "000.000.000-00"));
        }
        form.extend([
            ("payment_method_data[billing_details][name]", "Ada"),
            (
                "payment_method_data[billing_details][email]",
                "fill_never@example.com",
            ),
            (
                "payment_method_data[billing_details][address][line1]",
                "Rua 1",
            ),
            (
                "payment_method_data[billing_details][address][city]",
                "São Paulo",
            ),
            ("payment_method_data[billing_details][address][state]", "SP"),
            (
                "payment_method_data[billing_details][address][postal_code]",
                "01310-100",
            ),
        ]);
        let path = format!("/v1/payment_intents/{intent}/confirm");
        let sandbox = &world.sandbox;
        let shown = sandbox
            .post(&path, Some(&account), PUBLISHABLE_KEY, &form)
            .await;
        assert_eq!(shown["status"], "requires_action", "{shown:#}");
        Self {
            world,
            account,
            checkout,
        }
    }

    /// The customer pays the voucher (`succeeded`), or it expires (`failed`).
    async fn voucher_ends(&self, status: &str) {
        let sandbox = &self.world.sandbox;
        sandbox.ends_voucher(&self.account, status).await;
    }

    /// Stripe delivers the one event of a type.
    async fn hears(&self, kind: &str) {
        let path = format!("/v1/events?type={kind}");
        let told = self.world.sandbox.get(&path, Some(&self.account)).await;
        self.world.hears(&told["data"][0]).await;
    }

    async fn status(&self) -> Value {
        self.world.customer().sees(&self.checkout).await["status"].clone()
    }
}

#[tokio::test]
async fn a_voucher_is_pending_and_keeps_the_customer_from_paying_twice() {
    for (method, currency) in METHODS {
        let world = World::start().await;
        let visit = Visit::gets_voucher(world, method, currency).await;
        let Visit {
            world,
            account,
            checkout,
            ..
        } = &visit;

        let path = format!("/api/checkouts/{checkout}/payment-intent");
        let second_tab = world.post(&path, None).await;
        second_tab.refused(409, "checkout_processing");
        assert_eq!(visit.status().await, "processing", "{method}");
        visit.voucher_ends("succeeded").await;

        assert_eq!(visit.status().await, "paid", "{method}");
        world.is_paid_once(account, checkout, 20_000).await;
    }
}

#[tokio::test]
async fn the_page_of_a_voucher_is_told_while_it_can_be_paid() {
    for (method, currency) in METHODS {
        let world = World::start().await;
        let visit = Visit::gets_voucher(world, method, currency).await;
        let intents = visit.world.sandbox.intents(Some(&visit.account)).await;
        let action = &intents[0]["next_action"];
        let details = action["type"].as_str().unwrap();
        let page = &action[details]["hosted_voucher_url"];
        assert!(page.is_string(), "{action:#}");

        let (customer, platform) = (visit.world.customer(), visit.world.platform());
        let seen = customer.sees(&visit.checkout).await;
        assert_eq!(seen["instructions_url"], *page, "{method}");
        let seen = platform.sees(&visit.checkout).await;
        assert_eq!(seen["instructions_url"], *page, "{method}");
        visit.voucher_ends("succeeded").await;

        let seen = customer.sees(&visit.checkout).await;
        assert_eq!(seen["instructions_url"], Value::Null, "{method}");
        let seen = platform.sees(&visit.checkout).await;
        assert_eq!(seen["instructions_url"], Value::Null, "{method}");
    }
}

#[tokio::test]
async fn a_voucher_that_expires_leaves_the_checkout_to_be_paid_in_another_way() {
    let world = World::start().await;
    let visit = Visit::gets_voucher(world, "oxxo", "mxn").await;
    assert_eq!(visit.status().await, "processing");

    visit.world.sandbox.days_pass(5).await;
    assert_eq!(visit.status().await, "open");
    let customer = visit.world.customer();
    customer
        .pays(&visit.account, &visit.checkout, "pm_card_visa")
        .await;

    assert_eq!(visit.status().await, "paid");
    let world = &visit.world;
    world
        .is_paid_once(&visit.account, &visit.checkout, 20_000)
        .await;
}

#[tokio::test]
async fn a_checkout_waits_for_its_voucher_beyond_its_own_time() {
    let world = World::start().await;
    let visit = Visit::gets_voucher(world, "konbini", "jpy").await;
    assert_eq!(visit.status().await, "processing");

    let platform = visit.world.platform();
    let expire = platform.does("expire", &visit.checkout, &Value::Null).await;

    expire.refused(409, "checkout_processing");
    visit.voucher_ends("succeeded").await;
    assert_eq!(visit.status().await, "paid");
}

#[tokio::test]
async fn a_platform_takes_a_voucher_back_and_is_told_of_nothing_else() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let visit = Visit::gets_voucher(world, "multibanco", "eur").await;
    assert_eq!(visit.status().await, "processing");

    let platform = visit.world.platform();
    let reason = json!({ "cancellation_reason": "requested_by_customer" });
    let canceled = platform.does("cancel", &visit.checkout, &reason).await;

    let canceled = canceled.ok();
    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["cancellation_reason"], "requested_by_customer");
    let intents = visit.world.sandbox.intents(Some(&visit.account)).await;
    assert_eq!(intents[0]["status"], "canceled");
    receiver.gets(1, "checkout.canceled").await;
    assert!(receiver.of_type("checkout.payment_failed").is_empty());
}

#[tokio::test]
async fn webhooks_alone_tell_the_platform_of_a_voucher_and_of_its_end() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let visit = Visit::gets_voucher(world, "oxxo", "mxn").await;

    visit.hears("payment_intent.requires_action").await;
    let told = receiver.gets(1, "checkout.processing").await;
    visit.voucher_ends("failed").await;
    visit.hears("payment_intent.payment_failed").await;
    let failed = receiver.gets(1, "checkout.payment_failed").await;

    for (message, status) in [(&told[0], "processing"), (&failed[0], "open")] {
        assert_eq!(message.json["data"]["status"], status, "{:#}", message.json);
    }
}

#[tokio::test]
async fn a_debit_that_the_bank_was_asked_for_is_not_taken_back() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "allowed_payment_method_types": ["sepa_debit"] });
    let checkout = world.platform().creates_one(&ask).await;
    let secret = world.customer().client_secret(&checkout).await;
    let (intent, _) = secret.split_once("_secret_").unwrap();
    let path = format!("/v1/payment_intents/{intent}/confirm");
    let form = [
        ("client_secret", secret.as_str()),
        ("payment_method", "pm_sepaDebit_success_de"),
    ];
    let sandbox = &world.sandbox;
    let begun = sandbox
        .post(&path, Some(&account), PUBLISHABLE_KEY, &form)
        .await;
    assert_eq!(begun["status"], "processing", "{begun:#}");
    assert_eq!(
        world.customer().sees(&checkout).await["status"],
        "processing"
    );

    let refused = world.platform().does("cancel", &checkout, &json!({})).await;

    refused.refused(409, "checkout_processing");
}

#[tokio::test]
async fn a_voucher_that_nobody_has_told_of_is_not_made_worthless() {
    for action in ["expire", "amount"] {
        let world = World::start().await;
        let visit = Visit::gets_voucher(world, "oxxo", "mxn").await;
        let platform = visit.world.platform();

        let answer = if action == "expire" {
            platform.does("expire", &visit.checkout, &Value::Null).await
        } else {
            let dearer = json!({ "amount": 30_000 });
            platform.changes(&visit.checkout, &dearer).await
        };

        answer.refused(409, "checkout_processing");
        visit.voucher_ends("succeeded").await;
        assert_eq!(visit.status().await, "paid", "{action}");
    }
}
