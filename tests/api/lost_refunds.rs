//! Refunds whose answers were lost are made once, however late.

use serde_json::{Value, json};
use tests::{Fault, World};

use crate::refunds::{paid, refunded_at_stripe};

/// Each try of the next call to Stripe ends like this.
fn every_try_ends_so(world: &World, fault: &Fault) {
    for _ in 0..4 {
        world.fault(fault.clone());
    }
}

#[tokio::test]
async fn a_refund_whose_answer_is_lost_is_made_once_for_one_key() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    world.may_fail();
    every_try_ends_so(&world, &Fault::LoseAnswer);
    let path = format!("/api/checkouts/{id}/refunds");
    let ask = json!({ "amount": 3_000 });

    let lost = world.platform().post_once(&path, &ask, "k1").await;
    lost.refused(502, "stripe_unavailable");
    world.crash_and_restart();
    let again = world.platform().post_once(&path, &ask, "k1").await;

    assert_eq!(again.ok()["status"], "succeeded", "{}", again.text);
    assert_eq!(refunded_at_stripe(&world, &account).await, 3_000);
    assert_eq!(world.platform().sees(&id).await["amount_refunded"], 3_000);
}

#[tokio::test]
async fn a_refund_that_nobody_asked_for_again_is_finished_by_looking() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    world.may_fail();
    every_try_ends_so(&world, &Fault::LoseRequest);
    let lost = world
        .platform()
        .does("refunds", &id, &json!({ "amount": 3_000 }))
        .await;
    lost.refused(502, "stripe_unavailable");
    assert_eq!(refunded_at_stripe(&world, &account).await, 0);

    let listed = world
        .platform()
        .get(&format!("/api/checkouts/{id}/refunds"))
        .await;

    assert_eq!(
        listed.ok()["data"][0]["status"],
        "succeeded",
        "{}",
        listed.text
    );
    assert_eq!(refunded_at_stripe(&world, &account).await, 3_000);
}

#[tokio::test]
async fn a_refund_that_stripe_refuses_does_not_hide_the_others() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();
    let intent = platform.sees(&id).await["payment_intent"].clone();
    every_try_ends_so(&world, &Fault::LoseRequest);
    let lost = platform.does("refunds", &id, &json!({})).await;
    lost.refused(502, "stripe_unavailable");
    let form = [("payment_intent", intent.as_str().unwrap())];
    let key = tests::sandbox::SECRET_KEY;
    world
        .sandbox
        .post("/v1/refunds", Some(&account), key, &form)
        .await;

    let listed = platform.get(&format!("/api/checkouts/{id}/refunds")).await;

    let statuses = listed.ok()["data"].as_array().unwrap().iter();
    let mut statuses: Vec<&Value> = statuses.map(|it| &it["status"]).collect();
    statuses.sort_by_key(|it| it.as_str());
    assert_eq!(statuses, [&json!("failed"), &json!("succeeded")]);
    assert_eq!(platform.sees(&id).await["amount_refunded"], 10_000);
    world.may_fail();
}

#[tokio::test]
async fn a_refund_whose_answer_was_lost_days_ago_is_made_once() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    every_try_ends_so(&world, &Fault::LoseAnswer);
    let ask = json!({ "amount": 3_000 });
    let lost = world.platform().does("refunds", &id, &ask).await;
    lost.refused(502, "stripe_unavailable");

    // Stripe has forgotten the key.
    world.sandbox.days_pass(2).await;
    world.seconds_pass(2 * 86_400);
    let path = format!("/api/checkouts/{id}/refunds");
    let listed = world.platform().get(&path).await;

    assert_eq!(listed.ok()["data"][0]["status"], "succeeded");
    assert_eq!(refunded_at_stripe(&world, &account).await, 3_000);
    assert_eq!(world.platform().sees(&id).await["amount_refunded"], 3_000);
}

#[tokio::test]
async fn a_refund_that_an_earlier_try_has_made_is_found_whatever_a_later_one_is_told() {
    for told in [Fault::Answer(401), Fault::Answer(403), Fault::Replay(500)] {
        let mut world = World::start().await;
        world.may_fail();
        let account = world.bakery().await;
        let id = paid(&world, &account, "pm_card_visa").await;
        every_try_ends_so(&world, &Fault::LoseAnswer);
        let path = format!("/api/checkouts/{id}/refunds");
        let ask = json!({ "amount": 3_000 });
        let lost = world.platform().post_once(&path, &ask, "k1").await;
        lost.refused(502, "stripe_unavailable");

        world.fault(told.clone());
        let again = world.platform().post_once(&path, &ask, "k1").await;

        assert_eq!(again.ok()["status"], "succeeded", "{told:?} {}", again.text);
        assert_eq!(refunded_at_stripe(&world, &account).await, 3_000);
        assert_eq!(world.platform().sees(&id).await["amount_refunded"], 3_000);
    }
}

#[tokio::test]
async fn a_refund_that_nobody_can_look_for_keeps_its_amount() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    every_try_ends_so(&world, &Fault::LoseAnswer);
    let path = format!("/api/checkouts/{id}/refunds");
    let ask = json!({ "amount": 6_000 });
    let lost = world.platform().post_once(&path, &ask, "k1").await;
    lost.refused(502, "stripe_unavailable");

    world.fault(Fault::Answer(401));
    let silent = json!({ "calls": { "next": [
        { "kind": "error_503", "method": "GET", "path": "/v1/refunds", "times": 4 } ] } });
    world.sandbox.control("/_sandbox/faults", &silent).await;
    let again = world.platform().post_once(&path, &ask, "k1").await;
    again.refused(502, "stripe_unavailable");
    let more = json!({ "amount": 5_000 });
    let more = world.platform().does("refunds", &id, &more).await;
    more.refused(400, "invalid_request");

    let listed = world.platform().get(&path).await;
    assert_eq!(listed.ok()["data"][0]["status"], "succeeded");
    assert_eq!(refunded_at_stripe(&world, &account).await, 6_000);
}

#[tokio::test]
async fn who_asks_again_without_a_key_gets_the_refund_that_is_on_its_way() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();
    let ask = json!({ "amount": 3_000 });
    every_try_ends_so(&world, &Fault::LoseRequest);
    let lost = platform.does("refunds", &id, &ask).await;
    lost.refused(502, "stripe_unavailable");

    let again = platform.does("refunds", &id, &ask).await;
    let another = platform.does("refunds", &id, &ask).await;

    assert_eq!(again.ok()["status"], "succeeded", "{}", again.text);
    assert_ne!(another.ok()["id"], again.json["id"], "that one was made");
    assert_eq!(refunded_at_stripe(&world, &account).await, 6_000);
    assert_eq!(platform.sees(&id).await["amount_refunded"], 6_000);
}

#[tokio::test]
async fn who_asks_again_for_all_gets_what_is_on_its_way() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();
    every_try_ends_so(&world, &Fault::LoseRequest);
    let lost = platform.does("refunds", &id, &json!({})).await;
    lost.refused(502, "stripe_unavailable");

    let again = platform.does("refunds", &id, &json!({})).await;

    assert_eq!(again.ok()["amount"], 10_000, "{}", again.text);
    assert_eq!(refunded_at_stripe(&world, &account).await, 10_000);
    let more = platform.does("refunds", &id, &json!({})).await;
    more.refused(409, "checkout_refunded");
}
