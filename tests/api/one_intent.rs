//! Any number of calls, clicks, tabs or crashes yields one `PaymentIntent`.

use std::sync::Arc;

use tests::{Fault, World};
use tokio::sync::Notify;

async fn intents(world: &World, account: &str) -> usize {
    world.sandbox.intents(Some(account)).await.len()
}

#[tokio::test]
async fn ten_clicks_at_once_give_one_intent() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let customer = world.customer();
    let clicks = tokio::join!(
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
        customer.client_secret(&id),
    );

    let mut secrets: Vec<String> = <[String; 10]>::from(clicks).into();
    secrets.dedup();
    assert_eq!(secrets.len(), 1);
    assert_eq!(intents(&world, &account).await, 1);
}

#[tokio::test]
async fn a_second_tab_gets_the_same_intent() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let first = world.customer().client_secret(&id).await;
    let second = world.customer().client_secret(&id).await;

    assert_eq!(first, second);
    assert_eq!(intents(&world, &account).await, 1);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    world.fault(Fault::LoseAnswer);
    world.fault(Fault::LoseRequest);
    world.customer().client_secret(&id).await;

    assert_eq!(intents(&world, &account).await, 1);
    let calls = world.sandbox.calls("POST", "/v1/payment_intents").await;
    assert_eq!(calls.len(), 2, "the lost answer and the replay");
    assert_eq!(
        calls[0].text("idempotency_key"),
        calls[1].text("idempotency_key")
    );
    assert_eq!(calls[1].0["replayed"], true);
}

#[tokio::test]
async fn a_crash_between_the_call_and_its_record_makes_no_second_intent() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    // Stripe has made the intent, and the server dies before it hears of it.
    let never = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(never));
    let click = world.request("POST", &format!("/api/checkouts/{id}/payment-intent"));
    let click = tokio::spawn(click.send());
    world.struck().await;
    world.crash_and_restart();
    assert!(
        click.await.unwrap().is_err(),
        "the customer saw the connection end"
    );
    assert_eq!(intents(&world, &account).await, 1);

    let secret = world.customer().client_secret(&id).await;

    let paid = world
        .customer()
        .confirms(&account, &secret, "pm_card_visa")
        .await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(intents(&world, &account).await, 1);
}

#[tokio::test]
async fn a_crash_before_the_call_arrives_is_made_good() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    for _ in 0..4 {
        world.fault(Fault::LoseRequest);
    }
    world.may_fail();
    let lost = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    lost.refused(502, "stripe_unavailable");
    world.crash_and_restart();

    world.customer().client_secret(&id).await;

    assert_eq!(intents(&world, &account).await, 1);
}

#[tokio::test]
async fn an_intent_that_was_canceled_at_stripe_is_replaced() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let first = world.customer().client_secret(&id).await;
    let (intent, _) = first.split_once("_secret_").unwrap();
    let path = format!("/v1/payment_intents/{intent}/cancel");
    let key = tests::sandbox::SECRET_KEY;
    let canceled = world.sandbox.post(&path, Some(&account), key, &[]).await;
    assert_eq!(canceled["status"], "canceled", "{canceled}");

    let paid = world.customer().pays(&account, &id, "pm_card_visa").await;

    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(intents(&world, &account).await, 2);
    assert_eq!(world.customer().sees(&id).await["status"], "paid");
}
