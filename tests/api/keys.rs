//! Keys of the platform's servers: known, scoped, revoked.

use backend::{
    api_key::{ApiKey, Scope},
    clock::Clock,
    store::Store,
};
use serde_json::json;
use tests::{
    World,
    world::{Answer, answer},
};

async fn creates_with(world: &World, key: &str, account: &str) -> Answer {
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let request = world.request("POST", "/api/checkouts").bearer_auth(key);
    answer(
        request
            .body(ask.to_string())
            .header("content-type", "application/json"),
    )
    .await
}

#[tokio::test]
async fn a_revoked_key_opens_nothing_from_the_next_request_on() {
    let world = World::start().await;
    let account = world.bakery().await;
    let key = world.key_for(&Scope::Platform).await;
    creates_with(&world, key.reveal(), &account).await.ok();

    let store = Store::open(&world.config().database).await.unwrap();
    let id = key.digest().id();
    let revoked = store.revoke_api_key(&id, Clock::System.now()).await;
    store.close().await;

    assert!(revoked.unwrap().is_some());
    creates_with(&world, key.reveal(), &account)
        .await
        .refused(401, "unauthorized");
    creates_with(&world, world.key.reveal(), &account)
        .await
        .ok();
}

#[tokio::test]
async fn a_key_of_one_account_is_not_a_key_of_the_platform() {
    let world = World::start().await;
    let account = world.bakery().await;
    let scope = Scope::Account(account.parse().unwrap());

    let key = world.key_for(&scope).await;

    let store = Store::open(&world.config().database).await.unwrap();
    let known = store.api_key(&key).await.unwrap().unwrap();
    store.close().await;
    assert_eq!(known.id, key.digest().id());
    assert_eq!(known.scope, scope);
}

#[tokio::test]
async fn a_key_that_nobody_made_is_unknown() {
    let world = World::start().await;
    let account = world.bakery().await;
    let made_up = ApiKey::generate().unwrap();
    let nearly = &world.key.reveal()[..67];
    let longer = format!("{}0", world.key.reveal());

    for key in [made_up.reveal(), nearly, &longer, "cpk_", ""] {
        creates_with(&world, key, &account)
            .await
            .refused(401, "unauthorized");
    }
}
