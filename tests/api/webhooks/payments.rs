//! What events say of payments.

use serde_json::{Value, json};
use tests::{Fault, World, webhooks::event, world::Setting};

/// A world in which a customer has paid, and nobody has told the server.
async fn paid_unheard(card: &str) -> (World, String, String, Value) {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, card).await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    (world, account, id, intent)
}

/// How a checkout is, as far as the server knows without asking.
async fn known(world: &World, id: &str) -> Value {
    let list = world.platform().get("/api/checkouts").await;
    let list = list.ok()["data"].as_array().unwrap().clone();
    list.into_iter().find(|it| it["id"] == id).unwrap()
}

#[tokio::test]
async fn a_success_is_heard_without_anybody_asking() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa").await;
    assert_eq!(known(&world, &id).await["status"], "open");

    let heard = world
        .hears(&event(
            "evt_1",
            "payment_intent.succeeded",
            &account,
            &intent,
        ))
        .await;

    assert_eq!(
        (&heard["status"], &heard["checkout"]),
        (&json!("done"), &json!(id))
    );
    assert_eq!(known(&world, &id).await["status"], "paid");
    world.is_paid_once(&account, &id, 1850).await;
}

#[tokio::test]
async fn events_in_any_order_and_number_end_in_the_same_state() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa").await;
    let old = json!({ "id": intent["id"], "status": "requires_payment_method",
        "amount": 1850, "currency": "eur", "created": 1, "livemode": false });
    let charge = json!({ "id": intent["latest_charge"], "payment_intent": intent["id"] });

    for (at, (kind, object)) in [
        ("charge.succeeded", &charge),
        ("payment_intent.succeeded", &intent),
        ("payment_intent.created", &old),
        ("payment_intent.succeeded", &intent),
        ("payment_intent.processing", &old),
        ("charge.pending", &charge),
        ("payment_intent.payment_failed", &old),
    ]
    .into_iter()
    .enumerate()
    {
        let heard = world
            .hears(&event(&format!("evt_{at}"), kind, &account, object))
            .await;
        assert!(
            heard["status"] == "done" || heard["status"] == "ignored",
            "{heard}"
        );
    }

    assert_eq!(known(&world, &id).await["status"], "paid");
    world.is_paid_once(&account, &id, 1850).await;
}

#[tokio::test]
async fn an_event_of_another_version_makes_the_server_ask() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa").await;
    let old_words = json!({ "id": intent["id"], "status": "in_old_words", "charges": {} });
    let mut old = event("evt_1", "payment_intent.succeeded", &account, &old_words);
    old["api_version"] = json!("2015-10-16");

    world.hears(&old).await;

    assert_eq!(known(&world, &id).await["status"], "paid");
}

#[tokio::test]
async fn a_declined_card_is_known_without_anybody_asking() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa_chargeDeclined").await;

    let failed = event("evt_1", "payment_intent.payment_failed", &account, &intent);
    let heard = world.hears(&failed).await;
    let again = event("evt_2", "payment_intent.payment_failed", &account, &intent);
    let again = world.hears(&again).await;

    assert_eq!(heard["status"], "done");
    assert_eq!(
        (&again["status"], &again["reason"]),
        (&json!("ignored"), &json!("unchanged"))
    );
    let seen = world.platform().sees(&id).await;
    assert_eq!(seen["charges"][0]["failure_code"], "card_declined");
    assert_eq!(seen["status"], "open");
}

#[tokio::test]
async fn what_is_known_is_not_asked_for_again() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa").await;
    world.platform().sees(&id).await;
    let asked = world.stripe_accounts().len();

    let charge = json!({ "id": intent["latest_charge"], "payment_intent": intent["id"],
        "amount": 1850, "currency": "eur", "created": 1, "livemode": false, "paid": true,
        "captured": true, "status": "succeeded" });
    for (event_id, kind, object) in [
        ("evt_1", "payment_intent.succeeded", &intent),
        ("evt_2", "charge.succeeded", &charge),
    ] {
        let heard = world.hears(&event(event_id, kind, &account, object)).await;
        assert_eq!(heard["reason"], "unchanged", "{heard}");
    }

    assert_eq!(world.stripe_accounts().len(), asked);
}

#[tokio::test]
async fn an_event_finds_the_checkout_whose_answer_was_lost() {
    let mut world = World::with(Setting::webhooks()).await;
    world.may_fail();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    for _ in 0..8 {
        world.fault(Fault::LoseAnswer);
    }
    world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    world.no_more_faults();
    assert_eq!(known(&world, &id).await["payment_intent"], Value::Null);
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);

    let heard = world
        .hears(&event("evt_1", "payment_intent.created", &account, &intent))
        .await;

    assert_eq!(heard["checkout"], id, "{heard}");
    assert_eq!(known(&world, &id).await["payment_intent"], intent["id"]);
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn no_account_touches_the_checkout_of_another() {
    let (world, account, id, intent) = paid_unheard("pm_card_visa").await;
    let other = world.pottery().await;
    let mut forged = intent.clone();
    forged["metadata"] = json!({ "checkout": id });
    let mut foreign = forged.clone();
    foreign["id"] = json!("pi_of_the_pottery");

    for (event_id, account, object) in [
        ("evt_1", &other, &forged),
        ("evt_2", &other, &foreign),
        ("evt_3", &account, &foreign),
    ] {
        let heard = world
            .hears(&event(
                event_id,
                "payment_intent.succeeded",
                account,
                object,
            ))
            .await;
        assert_eq!(heard["status"], "ignored", "{heard}");
    }

    assert_eq!(known(&world, &id).await["status"], "open");
}
