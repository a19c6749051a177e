//! Test and live, and what lives on which account.

use serde_json::json;
use tests::{World, sandbox::SECRET_KEY};

#[tokio::test]
async fn an_intent_of_one_account_is_unknown_on_another_and_on_the_platform() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let id = world.platform().checkout(&bakery, 1850, "eur").await;
    let secret = world.customer().client_secret(&id).await;
    let (intent, _) = secret.split_once("_secret_").unwrap();

    let path = format!("/v1/payment_intents/{intent}");
    assert_eq!(world.sandbox.get(&path, Some(&bakery)).await["id"], intent);
    for elsewhere in [None, Some(pottery.as_str())] {
        let answer = world.sandbox.get(&path, elsewhere).await;
        assert_eq!(answer["error"]["code"], "resource_missing", "{answer}");
    }
}

#[tokio::test]
async fn the_sandbox_refuses_a_live_key() {
    let world = World::start().await;

    let form = [("amount", "100"), ("currency", "eur")];
    let live = SECRET_KEY.replace("test", "live");
    let answer = world
        .sandbox
        .post("/v1/payment_intents", None, &live, &form)
        .await;

    assert_eq!(answer["error"]["status"], json!(401), "{answer}");
}
