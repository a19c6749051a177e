//! Checkouts that end without a payment.

use serde_json::{Value, json};
use tests::World;

#[tokio::test]
async fn a_canceled_checkout_can_not_be_paid_by_any_tab() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let open_tab = world.customer().client_secret(&id).await;

    let canceled = world.platform().does("cancel", &id, &json!({})).await;

    assert_eq!(canceled.ok()["status"], "canceled");
    let customer = world.customer();
    let refused = customer.confirms(&account, &open_tab, "pm_card_visa").await;
    assert_eq!(refused["error"]["code"], "payment_intent_unexpected_state");
    let click = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    click.refused(409, "checkout_canceled");
    assert_eq!(customer.sees(&id).await["status"], "canceled");
}

#[tokio::test]
async fn a_second_cancel_changes_nothing_and_a_paid_checkout_can_not_be_canceled() {
    let world = World::start().await;
    let account = world.bakery().await;
    let (one, two) = (
        world.platform().checkout(&account, 1850, "eur").await,
        world.platform().checkout(&account, 1850, "eur").await,
    );
    let reason = json!({ "cancellation_reason": "duplicate" });
    world.platform().does("cancel", &one, &reason).await.ok();
    world.customer().pays(&account, &two, "pm_card_visa").await;

    let again = world.platform().does("cancel", &one, &json!({})).await;
    let late = world.platform().does("cancel", &two, &json!({})).await;

    assert_eq!(again.ok()["cancellation_reason"], "duplicate");
    late.refused(409, "checkout_paid");
}

#[tokio::test]
async fn a_reason_that_only_stripe_gives_is_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    for reason in ["expired", "because"] {
        let ask = json!({ "cancellation_reason": reason });
        let refused = world.platform().does("cancel", &id, &ask).await;
        let error = refused.refused(400, "invalid_request");
        assert_eq!(error["param"], "cancellation_reason", "{reason}");
    }
}

#[tokio::test]
async fn an_expired_checkout_says_so_and_its_intent_is_dead() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let open_tab = world.customer().client_secret(&id).await;

    let expired = world.platform().does("expire", &id, &Value::Null).await;

    assert_eq!(expired.ok()["status"], "expired", "{}", expired.text);
    let customer = world.customer();
    let refused = customer.confirms(&account, &open_tab, "pm_card_visa").await;
    assert_eq!(refused["error"]["code"], "payment_intent_unexpected_state");
    let click = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    click.refused(409, "checkout_expired");
}

#[tokio::test]
async fn time_alone_ends_a_checkout() {
    let world = World::start().await;
    let account = world.bakery().await;
    let soon = world.now() + 60;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur", "expires_at": soon });
    let id = world.platform().creates_one(&ask).await;
    world.customer().client_secret(&id).await;

    world.seconds_pass(61);

    let click = world
        .post(&format!("/api/checkouts/{id}/payment-intent"), None)
        .await;
    click.refused(409, "checkout_expired");
    assert_eq!(world.customer().sees(&id).await["status"], "expired");
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["status"], "canceled");
}

#[tokio::test]
async fn what_was_paid_in_the_last_moment_is_paid() {
    let world = World::start().await;
    let account = world.bakery().await;
    let soon = world.now() + 60;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur", "expires_at": soon });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;

    world.seconds_pass(61);

    assert_eq!(world.customer().sees(&id).await["status"], "paid");
}

#[tokio::test]
async fn an_end_in_the_past_is_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    for at in [0, -1, world.now(), i64::MIN] {
        let ask =
            json!({ "account": account, "amount": 1850, "currency": "eur", "expires_at": at });
        let refused = world.platform().creates(&ask).await;
        assert_eq!(
            refused.refused(400, "invalid_request")["param"],
            "expires_at",
            "{at}"
        );
    }
}

#[tokio::test]
async fn a_cancel_whose_answer_was_lost_can_be_asked_for_with_another_reason() {
    let mut world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&id).await;
    world.may_fail();
    for _ in 0..4 {
        world.fault(tests::Fault::LoseAnswer);
    }
    let lost = world.platform().does("cancel", &id, &json!({})).await;
    lost.refused(502, "stripe_unavailable");

    let reason = json!({ "cancellation_reason": "duplicate" });
    let canceled = world.platform().does("cancel", &id, &reason).await;

    assert_eq!(canceled.ok()["cancellation_reason"], "duplicate");
}
