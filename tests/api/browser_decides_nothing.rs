//! The browser chooses neither amount nor currency, account or fee.

use serde_json::json;
use tests::World;

#[tokio::test]
async fn what_a_browser_sends_with_its_click_changes_nothing() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let id = world.platform().checkout(&bakery, 1850, "eur").await;

    let wish = json!({ "amount": 1, "currency": "jpy", "account": pottery,
                       "application_fee_amount": 0 });
    let path = format!("/api/checkouts/{id}/payment-intent?amount=1&account={pottery}");
    let request = world
        .request("POST", &path)
        .header("Stripe-Account", &pottery);
    let request = request
        .body(wish.to_string())
        .header("content-type", "application/json");
    tests::world::answer(request).await.ok();

    assert!(world.sandbox.intents(Some(&pottery)).await.is_empty());
    let intents = world.sandbox.intents(Some(&bakery)).await;
    assert_eq!(intents[0]["amount"], 1850);
    assert_eq!(intents[0]["currency"], "eur");
}

#[tokio::test]
async fn a_browser_can_not_change_a_checkout() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let path = format!("/api/checkouts/{id}");

    world
        .post(&path, Some(&json!({ "amount": 1 })))
        .await
        .refused(401, "unauthorized");
    for method in ["PUT", "PATCH", "DELETE"] {
        let answer = tests::world::answer(world.request(method, &path)).await;
        answer.refused(405, "method_not_allowed");
    }

    assert_eq!(world.customer().sees(&id).await["amount"], 1850);
}
