//! A stale amount is never charged.

use serde_json::json;
use tests::World;

#[tokio::test]
async fn the_amount_changes_while_nobody_pays() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let changed = world
        .platform()
        .changes(&id, &json!({ "amount": 2000 }))
        .await;

    assert_eq!(changed.ok()["amount"], 2000);
    assert_eq!(world.customer().sees(&id).await["amount"], 2000);
    let paid = world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(paid["amount"], 2000, "{paid}");
}

#[tokio::test]
async fn a_tab_that_shows_the_old_amount_can_not_pay_it() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let old = world.customer().client_secret(&id).await;

    world
        .platform()
        .changes(&id, &json!({ "amount": 2000 }))
        .await
        .ok();

    let refused = world
        .customer()
        .confirms(&account, &old, "pm_card_visa")
        .await;
    assert_eq!(
        refused["error"]["code"], "payment_intent_unexpected_state",
        "{refused}"
    );
    let paid = world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(
        (&paid["status"], &paid["amount"]),
        (&json!("succeeded"), &json!(2000))
    );
}

#[tokio::test]
async fn an_amount_that_is_being_paid_or_has_been_does_not_change() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;

    let change = world
        .platform()
        .changes(&id, &json!({ "amount": 2000 }))
        .await;

    change.refused(409, "checkout_paid");
    assert_eq!(world.customer().sees(&id).await["amount"], 1850);
}

#[tokio::test]
async fn clicks_and_changes_at_once_end_in_one_payable_intent_of_the_current_amount() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1000, "eur").await;

    let customer = world.customer();
    let platform = world.platform();
    let change = async |amount: i64| platform.changes(&id, &json!({ "amount": amount })).await;
    tokio::join!(
        customer.client_secret(&id),
        change(1100),
        customer.client_secret(&id),
        change(1200),
        customer.client_secret(&id),
        change(1300),
    );

    customer.client_secret(&id).await;
    let amount = customer.sees(&id).await["amount"].clone();
    let intents = world.sandbox.intents(Some(&account)).await;
    let payable: Vec<_> = intents
        .iter()
        .filter(|it| it["status"] != "canceled")
        .collect();
    assert_eq!(payable.len(), 1, "{intents:?}");
    assert_eq!(payable[0]["amount"], amount);
}

#[tokio::test]
async fn a_change_needs_the_platforms_key_and_a_valid_amount() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let path = format!("/api/checkouts/{id}");
    world
        .post(&path, Some(&json!({ "amount": 1 })))
        .await
        .refused(401, "unauthorized");
    let zero = world.platform().changes(&id, &json!({ "amount": 0 })).await;
    assert_eq!(zero.refused(400, "invalid_request")["param"], "amount");
    let currency = world
        .platform()
        .changes(&id, &json!({ "amount": 5, "currency": "usd" }))
        .await;
    assert_eq!(
        currency.refused(400, "invalid_request")["param"],
        "currency"
    );
}

#[tokio::test]
async fn an_amount_that_stripe_refused_can_be_changed_in_the_middle_of_being_asked() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    // More than nothing, and less than Stripe's minimum.
    let id = world.platform().checkout(&account, 1, "eur").await;
    for _ in 0..4 {
        world.fault(tests::Fault::LoseRequest);
    }
    world.may_fail();
    let lost = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    lost.refused(502, "stripe_unavailable");

    let changed = world
        .platform()
        .changes(&id, &json!({ "amount": 1850 }))
        .await;

    assert_eq!(changed.ok()["amount"], 1850);
    let paid = world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    assert_eq!(paid["amount"], 1850, "{paid}");
}

#[tokio::test]
async fn what_was_tried_at_the_old_amount_is_still_told() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let card = "pm_card_visa_chargeDeclined";
    world.customer().pays(&account, &id, card).await;

    let change = json!({ "amount": 2000 });
    let changed = world.platform().changes(&id, &change).await;

    let tried = &changed.ok()["charges"][0];
    assert_eq!(
        (&tried["status"], &tried["amount"]),
        (&json!("failed"), &json!(1850))
    );
}
