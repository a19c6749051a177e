//! Money goes back, and never more than was paid.

use serde_json::{Value, json};
use tests::World;

pub(crate) async fn paid(world: &World, account: &str, card: &str) -> String {
    let ask = json!({ "account": account, "amount": 10_000, "currency": "eur",
                      "application_fee_amount": 1_000 });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(account, &id, card).await;
    id
}

pub(crate) async fn refunded_at_stripe(world: &World, account: &str) -> i64 {
    let refunds = world
        .sandbox
        .get("/v1/refunds?limit=100", Some(account))
        .await;
    let refunds = refunds["data"].as_array().unwrap().iter();
    refunds
        .filter(|it| it["status"] != "failed" && it["status"] != "canceled")
        .map(|it| it["amount"].as_i64().unwrap())
        .sum()
}

#[tokio::test]
async fn a_payment_is_refunded_in_parts_until_nothing_is_left() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();

    let part = platform
        .does(
            "refunds",
            &id,
            &json!({ "amount": 3_000, "reason": "duplicate" }),
        )
        .await;
    assert_eq!(part.status, 201, "{}", part.text);
    assert_eq!(
        (
            &part.json["status"],
            &part.json["amount"],
            &part.json["reason"]
        ),
        (&json!("succeeded"), &json!(3_000), &json!("duplicate"))
    );
    assert_eq!(platform.sees(&id).await["status"], "partially_refunded");

    platform.does("refunds", &id, &json!({})).await.ok();
    let seen = platform.sees(&id).await;
    assert_eq!(
        (&seen["status"], &seen["amount_refunded"]),
        (&json!("refunded"), &json!(10_000))
    );
    platform
        .does("refunds", &id, &json!({}))
        .await
        .refused(409, "checkout_refunded");
    assert_eq!(refunded_at_stripe(&world, &account).await, 10_000);
}

#[tokio::test]
async fn many_refunds_at_the_same_time_give_back_no_more_than_was_paid() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;

    let platform = world.platform();
    let ask = json!({ "amount": 4_000 });
    let path = format!("/api/checkouts/{id}/refunds");
    // Without keys, one of them could be another asked for again.
    let refund = |key| platform.post_once(&path, &ask, key);
    let answers = tokio::join!(refund("k1"), refund("k2"), refund("k3"), refund("k4"));

    let answers = [answers.0, answers.1, answers.2, answers.3];
    let made = answers.iter().filter(|it| it.status == 201).count();
    assert_eq!(made, 2, "{answers:?}");
    assert_eq!(refunded_at_stripe(&world, &account).await, 8_000);
    assert_eq!(platform.sees(&id).await["amount_refunded"], 8_000);
}

#[tokio::test]
async fn bad_amounts_are_refused_with_their_field_and_cost_nothing() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;

    for amount in [
        json!(0),
        json!(-1),
        json!(10_001),
        json!(i64::MAX),
        json!("5"),
        json!(1.5),
    ] {
        let refused = world
            .platform()
            .does("refunds", &id, &json!({ "amount": amount }))
            .await;
        assert_eq!(
            refused.refused(400, "invalid_request")["param"],
            "amount",
            "{amount}"
        );
    }
    assert_eq!(refunded_at_stripe(&world, &account).await, 0);
}

#[tokio::test]
async fn only_what_was_paid_can_be_refunded() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let refused = world.platform().does("refunds", &id, &json!({})).await;

    refused.refused(409, "checkout_not_paid");
}

#[tokio::test]
async fn the_application_fee_goes_back_only_when_asked_and_in_proportion() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();

    platform
        .does("refunds", &id, &json!({ "amount": 1_000 }))
        .await
        .ok();
    assert_eq!(fee_refunded(&world).await, 0);
    let ask = json!({ "amount": 5_000, "refund_application_fee": true });
    platform.does("refunds", &id, &ask).await.ok();

    assert_eq!(fee_refunded(&world).await, 500);
}

async fn fee_refunded(world: &World) -> i64 {
    let fees = world.sandbox.get("/v1/application_fees", None).await;
    fees["data"][0]["amount_refunded"].as_i64().unwrap()
}

#[tokio::test]
async fn a_fee_that_was_never_taken_can_not_go_back() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;

    let ask = json!({ "refund_application_fee": true });
    let refused = world.platform().does("refunds", &id, &ask).await;

    let error = refused.refused(400, "invalid_request");
    assert_eq!(error["param"], "refund_application_fee");
}

#[tokio::test]
async fn a_refund_that_fails_later_can_be_made_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_refundFail").await;
    let platform = world.platform();
    let made = platform.does("refunds", &id, &json!({})).await.ok().clone();
    assert_eq!(platform.sees(&id).await["status"], "refunded");

    world
        .sandbox
        .settles_refund(made["refund"].as_str().unwrap(), "failed")
        .await;

    let path = format!(
        "/api/checkouts/{id}/refunds/{}",
        made["id"].as_str().unwrap()
    );
    let seen = platform.get(&path).await;
    assert_eq!(seen.ok()["status"], "failed", "{}", seen.text);
    assert_ne!(seen.json["failure_reason"], Value::Null);
    assert_eq!(platform.sees(&id).await["status"], "paid");
}

#[tokio::test]
async fn a_pending_refund_can_be_canceled_and_its_money_stays() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_pendingRefund").await;
    let platform = world.platform();
    let made = platform.does("refunds", &id, &json!({})).await.ok().clone();
    assert_eq!(made["status"], "pending", "{made}");

    let path = format!(
        "/api/checkouts/{id}/refunds/{}/cancel",
        made["id"].as_str().unwrap()
    );
    let canceled = platform.post(&path, &json!({})).await;

    assert_eq!(canceled.ok()["status"], "canceled", "{}", canceled.text);
    assert_eq!(platform.sees(&id).await["status"], "paid");
}

#[tokio::test]
async fn a_refund_made_in_stripes_dashboard_counts() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = paid(&world, &account, "pm_card_visa").await;
    let platform = world.platform();
    let intent = platform.sees(&id).await["payment_intent"]
        .as_str()
        .unwrap()
        .to_owned();
    let form = [("payment_intent", intent.as_str()), ("amount", "2500")];
    let key = tests::sandbox::SECRET_KEY;
    world
        .sandbox
        .post("/v1/refunds", Some(&account), key, &form)
        .await;

    let listed = platform.get(&format!("/api/checkouts/{id}/refunds")).await;

    assert_eq!(listed.ok()["data"][0]["amount"], 2_500, "{}", listed.text);
    let seen = platform.sees(&id).await;
    assert_eq!(
        (&seen["status"], &seen["amount_refunded"]),
        (&json!("partially_refunded"), &json!(2_500))
    );
}
