use serde_json::{Value, json};

use crate::sandbox::{Sandbox, text};

/// An account with a `PaymentIntent` over 1000 that is held, with a fee of 300.
async fn held() -> (Sandbox, String, Value) {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("capture_method", "manual"),
            ("application_fee_amount", "300"),
        ])
        .send()
        .await
        .ok();
    let held = sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();
    (sandbox, account, held)
}

async fn charge(sandbox: &Sandbox, account: &str, intent: &Value) -> Value {
    let path = format!("/v1/charges/{}", text(&intent["latest_charge"]));
    sandbox.get(path).on(account).send().await.ok()
}

#[tokio::test]
async fn an_amount_is_held_and_then_taken() {
    let (sandbox, account, held) = held().await;
    let path = format!("/v1/payment_intents/{}/capture", text(&held["id"]));
    let waiting = charge(&sandbox, &account, &held).await;

    let taken = sandbox.post(&path).on(&account).send().await.ok();

    assert_eq!(held["status"], "requires_capture");
    assert_eq!(held["amount_capturable"], 1000);
    assert_eq!(held["amount_received"], 0);
    assert_eq!(waiting["captured"], false);
    assert!(waiting["payment_method_details"]["card"]["capture_before"].is_i64());
    assert_eq!(taken["status"], "succeeded");
    assert_eq!(taken["amount_received"], 1000);
    assert_eq!(taken["amount_capturable"], 0);
    let error = sandbox.post(&path).on(&account).send().await.error(400);
    assert_eq!(error["code"], "payment_intent_unexpected_state");
}

#[tokio::test]
async fn a_part_can_be_taken_and_the_rest_is_let_go() {
    let (sandbox, account, held) = held().await;

    let taken = sandbox
        .post(format!("/v1/payment_intents/{}/capture", text(&held["id"])))
        .on(&account)
        .form(&[("amount_to_capture", "200")])
        .send()
        .await
        .ok();
    let charge = charge(&sandbox, &account, &taken).await;

    assert_eq!(taken["amount_received"], 200);
    assert_eq!(
        taken["application_fee_amount"], 200,
        "the fee is capped at what is taken"
    );
    assert_eq!(charge["amount_captured"], 200);
    assert_eq!(charge["amount_refunded"], 800);
}

#[tokio::test]
async fn more_than_is_held_cannot_be_taken() {
    let (sandbox, account, held) = held().await;

    for amount in ["1001", "0", "-1"] {
        let error = sandbox
            .post(format!("/v1/payment_intents/{}/capture", text(&held["id"])))
            .on(&account)
            .form(&[("amount_to_capture", amount)])
            .send()
            .await
            .error(400);
        assert_eq!(error["param"], "amount_to_capture");
    }
    assert_eq!(
        sandbox.look_up(&account, &held).await["status"],
        "requires_capture"
    );
}

#[tokio::test]
async fn a_held_amount_can_be_let_go() {
    let (sandbox, account, held) = held().await;
    let path = format!("/v1/payment_intents/{}/cancel", text(&held["id"]));

    let canceled = sandbox
        .post(&path)
        .on(&account)
        .form(&[("cancellation_reason", "abandoned")])
        .send()
        .await
        .ok();

    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["cancellation_reason"], "abandoned");
    assert!(canceled["canceled_at"].is_i64());
    assert_eq!(
        charge(&sandbox, &account, &canceled).await["refunded"],
        true
    );
    let error = sandbox.post(&path).on(&account).send().await.error(400);
    assert_eq!(error["payment_intent"]["status"], json!("canceled"));
    sandbox
        .confirm(&account, &held, "pm_card_visa")
        .await
        .error(400);
}
