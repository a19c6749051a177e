//! Money that is held first and taken later.

use std::sync::Arc;

use serde_json::{Value, json};
use tests::{Fault, World};
use tokio::sync::Notify;

/// A checkout of 100.00 EUR that the customer has paid, so that the money is held.
async fn held(world: &World, account: &str, fee: Option<i64>) -> String {
    let ask = json!({ "account": account, "amount": 10_000, "currency": "eur",
                      "capture_method": "manual", "application_fee_amount": fee });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(account, &id, "pm_card_visa").await;
    assert_eq!(world.customer().sees(&id).await["status"], "authorized");
    id
}

async fn intent(world: &World, account: &str) -> Value {
    world.sandbox.intents(Some(account)).await.remove(0)
}

#[tokio::test]
async fn held_money_is_shown_with_its_deadline_and_is_not_taken() {
    let world = World::start().await;
    let account = world.bakery().await;

    let id = held(&world, &account, None).await;

    let seen = world.platform().sees(&id).await;
    assert_eq!(seen["status"], "authorized", "{seen}");
    assert_eq!(seen["amount_capturable"], 10_000);
    assert_eq!(seen["amount_received"], Value::Null);
    let days =
        (seen["capture_before"].as_i64().unwrap() - seen["created"].as_i64().unwrap()) / 86_400;
    assert!((4..=30).contains(&days), "{seen}");
    assert_eq!(world.customer().sees(&id).await["status"], "authorized");
    assert_eq!(intent(&world, &account).await["amount_received"], 0);
}

#[tokio::test]
async fn a_part_is_captured_with_its_fee_and_the_rest_is_let_go() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, Some(500)).await;

    let ask = json!({ "amount_to_capture": 4_000, "application_fee_amount": 200 });
    let captured = world.platform().does("capture", &id, &ask).await;

    let seen = captured.ok();
    assert_eq!(
        (&seen["status"], &seen["amount_received"]),
        (&json!("paid"), &json!(4_000))
    );
    assert_eq!(seen["amount_capturable"], Value::Null);
    assert_eq!(seen["application_fee_amount"], 200);
    let intent = intent(&world, &account).await;
    assert_eq!(intent["amount_received"], 4_000);
    assert_eq!(intent["amount_capturable"], 0);
    let charge = seen["charge"].as_str().unwrap();
    let charge = world
        .sandbox
        .get(&format!("/v1/charges/{charge}"), Some(&account))
        .await;
    assert_eq!(charge["application_fee_amount"], 200, "{charge}");
}

#[tokio::test]
async fn more_than_is_held_or_a_fee_that_takes_all_is_refused_with_its_field() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, Some(500)).await;

    for (ask, param) in [
        (json!({ "amount_to_capture": 10_001 }), "amount_to_capture"),
        (json!({ "amount_to_capture": 0 }), "amount_to_capture"),
        (json!({ "amount_to_capture": -5 }), "amount_to_capture"),
        (
            json!({ "amount_to_capture": 500 }),
            "application_fee_amount",
        ),
        (
            json!({ "application_fee_amount": 10_000 }),
            "application_fee_amount",
        ),
    ] {
        let refused = world.platform().does("capture", &id, &ask).await;
        assert_eq!(
            refused.refused(400, "invalid_request")["param"],
            param,
            "{ask}"
        );
    }
    assert_eq!(world.platform().sees(&id).await["status"], "authorized");
}

#[tokio::test]
async fn two_captures_at_the_same_time_take_the_money_once() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;

    let platform = world.platform();
    let (all, part) = (json!({}), json!({ "amount_to_capture": 3_000 }));
    let (one, two) = tokio::join!(
        platform.does("capture", &id, &all),
        platform.does("capture", &id, &part)
    );

    let received = intent(&world, &account).await["amount_received"].clone();
    let seen = platform.sees(&id).await;
    assert_eq!(
        (&seen["status"], &seen["amount_received"]),
        (&json!("paid"), &received)
    );
    let won = [&one, &two].map(|it| it.status == 200);
    assert!(won.contains(&true), "{one:?} {two:?}");
    assert!(won.contains(&false), "{one:?} {two:?}");
}

#[tokio::test]
async fn a_capture_that_somebody_else_hears_of_first_is_a_success() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;
    let go_on = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(Arc::clone(&go_on)));

    let platform = world.platform();
    let all = json!({});
    let (captured, ()) = tokio::join!(platform.does("capture", &id, &all), async {
        world.struck().await;
        assert_eq!(platform.sees(&id).await["status"], "paid");
        go_on.notify_one();
    });

    assert_eq!(captured.ok()["status"], "paid");
}

#[tokio::test]
async fn a_capture_whose_answer_is_lost_is_found_by_the_next_one() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;
    world.may_fail();
    for _ in 0..4 {
        world.fault(Fault::LoseAnswer);
    }

    let lost = world.platform().does("capture", &id, &json!({})).await;

    lost.refused(502, "stripe_unavailable");
    let again = world.platform().does("capture", &id, &json!({})).await;
    again.refused(409, "checkout_paid");
    assert_eq!(world.platform().sees(&id).await["status"], "paid");
    assert_eq!(intent(&world, &account).await["amount_received"], 10_000);
}

#[tokio::test]
async fn held_money_can_be_let_go_for_a_reason() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;

    let ask = json!({ "cancellation_reason": "requested_by_customer" });
    let canceled = world.platform().does("cancel", &id, &ask).await;

    let seen = canceled.ok();
    assert_eq!(seen["status"], "canceled");
    assert_eq!(seen["cancellation_reason"], "requested_by_customer");
    let intent = intent(&world, &account).await;
    assert_eq!(
        (&intent["status"], &intent["amount_capturable"]),
        (&json!("canceled"), &json!(0))
    );
    world
        .platform()
        .does("capture", &id, &json!({}))
        .await
        .refused(409, "checkout_canceled");
}

#[tokio::test]
async fn a_hold_that_nobody_captured_in_time_is_canceled_by_the_bank() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;

    world.sandbox.days_pass(31).await;

    world
        .platform()
        .does("capture", &id, &json!({}))
        .await
        .refused(409, "checkout_canceled");
    let seen = world.platform().sees(&id).await;
    assert_eq!(seen["cancellation_reason"], "expired", "{seen}");
}

#[tokio::test]
async fn what_is_not_held_can_not_be_captured() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let capture = async || world.platform().does("capture", &id, &json!({})).await;

    capture().await.refused(409, "checkout_not_authorized");
    world.customer().pays(&account, &id, "pm_card_visa").await;
    capture().await.refused(409, "checkout_paid");
}

#[tokio::test]
async fn a_fee_that_was_taken_with_the_capture_can_go_back() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held(&world, &account, None).await;
    let platform = world.platform();
    let ask = json!({ "application_fee_amount": 300 });
    platform.does("capture", &id, &ask).await.ok();

    let ask = json!({ "refund_application_fee": true });
    platform.does("refunds", &id, &ask).await.ok();

    let fees = world.sandbox.get("/v1/application_fees", None).await;
    assert_eq!(fees["data"][0]["amount_refunded"], 300, "{fees}");
}

/// A checkout of 100.00 EUR whose money is held, which the server has not heard of.
async fn held_unheard(world: &World, account: &str, expires: Option<i64>) -> String {
    let ask = json!({ "account": account, "amount": 10_000, "currency": "eur",
                      "capture_method": "manual", "expires_at": expires });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(account, &id, "pm_card_visa").await;
    id
}

#[tokio::test]
async fn a_change_of_the_amount_does_not_let_held_money_go() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held_unheard(&world, &account, None).await;

    let change = json!({ "amount": 9_000 });
    let changed = world.platform().changes(&id, &change).await;

    changed.refused(409, "checkout_authorized");
    assert_eq!(intent(&world, &account).await["status"], "requires_capture");
}

#[tokio::test]
async fn what_was_held_in_the_last_moment_is_held() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held_unheard(&world, &account, Some(world.now() + 60)).await;

    world.seconds_pass(61);

    assert_eq!(world.platform().sees(&id).await["status"], "authorized");
}

#[tokio::test]
async fn a_checkout_whose_hold_was_let_go_unheard_can_be_paid_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = held_unheard(&world, &account, None).await;
    world.sandbox.days_pass(8).await;
    assert_eq!(world.platform().sees(&id).await["status"], "open");

    world.customer().pays(&account, &id, "pm_card_visa").await;

    let captured = world.platform().does("capture", &id, &json!({})).await;
    let seen = captured.ok();
    assert_eq!(seen["amount_received"], 10_000, "{seen}");
    assert_eq!(seen["charges"].as_array().unwrap().len(), 2, "{seen}");
}
