//! A real `connect-pay`, and a sandbox that delivers its webhooks as Stripe does.

use serde_json::{Value, json};
use tests::{World, wait::until};

use crate::reconcile::{becomes, known};

/// What the server has been told of, by type.
async fn events(world: &World, kind: &str) -> Vec<Value> {
    let path = format!("/api/events?limit=100&type={kind}");
    let list = world.platform().get(&path).await;
    list.ok()["data"].as_array().unwrap().clone()
}

async fn dispute_becomes(world: &World, checkout: &str, status: &str) {
    until(status, async || {
        let known = known(world, checkout).await;
        (known["dispute"]["status"] == status).then_some(())
    })
    .await;
}

/// Nobody looks at the checkout, and it is not yet time for the server to do so: what it knows, a
/// webhook has told.
async fn a_payment_is_paid_disputed_and_won(world: &World) -> String {
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    becomes(world, &id, "paid").await;
    let charge = known(world, &id).await["charge"].clone();
    let ask = json!({ "charge": charge });
    world.sandbox.control("/_sandbox/disputes", &ask).await;
    dispute_becomes(world, &id, "needs_response").await;
    let dispute = known(world, &id).await["dispute"]["id"].clone();
    let path = format!("/_sandbox/disputes/{}", dispute.as_str().unwrap());
    world
        .sandbox
        .control(&path, &json!({ "status": "won" }))
        .await;
    dispute_becomes(world, &id, "won").await;
    account
}

#[tokio::test]
async fn a_dispute_is_followed_by_webhooks_that_bring_it_along() {
    let world = World::start().await;
    let (_program, _endpoints) = world.told_program(&[]).await;

    let account = a_payment_is_paid_disputed_and_won(&world).await;

    let told = events(&world, "charge.dispute.created").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["account"], account);
    assert_eq!(told[0]["form"], "snapshot");
}

#[tokio::test]
async fn a_dispute_is_followed_by_webhooks_that_only_name_it() {
    let world = World::start().await;
    let (_program, endpoints) = world.told_program(&[]).await;
    endpoints.are_thin(&world.sandbox).await;

    let account = a_payment_is_paid_disputed_and_won(&world).await;

    let told = events(&world, "v1.charge.dispute.created").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["account"], account);
    assert_eq!(told[0]["form"], "thin");
    let path = format!("/v2/core/events/{}", told[0]["id"].as_str().unwrap());
    assert!(!world.sandbox.calls("GET", &path).await.is_empty());
}
