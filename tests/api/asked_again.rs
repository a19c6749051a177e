//! What Stripe once refused can be asked for again when the reason is gone: its answer is kept for the
//! key of that request alone.

use serde_json::{Value, json};
use tests::World;

/// Stripe fails once, and would tell the same again under the same key.
async fn fails_for_good(world: &World, path: &str) {
    let faults = json!({ "calls": { "next": [
        { "kind": "error_500_saved", "method": "POST", "path": path } ] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
}

async fn held(world: &World, account: &str) -> String {
    let ask = json!({ "account": account, "amount": 10_000, "currency": "eur",
                      "capture_method": "manual" });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(account, &id, "pm_card_visa").await;
    id
}

#[tokio::test]
async fn a_capture() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = held(&world, &account).await;
    let platform = world.platform();

    fails_for_good(&world, "/v1/payment_intents/{id}/capture").await;
    let failed = platform.does("capture", &id, &json!({})).await;
    failed.refused(502, "stripe_unavailable");
    let again = platform.does("capture", &id, &json!({})).await;

    assert_eq!(again.ok()["status"], "paid", "{}", again.text);
    world.is_paid_once(&account, &id, 10_000).await;
}

#[tokio::test]
async fn the_end_of_a_refund() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = crate::refunds::paid(&world, &account, "pm_card_pendingRefund").await;
    let platform = world.platform();
    let refund = platform.does("refunds", &id, &json!({})).await;
    let refund = refund.ok()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/checkouts/{id}/refunds/{refund}/cancel");

    fails_for_good(&world, "/v1/refunds/{id}/cancel").await;
    let failed = platform.post(&path, &json!({})).await;
    failed.refused(502, "stripe_unavailable");
    let again = platform.post(&path, &json!({})).await;

    assert_eq!(again.ok()["status"], "canceled", "{}", again.text);
}

#[tokio::test]
async fn a_capture_that_two_ask_for_at_once_is_one() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account).await;
    let platform = world.platform();

    let all = json!({});
    let (one, other) = tokio::join!(
        platform.does("capture", &id, &all),
        platform.does("capture", &id, &all)
    );

    for answer in [&one, &other] {
        // Who comes when it is done hears that.
        if answer.status != 200 {
            answer.refused(409, "checkout_paid");
        }
    }
    let intents: Vec<Value> = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["amount_received"], 10_000);
    assert_eq!(platform.sees(&id).await["status"], "paid");
}
