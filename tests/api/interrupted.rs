//! Calls that a server has begun and not finished are finished by the next one, once.

use serde_json::{Value, json};
use tests::{Fault, World, wait::until};

use crate::reconcile::{becomes, busy, known};

/// Asks for something, and lets the server die before Stripe hears of it.
async fn dies_before_stripe_hears(world: &mut World, path: &str, body: &Value) {
    // The client tries again, so each try is lost.
    for _ in 0..4 {
        world.fault(Fault::LoseRequest);
    }
    let lost = world.platform().post(path, body).await;
    assert_eq!(lost.status, 502, "{}", lost.text);
    world.crash_and_restart();
    world.no_more_faults();
}

fn manual(account: &str) -> Value {
    json!({ "account": account, "amount": 1850, "currency": "eur", "capture_method": "manual" })
}

#[tokio::test]
async fn an_intent_that_was_ordered_is_made_with_nobody_clicking_again() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let path = format!("/api/checkouts/{id}/payment-intent");
    dies_before_stripe_hears(&mut world, &path, &Value::Null).await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 0);

    world.seconds_pass(31);

    until("the intent", async || {
        known(&world, &id).await["payment_intent"]
            .is_string()
            .then_some(())
    })
    .await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn a_refund_that_was_ordered_is_made_once() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    world.is_paid_once(&account, &id, 1850).await;
    let path = format!("/api/checkouts/{id}/refunds");
    dies_before_stripe_hears(&mut world, &path, &json!({ "amount": 600 })).await;

    world.seconds_pass(31);

    let charge = until("the refund", async || {
        let intents = world.sandbox.intents(Some(&account)).await;
        let charge = intents[0]["latest_charge"].as_str().unwrap().to_owned();
        let charge = world
            .sandbox
            .get(&format!("/v1/charges/{charge}"), Some(&account))
            .await;
        (charge["amount_refunded"] != 0).then_some(charge)
    })
    .await;
    assert_eq!(charge["amount_refunded"], 600);
}

#[tokio::test]
async fn a_capture_is_made_once() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().creates_one(&manual(&account)).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(world.platform().sees(&id).await["status"], "authorized");
    let path = format!("/api/checkouts/{id}/capture");
    let part = json!({ "amount_to_capture": 1200 });
    dies_before_stripe_hears(&mut world, &path, &part).await;

    world.seconds_pass(31);

    becomes(&world, &id, "paid").await;
    assert_eq!(known(&world, &id).await["amount_received"], 1200);
}

#[tokio::test]
async fn a_capture_is_not_made_after_the_money_was_let_go() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().creates_one(&manual(&account)).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(world.platform().sees(&id).await["status"], "authorized");
    let path = format!("/api/checkouts/{id}/capture");
    dies_before_stripe_hears(&mut world, &path, &json!({})).await;
    let canceled = world.platform().does("cancel", &id, &json!({})).await;
    assert_eq!(canceled.ok()["status"], "canceled");

    world.seconds_pass(61);

    let turn = "worker_turns_total{worker=\"interrupted\",outcome=\"done\"}";
    until("the call to be looked at", async || {
        let metrics = world.get("/metrics").await;
        metrics.text.contains(turn).then_some(())
    })
    .await;
    let journal = world.sandbox.journal().await;
    let captures = journal
        .iter()
        .filter(|it| it.text("path").ends_with("/capture"));
    assert_eq!(captures.count(), 0);
}

#[tokio::test]
async fn a_confirmation_of_the_platform_is_made_once() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    // The intent is there, so the confirmation is what is lost.
    world.customer().client_secret(&id).await;
    let path = format!("/api/checkouts/{id}/confirm");
    let card = json!({ "payment_method": "pm_card_visa" });
    dies_before_stripe_hears(&mut world, &path, &card).await;

    world.seconds_pass(31);

    becomes(&world, &id, "paid").await;
    assert_eq!(world.confirmations(&account).await, 1);
}

#[tokio::test]
async fn a_confirmation_of_an_amount_that_has_changed_is_not_made() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&id).await;
    let path = format!("/api/checkouts/{id}/confirm");
    let card = json!({ "payment_method": "pm_card_visa" });
    dies_before_stripe_hears(&mut world, &path, &card).await;
    let change = json!({ "amount": 2100 });
    world.platform().changes(&id, &change).await.ok();
    world.customer().client_secret(&id).await;

    let other = world.platform().checkout(&account, 1850, "eur").await;
    world
        .customer()
        .pays(&account, &other, "pm_card_visa")
        .await;
    world.seconds_pass(61);

    becomes(&world, &other, "paid").await;
    assert_eq!(world.confirmations(&account).await, 1);
    assert_eq!(known(&world, &id).await["status"], "open");
}

#[tokio::test]
async fn what_the_platform_asked_of_stripe_itself_is_left_to_who_asks_again() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let customer = json!({ "email": "mila@example.com" });
    let customer = world.platform().post("/api/customers", &customer).await;
    let customer = customer.ok()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/customers/{customer}");
    let old = json!({ "email": "old@example.com" });
    dies_before_stripe_hears(&mut world, &path, &old).await;
    let new = json!({ "email": "new@example.com" });
    world.platform().post(&path, &new).await.ok();
    let ask = json!({ "email": "ada@example.com" });
    dies_before_stripe_hears(&mut world, "/api/customers", &ask).await;
    // Behind them, something that is finished with nobody asking.
    let path = format!("/api/checkouts/{id}/payment-intent");
    dies_before_stripe_hears(&mut world, &path, &Value::Null).await;

    world.seconds_pass(31);

    until("the intent", async || {
        let known = known(&world, &id).await;
        known["payment_intent"].is_string().then_some(())
    })
    .await;
    let customers = world.sandbox.get("/v1/customers", None).await;
    let emails: Vec<_> = customers["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["email"])
        .collect();
    assert_eq!(emails, ["new@example.com"]);
}

#[tokio::test]
async fn what_stripe_may_have_forgotten_is_not_asked_again() {
    let mut world = World::with(busy()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let path = format!("/api/checkouts/{id}/payment-intent");
    dies_before_stripe_hears(&mut world, &path, &Value::Null).await;
    let ask = json!({ "email": "mila@example.com" });
    dies_before_stripe_hears(&mut world, "/api/customers", &ask).await;

    world.seconds_pass(24 * 3600);

    until("the warning", async || {
        let log = world.log.text();
        let warned = log.matches("too old to be made again").count();
        (warned >= 1).then_some(())
    })
    .await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 0);
    let customers = world.sandbox.get("/v1/customers", None).await;
    assert_eq!(customers["data"], json!([]));
    // The checkout begins anew.
    world.customer().pays(&account, &id, "pm_card_visa").await;
    world.is_paid_once(&account, &id, 1850).await;
}
