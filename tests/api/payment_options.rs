//! What a platform asks of a payment beside its amount.

use serde_json::{Value, json};
use tests::World;

#[tokio::test]
async fn what_the_platform_asks_reaches_stripe_and_is_told_back() {
    let world = World::start().await;
    let account = world.bakery().await;
    let options = json!({
        "description": "Two loaves", "statement_descriptor_suffix": "BREAD 42",
        "receipt_email": "ada@example.com", "metadata": { "order": "7" },
        "allowed_payment_method_types": ["card"], "capture_method": "manual",
    });
    let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    for (name, value) in options.as_object().unwrap() {
        ask[name] = value.clone();
    }

    let id = world.platform().creates_one(&ask).await;
    world.customer().client_secret(&id).await;

    let seen = world.platform().sees(&id).await;
    for (name, value) in options.as_object().unwrap() {
        assert_eq!(&seen[name], value, "{name}");
    }
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    for name in [
        "description",
        "statement_descriptor_suffix",
        "receipt_email",
        "capture_method",
    ] {
        assert_eq!(intent[name], options[name], "{name}");
    }
    assert_eq!(intent["payment_method_types"], json!(["card"]));
    assert_eq!(intent["metadata"], json!({ "order": "7", "checkout": id }));
}

#[tokio::test]
async fn options_that_stripe_would_refuse_later_are_refused_at_once() {
    let world = World::start().await;
    let account = world.bakery().await;
    for (param, value) in [
        ("statement_descriptor_suffix", json!("<script>")),
        ("statement_descriptor_suffix", json!("")),
        ("receipt_email", json!("nobody")),
        ("metadata", json!({ "checkout": "co_other" })),
        ("metadata", json!({ "a": 1 })),
        ("allowed_payment_method_types", json!([""])),
        ("capture_method", json!("sometimes")),
        ("setup_future_usage", json!("always")),
    ] {
        let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        ask[param] = value;
        let refused = world.platform().creates(&ask).await;
        let error = refused.refused(400, "invalid_request");
        let named = error["param"].as_str().unwrap_or_default();
        assert!(named.starts_with(param), "{param}: {error}");
    }
}

#[tokio::test]
async fn a_customer_of_nobody_is_told_when_the_payment_begins() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "customer": "cus_none" });
    let id = world.platform().creates_one(&ask).await;

    let click = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;

    let error = click.refused(400, "stripe_refused");
    assert_eq!(error["param"], "customer");
    assert_eq!(error["customer_message"], Value::Null);
}
