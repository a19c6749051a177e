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
async fn too_large_a_capture_has_its_own_code() {
    let (sandbox, account, held) = held().await;

    let error = sandbox
        .post(format!("/v1/payment_intents/{}/capture", text(&held["id"])))
        .on(&account)
        .form(&[("amount_to_capture", "1001")])
        .send()
        .await
        .error(400);

    assert_eq!(error["code"], "amount_too_large");
}

#[tokio::test]
async fn the_fee_is_settled_when_the_money_is_taken() {
    for (fee, agreed) in [("500", Some(500)), ("200", Some(200)), ("501", None)] {
        let (sandbox, account, held) = held().await;

        let answer = sandbox
            .post(format!("/v1/payment_intents/{}/capture", text(&held["id"])))
            .on(&account)
            .form(&[
                ("amount_to_capture", "500"),
                ("application_fee_amount", fee),
                ("statement_descriptor_suffix", "TABLE 12"),
            ])
            .send()
            .await;

        let Some(agreed) = agreed else {
            assert_eq!(answer.error(400)["param"], "application_fee_amount");
            continue;
        };
        let taken = charge(&sandbox, &account, &answer.ok()).await;
        assert_eq!(taken["application_fee_amount"], agreed);
        assert_eq!(taken["statement_descriptor_suffix"], "TABLE 12");
        let fees = sandbox.read_own("/v1/application_fees").await;
        assert_eq!(fees["data"][0]["amount"], agreed);
    }
}

#[tokio::test]
async fn every_reason_to_cancel_is_known() {
    for reason in [
        "duplicate",
        "fraudulent",
        "requested_by_customer",
        "abandoned",
    ] {
        let (sandbox, account, held) = held().await;
        let path = format!("/v1/payment_intents/{}/cancel", text(&held["id"]));
        let cancel = |reason| {
            let call = sandbox.post(&path).on(&account);
            call.form(&[("cancellation_reason", reason)]).send()
        };

        cancel("automatic").await.error(400);
        assert_eq!(cancel(reason).await.ok()["cancellation_reason"], reason);
    }
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
