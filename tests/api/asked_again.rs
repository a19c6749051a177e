//! What Stripe once refused can be asked for again when the reason is gone: its answer is kept for the
//! key of that request alone.

use std::sync::Arc;

use serde_json::{Value, json};
use tests::{Fault, World, wait::until};
use tokio::sync::Notify;

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
    let and_again = platform.post(&path, &json!({})).await;

    for answer in [again, and_again] {
        assert_eq!(answer.ok()["status"], "canceled", "{}", answer.text);
    }
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

#[tokio::test]
async fn what_was_done_for_a_key_is_told_to_who_asks_again_with_it() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let platform = world.platform();
    let held = held(&world, &account).await;
    let saved = platform.checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&saved).await;
    for (id, action, ask) in [
        (&held, "capture", json!({ "amount_to_capture": 1_200 })),
        (
            &saved,
            "confirm",
            json!({ "payment_method": "pm_card_visa" }),
        ),
    ] {
        for _ in 0..4 {
            world.fault(Fault::LoseAnswer);
        }
        let path = format!("/api/checkouts/{id}/{action}");
        let lost = platform.post_once(&path, &ask, action).await;
        lost.refused(502, "stripe_unavailable");
        assert_eq!(platform.sees(id).await["status"], "paid");

        let again = platform.post_once(&path, &ask, action).await;
        let another = format!("another-{action}");
        let other = platform.post_once(&path, &ask, &another).await;

        assert_eq!(again.ok()["status"], "paid", "{action} {}", again.text);
        other.refused(409, "checkout_paid");
    }
}

#[tokio::test]
async fn a_request_whose_client_hangs_up_goes_on_and_is_answered_when_it_comes_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account).await;
    let platform = world.platform();
    let path = format!("/api/checkouts/{id}/capture");
    let go_on = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(Arc::clone(&go_on)));

    let all = json!({});
    tokio::select! {
        _ = platform.post_once(&path, &all, "k1") => panic!("the answer is held"),
        () = world.struck() => {}
    }
    let running = platform.post_once(&path, &all, "k1").await;
    running.refused(409, "idempotency_key_in_use");
    go_on.notify_one();

    let again = until("the answer of before", async || {
        let again = platform.post_once(&path, &all, "k1").await;
        (again.status == 200).then_some(again)
    })
    .await;
    assert_eq!(again.ok()["status"], "paid");
    assert_eq!(again.headers["idempotent-replayed"], "true");
}

#[tokio::test]
async fn a_conflict_at_stripe_is_no_answer_that_is_kept() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = crate::refunds::paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();
    let path = format!("/api/checkouts/{id}/refunds");
    for _ in 0..4 {
        world.fault(Fault::Answer(409));
    }

    let busy = platform.post_once(&path, &json!({}), "k1").await;
    busy.refused(429, "too_many_requests");
    let again = platform.post_once(&path, &json!({}), "k1").await;

    assert_eq!(again.ok()["status"], "succeeded", "{}", again.text);
}
