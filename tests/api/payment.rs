//! Paying, from the button to the platform's own view.

use serde_json::{Value, json};
use tests::World;

#[tokio::test]
async fn the_money_is_on_the_connected_account_and_not_on_the_platform() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "application_fee_amount": 120 });
    let id = world.platform().creates(&ask).await.ok()["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let intent = world.customer().pays(&account, &id, "pm_card_visa").await;

    assert_eq!(intent["status"], "succeeded", "{intent}");
    assert_eq!(world.sandbox.intents(None).await, Vec::<Value>::new());
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents.len(), 1);
    assert_eq!(intents[0]["amount_received"], 1850);
    assert_eq!(intents[0]["application_fee_amount"], 120);
    assert_eq!(intents[0]["metadata"]["checkout"], id.as_str());
}

#[tokio::test]
async fn the_intent_is_made_with_stripe_account_and_an_idempotency_key() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    world.customer().client_secret(&id).await;

    let calls = world.sandbox.calls("POST", "/v1/payment_intents").await;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].text("account"), account);
    assert_eq!(calls[0].text("key"), "secret");
    assert!(!calls[0].text("idempotency_key").is_empty());
    let gets = world.sandbox.journal().await;
    let mut gets = gets.iter().filter(|entry| entry.text("method") == "GET");
    assert!(gets.all(|get| get.text("idempotency_key").is_empty()));
}

#[tokio::test]
async fn yen_have_no_minor_unit() {
    let world = World::start().await;
    let account = world.pottery().await;
    let id = world.platform().checkout(&account, 8800, "jpy").await;

    let intent = world.customer().pays(&account, &id, "pm_card_visa").await;

    assert_eq!(
        (&intent["amount"], &intent["currency"]),
        (&json!(8800), &json!("jpy"))
    );
}

#[tokio::test]
async fn a_paid_checkout_says_so_and_takes_no_second_payment() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;

    assert_eq!(world.customer().sees(&id).await["status"], "paid");

    let again = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    again.refused(409, "checkout_paid");
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn a_payment_that_the_page_did_not_report_is_found_by_the_next_click() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;

    let again = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;

    again.refused(409, "checkout_paid");
}

#[tokio::test]
async fn a_declined_card_leaves_the_checkout_open_for_another_try_of_the_same_intent() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let customer = world.customer();
    let declined = customer
        .pays(
            &account,
            &id,
            "pm_card_visa_chargeDeclinedInsufficientFunds",
        )
        .await;
    assert_eq!(
        declined["error"]["decline_code"], "insufficient_funds",
        "{declined}"
    );
    assert_eq!(customer.sees(&id).await["status"], "open");

    let paid = customer.pays(&account, &id, "pm_card_visa").await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
    assert_eq!(customer.sees(&id).await["status"], "paid");
}

#[tokio::test]
async fn two_accounts_at_the_same_time_do_not_mix() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 690, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;

    let customer = world.customer();
    let (bread, bowl) = tokio::join!(
        customer.pays(&bakery, &bread, "pm_card_visa"),
        customer.pays(&pottery, &bowl, "pm_card_visa"),
    );

    assert_eq!(
        (&bread["status"], &bowl["status"]),
        (&json!("succeeded"), &json!("succeeded"))
    );
    let received = async |account: &str| {
        let intents = world.sandbox.intents(Some(account)).await;
        intents
            .iter()
            .map(|it| it["amount_received"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(received(&bakery).await, [json!(690)]);
    assert_eq!(received(&pottery).await, [json!(8800)]);
}
