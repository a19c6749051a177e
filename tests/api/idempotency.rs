//! `Idempotency-Key` on our own interface: one key, one request, one answer, for a day.

use serde_json::json;
use sqlx::{AnyConnection, Connection as _};
use tests::{World, wait::until, world::Setting};

#[tokio::test]
async fn the_same_request_with_the_same_key_gets_the_same_answer() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();

    let first = platform.post_once("/api/checkouts", &ask, "order-7").await;
    let again = platform.post_once("/api/checkouts", &ask, "order-7").await;
    let other = platform.post_once("/api/checkouts", &ask, "order-8").await;

    assert_eq!((again.status, &again.json), (first.status, &first.json));
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert!(!first.headers.contains_key("idempotent-replayed"));
    assert_ne!(other.ok()["id"], first.ok()["id"]);
    let list = platform.get("/api/checkouts").await;
    assert_eq!(list.ok()["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_refusal_is_replayed_too() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 0, "currency": "eur" });
    let platform = world.platform();

    let first = platform.post_once("/api/checkouts", &ask, "k").await;
    let again = platform.post_once("/api/checkouts", &ask, "k").await;

    assert_eq!(
        first.refused(400, "invalid_request"),
        again.refused(400, "invalid_request")
    );
    assert_eq!(again.headers["idempotent-replayed"], "true");
}

#[tokio::test]
async fn a_key_that_was_used_for_another_request_is_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = |amount: i64| json!({ "account": account, "amount": amount, "currency": "eur" });
    let platform = world.platform();
    platform
        .post_once("/api/checkouts", &ask(1850), "k")
        .await
        .ok();

    let other_body = platform.post_once("/api/checkouts", &ask(1851), "k").await;
    let other_path = platform
        .post_once("/api/customers", &json!({ "name": "Ada" }), "k")
        .await;

    other_body.refused(400, "idempotency_key_reused");
    other_path.refused(400, "idempotency_key_reused");
}

#[tokio::test]
async fn another_callers_key_is_another_key() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();
    let shop = platform.only_for(&account).await;

    let platforms = platform.post_once("/api/checkouts", &ask, "k").await;
    let shops = shop.post_once("/api/checkouts", &ask, "k").await;

    assert_ne!(platforms.ok()["id"], shops.ok()["id"]);
}

#[tokio::test]
async fn requests_at_the_same_time_with_one_key_have_one_effect() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();

    let post = || platform.post_once("/api/checkouts", &ask, "k");
    let answers = tokio::join!(post(), post(), post(), post());

    for answer in [answers.0, answers.1, answers.2, answers.3] {
        let ok = answer.status == 201 || answer.status == 409;
        assert!(ok, "{} {}", answer.status, answer.text);
    }
    let list = platform.get("/api/checkouts").await;
    assert_eq!(list.ok()["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_is_free_again_after_a_day() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();
    let first = platform.post_once("/api/checkouts", &ask, "k").await;

    world.seconds_pass(24 * 3600 - 1);
    let same = platform.post_once("/api/checkouts", &ask, "k").await;
    world.seconds_pass(2);
    let new = platform.post_once("/api/checkouts", &ask, "k").await;

    assert_eq!(same.ok()["id"], first.ok()["id"]);
    assert_ne!(new.ok()["id"], first.ok()["id"]);
}

#[tokio::test]
async fn answers_are_deleted_after_a_day() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();
    platform.post_once("/api/checkouts", &ask, "k").await.ok();
    let url = world.config().database.url.reveal();
    let mut database = AnyConnection::connect(url).await.unwrap();
    let mut kept = async || {
        let count = sqlx::query_as("select count(*) from api_requests");
        let (count,): (i64,) = count.fetch_one(&mut database).await.unwrap();
        count
    };
    assert_eq!(kept().await, 1);

    world.seconds_pass(24 * 3600 + 1);

    until("the answer to be deleted", async || {
        (kept().await == 0).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_none_is_refused() {
    let world = World::start().await;
    let platform = world.platform();
    for key in ["", "a b", &"k".repeat(256)] {
        let refused = platform.post_once("/api/checkouts", &json!({}), key).await;
        assert_eq!(
            refused.refused(400, "invalid_request")["param"],
            "Idempotency-Key"
        );
    }
}

#[tokio::test]
async fn a_failure_of_stripe_is_not_kept_and_the_retry_is_the_same_call() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    world.may_fail();
    for _ in 0..4 {
        world.fault(tests::Fault::LoseAnswer);
    }
    let path = format!("/api/accounts/{account}/customers");
    let ask = json!({ "name": "Ada Lovelace" });

    let lost = world.platform().post_once(&path, &ask, "k").await;
    lost.refused(502, "stripe_unavailable");
    world.crash_and_restart();
    let again = world.platform().post_once(&path, &ask, "k").await;

    again.ok();
    let customers = world.sandbox.get("/v1/customers", Some(&account)).await;
    assert_eq!(
        customers["data"].as_array().unwrap().len(),
        1,
        "{customers}"
    );
}

#[tokio::test]
async fn a_key_stays_with_its_request_though_nobody_knows_what_came_of_it() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = crate::outgoing::paid(&world, &account).await;
    world.may_fail();
    for _ in 0..4 {
        world.fault(tests::Fault::LoseAnswer);
    }
    let path = format!("/api/checkouts/{id}/refunds");
    let platform = world.platform();
    let ask = json!({ "amount": 500 });
    let lost = platform.post_once(&path, &ask, "k").await;
    lost.refused(502, "stripe_unavailable");

    let other = json!({ "amount": 500, "reason": "requested_by_customer" });
    let other = platform.post_once(&path, &other, "k").await;

    other.refused(400, "idempotency_key_reused");
    platform.post_once(&path, &ask, "k").await.ok();
    assert_eq!(platform.sees(&id).await["amount_refunded"], 500);
}

#[tokio::test]
async fn a_request_whose_server_died_before_it_answered_makes_nothing_twice() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let platform = world.platform();
    let dropped = platform.post_once("/api/checkouts", &ask, "k").await;

    world.database().forget_answers().await;
    let soon = platform.post_once("/api/checkouts", &ask, "k").await;
    world.seconds_pass(3600);
    let again = platform.post_once("/api/checkouts", &ask, "k").await;

    soon.refused(409, "idempotency_key_in_use");
    assert_eq!(again.ok(), dropped.ok());
    let list = platform.get("/api/checkouts").await;
    assert_eq!(list.ok()["data"].as_array().unwrap().len(), 1);
}
