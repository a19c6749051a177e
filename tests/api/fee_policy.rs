//! What the platform takes when nobody says so for the payment itself.

use serde_json::{Value, json};
use tests::World;

async fn settled(world: &World, account: &str, policy: Value) {
    let path = format!("/api/accounts/{account}");
    let settled = world
        .platform()
        .post(&path, &json!({ "fee_policy": policy }))
        .await;
    assert_eq!(settled.ok()["platform_settings"]["fee_policy"], policy);
}

#[tokio::test]
async fn the_policy_of_the_account_decides_the_fee_and_an_explicit_fee_wins() {
    let world = World::start().await;
    let account = world.bakery().await;
    settled(
        &world,
        &account,
        json!({ "basis_points": 250, "fixed": { "eur": 30 } }),
    )
    .await;
    let ask = |fee: Value| {
        json!({ "account": account, "amount": 9_999, "currency": "eur",
                                   "application_fee_amount": fee })
    };

    let by_policy = world.platform().creates(&ask(Value::Null)).await;
    let explicit = world.platform().creates(&ask(json!(1))).await;

    assert_eq!(by_policy.ok()["application_fee_amount"], 249 + 30);
    assert_eq!(explicit.ok()["application_fee_amount"], 1);
}

#[tokio::test]
async fn the_fee_follows_a_changed_amount_and_reaches_stripe() {
    let world = World::start().await;
    let account = world.bakery().await;
    settled(
        &world,
        &account,
        json!({ "basis_points": 1_000, "fixed": {} }),
    )
    .await;
    let id = world.platform().checkout(&account, 1_000, "eur").await;

    world
        .platform()
        .changes(&id, &json!({ "amount": 2_000 }))
        .await
        .ok();
    world.customer().pays(&account, &id, "pm_card_visa").await;

    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["application_fee_amount"], 200);
}

#[tokio::test]
async fn a_payment_that_the_fee_would_eat_is_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    settled(
        &world,
        &account,
        json!({ "basis_points": 0, "fixed": { "eur": 60 } }),
    )
    .await;

    let ask = json!({ "account": account, "amount": 60, "currency": "eur" });
    let refused = world.platform().creates(&ask).await;

    let error = refused.refused(400, "invalid_request");
    assert_eq!(error["param"], "amount");
    assert!(error["message"].as_str().unwrap().contains("fee policy"));
}

#[tokio::test]
async fn a_policy_out_of_bounds_is_refused_and_null_takes_it_away() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}");
    let platform = world.platform();
    for policy in [
        json!({ "basis_points": 10_000 }),
        json!({ "fixed": { "eur": -1 } }),
        json!({ "basis_points": -1 }),
        json!({ "fixed": { "euro": 1 } }),
    ] {
        let refused = platform.post(&path, &json!({ "fee_policy": policy })).await;
        let error = refused.refused(400, "invalid_request");
        let param = error["param"].as_str().unwrap_or_default();
        assert!(param.starts_with("fee_policy"), "{policy}: {error}");
    }
    settled(
        &world,
        &account,
        json!({ "basis_points": 100, "fixed": {} }),
    )
    .await;

    let gone = platform.post(&path, &json!({ "fee_policy": null })).await;

    assert_eq!(gone.ok()["platform_settings"]["fee_policy"], Value::Null);
    let id = platform.checkout(&account, 1_000, "eur").await;
    assert_eq!(
        platform.sees(&id).await["application_fee_amount"],
        Value::Null
    );
}
