//! What becomes of a refund after it was made.

use serde_json::{Value, json};
use tests::{Receiver, World};

use super::{message, telling};

/// A refund that Stripe has not made yet: of which account and checkout, and what it is.
async fn pending(receiver: &Receiver) -> (World, String, String, Value) {
    let world = telling(receiver).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let card = "pm_card_pendingRefund";
    world.customer().pays(&account, &id, card).await;
    let refund = world.platform().does("refunds", &id, &json!({})).await;
    let refund = refund.ok().clone();
    (world, account, id, refund)
}

#[tokio::test]
async fn a_refund_that_fails_later_is_told() {
    let receiver = Receiver::start();
    let (world, account, id, refund) = pending(&receiver).await;

    let at_stripe = refund["refund"].as_str().unwrap();
    world.sandbox.settles_refund(at_stripe, "failed").await;
    let path = format!("/api/checkouts/{id}/refunds");
    world.platform().get(&path).await.ok();

    let told = receiver.gets(1, "refund.failed").await.remove(0);
    assert_eq!(told.json["data"]["id"], refund["id"]);
    assert_eq!(told.json["data"]["status"], "failed");
    let kept = message(&world, &told.id).await;
    assert_eq!(kept["account"], account.as_str());
}

#[tokio::test]
async fn a_refund_that_is_canceled_at_stripe_is_told() {
    let receiver = Receiver::start();
    let (world, account, id, refund) = pending(&receiver).await;
    let at_stripe = refund["refund"].as_str().unwrap();
    let path = format!("/v1/refunds/{at_stripe}/cancel");
    let key = tests::sandbox::SECRET_KEY;
    let canceled = world.sandbox.post(&path, Some(&account), key, &[]).await;
    assert_eq!(canceled["status"], "canceled", "{canceled}");

    let path = format!("/api/checkouts/{id}/refunds");
    world.platform().get(&path).await.ok();

    let told = receiver.gets(1, "refund.failed").await.remove(0);
    assert_eq!(told.json["data"]["id"], refund["id"]);
    assert_eq!(told.json["data"]["status"], "canceled");
}
