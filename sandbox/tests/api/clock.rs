use serde_json::Value;

use crate::{
    sandbox::{Sandbox, text},
    till::MANUAL,
};

const DAY: i64 = 24 * 60 * 60;

async fn now(sandbox: &Sandbox) -> i64 {
    let clock = sandbox.get("/_sandbox/clock").without_key().send().await;
    clock.ok()["now"].as_i64().unwrap()
}

async fn capture(sandbox: &Sandbox, account: &str, intent: &Value) -> crate::sandbox::Answer {
    let path = format!("/v1/payment_intents/{}/capture", text(&intent["id"]));
    sandbox.post(path).on(account).send().await
}

#[tokio::test]
async fn the_clock_goes_forward_only() {
    let sandbox = Sandbox::start();
    let start = now(&sandbox).await;
    let set = |body: String| {
        let call = sandbox.post("/_sandbox/clock").without_key();
        async move { call.json(&body).send().await }
    };

    set(format!(r#"{{"advance_seconds":{DAY}}}"#)).await.ok();
    assert!(now(&sandbox).await >= start + DAY);
    set(format!(r#"{{"now":{}}}"#, start + 9 * DAY)).await.ok();
    assert!(now(&sandbox).await >= start + 9 * DAY);

    set(format!(r#"{{"now":{start}}}"#)).await.error(400);
    assert!(now(&sandbox).await >= start + 9 * DAY);
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    assert!(intent["created"].as_i64().unwrap() >= start + 9 * DAY);
}

#[tokio::test]
async fn a_hold_that_nobody_takes_is_let_go() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let held = sandbox
        .try_to_pay(
            &account,
            "pm_card_visa",
            &[MANUAL, ("expand[]", "latest_charge")],
        )
        .await
        .ok();
    let card = &held["latest_charge"]["payment_method_details"]["card"];
    let until = card["capture_before"].as_i64().unwrap();

    let body = format!(r#"{{"now":{}}}"#, until + DAY);
    sandbox
        .post("/_sandbox/clock")
        .json(&body)
        .send()
        .await
        .ok();
    let after = sandbox.look_up(&account, &held).await;

    assert_eq!(after["status"], "canceled");
    assert_eq!(after["cancellation_reason"], "automatic");
    assert_eq!(after["canceled_at"], until, "when it ran out");
    assert_eq!(after["amount_capturable"], 0);
    let path = format!("/v1/charges/{}", text(&after["latest_charge"]));
    assert_eq!(sandbox.read(&account, path).await["refunded"], true);
    let error = capture(&sandbox, &account, &held).await.error(400);
    assert_eq!(error["code"], "payment_intent_unexpected_state");
    assert_eq!(error["payment_intent"]["status"], "canceled");
}

#[tokio::test]
async fn a_hold_that_was_taken_in_time_stays_taken() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let held = sandbox
        .try_to_pay(&account, "pm_card_visa", &[MANUAL])
        .await
        .ok();
    capture(&sandbox, &account, &held).await.ok();

    sandbox.advance(30 * DAY).await;

    let after = sandbox.look_up(&account, &held).await;
    assert_eq!(after["status"], "succeeded");
}

#[tokio::test]
async fn an_idempotency_key_is_forgotten_after_a_day() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let create = || {
        sandbox
            .post("/v1/payment_intents")
            .on(&account)
            .header("idempotency-key", "order-7")
            .form(&[("amount", "1000"), ("currency", "eur")])
            .send()
    };
    let first = create().await.id();

    sandbox.advance(DAY - 60).await;
    assert_eq!(create().await.id(), first);
    sandbox.advance(60).await;
    assert_ne!(create().await.id(), first);
}

#[tokio::test]
async fn a_reset_sets_the_clock_right() {
    let sandbox = Sandbox::start();
    let start = now(&sandbox).await;
    sandbox.advance(DAY).await;

    sandbox.post("/_sandbox/reset").send().await;

    assert!(now(&sandbox).await < start + DAY);
}
