//! Stripe fails, and says nothing of us.

use serde_json::json;
use tests::{Fault, World, webhooks::event, world::Setting};

#[tokio::test]
async fn a_passing_failure_is_not_seen_by_the_customer() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    world.fault(Fault::Answer(503));
    world.fault(Fault::Answer(429));
    world.customer().client_secret(&id).await;

    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn a_lasting_failure_is_told_in_a_fixed_sentence_and_can_be_tried_again() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let path = format!("/api/checkouts/{id}/payment-intent");

    for _ in 0..4 {
        world.fault(Fault::Answer(500));
    }
    world.may_fail();
    let failed = world.post(&path, None).await;

    let error = failed.refused(502, "stripe_unavailable");
    assert!(
        !error["message"]
            .as_str()
            .unwrap()
            .contains("a fault of the test"),
        "{error}"
    );
    world.post(&path, None).await.ok();
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn a_refusal_by_stripe_is_told_in_stripes_words() {
    let world = World::start().await;
    let account = world.bakery().await;
    // More than nothing, and less than Stripe's minimum.
    let id = world.platform().checkout(&account, 1, "eur").await;
    let path = format!("/api/checkouts/{id}/payment-intent");

    let refused = world.post(&path, None).await;

    let error = refused.refused(400, "stripe_refused");
    assert_eq!(error["param"], "amount", "{error}");
    // Nothing is stuck: the amount can be mended and paid.
    let change = json!({ "amount": 1850 });
    world.platform().changes(&id, &change).await.ok();
    let paid = world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
}

#[tokio::test]
async fn what_was_known_before_is_told_as_such_while_stripe_fails() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.may_fail();
    let customer = world.customer();
    let secret = customer.client_secret(&id).await;
    customer.confirms(&account, &secret, "pm_card_visa").await;
    world.sandbox.hides_intents().await;

    let platforms = world.platform().sees(&id).await;
    let browsers = customer.sees(&id).await;

    for seen in [platforms, browsers] {
        assert_eq!(
            (&seen["status"], &seen["stale"]),
            (&json!("open"), &json!(true)),
            "{seen}"
        );
    }
    world.sandbox.is_well().await;
    let seen = customer.sees(&id).await;
    assert_eq!(seen["status"], "paid", "{seen}");
    assert_eq!(seen.get("stale"), None, "{seen}");
}

#[tokio::test]
async fn a_payment_that_was_not_heard_of_is_not_denied_while_stripe_fails() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = crate::refunds::paid(&world, &account, "pm_card_visa").await;
    world.may_fail();
    let fault = json!({ "kind": "error_503", "method": "GET", "times": 4 });
    let faults = json!({ "calls": { "next": [fault] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
    let all = json!({});

    let unknown = world.platform().does("refunds", &id, &all).await;

    unknown.refused(502, "stripe_unavailable");
    let refunded = world.platform().does("refunds", &id, &all).await;
    assert_eq!(refunded.ok()["status"], "succeeded", "{}", refunded.text);
}

/// A restricted key that lacks a permission for one kind of call.
async fn may_not(world: &World, method: &str, path: &str, times: u32) {
    let fault = json!({ "kind": "error_403", "method": method, "path": path, "times": times });
    let faults = json!({ "calls": { "next": [fault] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
}

#[tokio::test]
async fn a_key_that_may_not_do_it_is_told_as_what_it_is() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = crate::refunds::paid(&world, &account, "pm_card_visa").await;
    world.may_fail();
    may_not(&world, "POST", "/v1/refunds", 1).await;
    let all = json!({});

    let refused = world.platform().does("refunds", &id, &all).await;

    let error = refused.refused(502, "stripe_unavailable").clone();
    let sentence = error["message"].as_str().unwrap();
    assert!(sentence.contains("refuses the key"), "{error}");
    let log = world.log.text();
    assert!(log.contains("does not have the required permissions"));
    // Once the permission is there, nothing is stuck.
    let refunded = world.platform().does("refunds", &id, &all).await;
    assert_eq!(refunded.ok()["status"], "succeeded", "{}", refunded.text);
}

#[tokio::test]
async fn an_event_that_the_key_may_not_look_at_is_kept_for_later() {
    let mut world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    let charge = json!({ "id": intent["latest_charge"], "payment_intent": intent["id"] });
    let dispute = json!({ "id": "du_1", "charge": charge["id"], "payment_intent": intent["id"] });
    world.may_fail();
    may_not(&world, "GET", "/v1/disputes/{id}", 1).await;

    let told = event("evt_1", "charge.dispute.created", &account, &dispute);
    let heard = world.hears(&told).await;

    assert_eq!(heard["status"], "failed", "{heard}");
    assert!(heard["next_attempt_at"].as_i64().unwrap() > world.now());
}
