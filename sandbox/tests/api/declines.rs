use serde_json::{Value, json};

use crate::sandbox::{Sandbox, text};

/// Number, ready-made payment method, code, decline code, advice, parameter.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Value,
    Value,
);

fn table() -> [Row; 9] {
    let again = || json!("try_again_later");
    let never = || json!("do_not_try_again");
    let check = || json!("confirm_card_data");
    [
        (
            "4000000000000002",
            "pm_card_visa_chargeDeclined",
            "card_declined",
            "generic_decline",
            again(),
            Value::Null,
        ),
        (
            "4000000000009995",
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            "card_declined",
            "insufficient_funds",
            again(),
            Value::Null,
        ),
        (
            "4000000000009987",
            "pm_card_visa_chargeDeclinedLostCard",
            "card_declined",
            "lost_card",
            never(),
            Value::Null,
        ),
        (
            "4000000000009979",
            "pm_card_visa_chargeDeclinedStolenCard",
            "card_declined",
            "stolen_card",
            never(),
            Value::Null,
        ),
        (
            "4000000000000069",
            "pm_card_chargeDeclinedExpiredCard",
            "expired_card",
            "expired_card",
            check(),
            json!("exp_month"),
        ),
        (
            "4000000000000127",
            "pm_card_chargeDeclinedIncorrectCvc",
            "incorrect_cvc",
            "incorrect_cvc",
            check(),
            json!("cvc"),
        ),
        (
            "4000000000000119",
            "pm_card_chargeDeclinedProcessingError",
            "processing_error",
            "processing_error",
            again(),
            Value::Null,
        ),
        (
            "4000000000006975",
            "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
            "card_declined",
            "card_velocity_exceeded",
            Value::Null,
            Value::Null,
        ),
        (
            "4100000000000019",
            "pm_card_radarBlock",
            "card_declined",
            "fraudulent",
            Value::Null,
            Value::Null,
        ),
    ]
}

#[tokio::test]
async fn each_test_card_declines_in_its_own_way() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (number, ready_made, code, decline_code, advice, param) in table() {
        let intent = sandbox.intent(&account).await;
        let error = sandbox
            .confirm(&account, &intent, ready_made)
            .await
            .error(402);

        assert_eq!(error["type"], "card_error", "{ready_made}");
        assert_eq!(error["code"], code, "{ready_made}");
        assert_eq!(error["decline_code"], decline_code, "{ready_made}");
        assert_eq!(error["advice_code"], advice, "{ready_made}");
        assert_eq!(error["param"], param, "{ready_made}");

        let intent = sandbox.intent(&account).await;
        let typed = sandbox
            .confirm_typed(&account, &intent, number, &[])
            .await
            .error(402);
        assert_eq!(typed["decline_code"], decline_code, "{number}");
    }
}

#[tokio::test]
async fn a_declined_attempt_is_remembered_and_can_be_repeated() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let error = sandbox
        .confirm(&account, &intent, "pm_card_visa_chargeDeclined")
        .await
        .error(402);
    let after = sandbox.look_up(&account, &intent).await;
    let charge = format!("/v1/charges/{}", text(&error["charge"]));
    let charge = sandbox.get(charge).on(&account).send().await.ok();
    let paid = sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();

    assert_eq!(error["payment_intent"], after);
    assert_eq!(after["status"], "requires_payment_method");
    assert_eq!(after["payment_method"], Value::Null);
    assert_eq!(
        after["last_payment_error"]["decline_code"],
        "generic_decline"
    );
    assert_eq!(
        after["last_payment_error"]["payment_method"]["card"]["last4"],
        "0002"
    );
    assert_eq!(charge["status"], "failed");
    assert_eq!(charge["paid"], false);
    assert_eq!(charge["failure_code"], "card_declined");
    assert_eq!(charge["outcome"]["network_status"], "declined_by_network");
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["last_payment_error"], Value::Null);
    assert_eq!(paid["amount_received"], 1000);
}

#[tokio::test]
async fn a_payment_intent_is_paid_only_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let paid = sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();

    let error = sandbox
        .confirm(&account, &intent, "pm_card_mastercard")
        .await
        .error(400);

    assert_eq!(error["code"], "payment_intent_unexpected_state");
    assert_eq!(error["payment_intent"], paid);
}

#[tokio::test]
async fn a_refused_create_leaves_its_payment_intent_behind() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let error = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("confirm", "true"),
            ("payment_method", "pm_card_visa_chargeDeclined"),
            ("automatic_payment_methods[enabled]", "true"),
            ("automatic_payment_methods[allow_redirects]", "never"),
        ])
        .send()
        .await
        .error(402);

    let left = sandbox.look_up(&account, &error["payment_intent"]).await;
    assert_eq!(left["status"], "requires_payment_method");
}

#[tokio::test]
async fn typing_errors_are_refused_before_an_attempt() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    for (number, code) in [
        ("4242424242424241", "incorrect_number"),
        ("4111111111111111", "card_declined"),
    ] {
        let error = sandbox
            .confirm_typed(&account, &intent, number, &[])
            .await
            .error(402);
        assert_eq!(error["code"], code);
    }
    let after = sandbox.look_up(&account, &intent).await;
    assert_eq!(after["latest_charge"], Value::Null);
}

#[tokio::test]
async fn a_server_must_not_send_card_numbers() {
    let sandbox = Sandbox::start();

    let error = sandbox
        .post("/v1/payment_methods")
        .form(&[("type", "card"), ("card[number]", "4242424242424242")])
        .send()
        .await
        .error(402);

    assert_eq!(error["type"], "invalid_request_error");
    assert!(text(&error["message"]).contains("is generally unsafe"));
}
