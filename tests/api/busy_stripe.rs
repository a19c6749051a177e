//! A Stripe that is asked too often, or that is at work on the same object.

use futures_util::future::join_all;
use serde_json::json;
use tests::World;

#[tokio::test]
async fn one_accounts_storm_does_not_slow_another_account() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let limit = json!({ "account": bakery, "per_second": 6 });
    world.sandbox.control("/_sandbox/limits", &limit).await;
    let platform = world.platform();
    let make = async |account: &str| {
        let path = format!("/api/accounts/{account}/customers");
        platform.post(&path, &json!({ "name": "Ada" })).await
    };

    let storm = join_all((0..16).map(|_| make(&bakery)));
    let calm = async {
        let mut answers = Vec::new();
        for _ in 0..16 {
            answers.push(make(&pottery).await.status);
        }
        answers
    };
    let (storm, calm) = tokio::join!(storm, calm);

    assert_eq!(calm, [201; 16], "the calm account is not disturbed");
    for answer in &storm {
        if answer.status != 201 {
            answer.refused(429, "too_many_requests");
        }
    }
    assert!(storm.iter().any(|it| it.status == 201));
    let journal = world.sandbox.journal().await;
    let refused = journal.iter().find(|entry| entry.0["status"] == 429);
    assert_eq!(
        refused.expect("Stripe refused a call").text("account"),
        bakery
    );
}

#[tokio::test]
async fn an_object_that_is_locked_is_asked_for_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world
        .sandbox
        .control("/_sandbox/limits", &json!({ "lock_next": 2 }))
        .await;

    world.customer().client_secret(&id).await;

    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
    let tries = world.sandbox.calls("POST", "/v1/payment_intents").await;
    let keys: Vec<&str> = tries.iter().map(|it| it.text("idempotency_key")).collect();
    assert_eq!(keys.len(), 3, "two tries found the object locked");
    assert!(
        keys.iter().all(|key| *key == keys[0]),
        "one key for all tries"
    );
}

#[tokio::test]
async fn a_key_that_is_in_use_at_stripe_is_waited_for() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world
        .sandbox
        .control("/_sandbox/limits", &json!({ "latency_ms": 150 }))
        .await;

    let customer = world.customer();
    let clicks = join_all((0..6).map(|_| customer.client_secret(&id))).await;

    assert!(clicks.iter().all(|secret| *secret == clicks[0]));
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn while_stripe_does_not_answer_an_account_that_was_ready_is() {
    let mut world = World::start().await;
    world.may_fail();
    let account = world.bakery().await;
    let platform = world.platform();
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    platform.post("/api/checkouts", &ask).await.ok();
    let down = json!({ "calls": { "next": [
        { "kind": "error_503", "method": "GET", "path": "/v1/accounts/{id}", "times": 100 },
    ] } });
    world.sandbox.control("/_sandbox/faults", &down).await;

    world.seconds_pass(60);
    let soon = platform.post("/api/checkouts", &ask).await;
    world.seconds_pass(10 * 60);
    let late = platform.post("/api/checkouts", &ask).await;

    assert_eq!(soon.status, 201);
    late.refused(502, "stripe_unavailable");
}

#[tokio::test]
async fn who_has_no_key_can_not_have_stripe_asked_without_end() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&id).await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    let path = format!("/v1/payment_intents/{}", intent["id"].as_str().unwrap());
    let before = world.sandbox.calls("GET", &path).await.len();

    for _ in 0..100 {
        world.customer().sees(&id).await;
    }

    let seen = world.customer().sees(&id).await;
    assert_eq!(
        (&seen["status"], &seen["stale"]),
        (&json!("open"), &json!(true))
    );
    let asked = world.sandbox.calls("GET", &path).await.len() - before;
    assert_eq!(asked, 60);
    world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(world.platform().sees(&id).await["status"], "paid");
    world.seconds_pass(61);
    let seen = world.customer().sees(&id).await;
    assert_eq!(seen["status"], "paid");
    assert_eq!(seen.get("stale"), None, "{seen}");
}
