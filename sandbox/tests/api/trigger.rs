use serde_json::{Value, json};

use crate::{
    receiver::Receiver,
    sandbox::{Answer, Sandbox, text},
};

impl Sandbox {
    async fn trigger(&self, body: &Value) -> Answer {
        let call = self.post("/_sandbox/trigger").without_key();
        call.json(&body.to_string()).send().await
    }
}

/// Every event that can be triggered, from the error that lists them.
async fn known(sandbox: &Sandbox) -> Vec<String> {
    let error = sandbox
        .trigger(&json!({ "event": "charge.eaten" }))
        .await
        .error(400);
    let (_, list) = text(&error["message"]).split_once("make: ").unwrap();
    list.split(", ").map(String::from).collect()
}

#[tokio::test]
async fn every_event_that_is_offered_happens() {
    let sandbox = Sandbox::start();
    sandbox.account().await;

    let events = known(&sandbox).await;
    for event in &events {
        for _ in 0..2 {
            let made = sandbox.trigger(&json!({ "event": event })).await.ok();
            let made = made["events"].as_array().unwrap();
            assert!(!made.is_empty(), "{event}");
        }
    }
}

#[tokio::test]
async fn a_triggered_event_is_about_something_that_is_there() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    sandbox.tell(&receiver.url, &["charge.refunded"]).await;
    let account = sandbox.account().await;

    let order = json!({ "event": "charge.refunded", "account": account });
    let made = sandbox.trigger(&order).await.ok();
    sandbox.settled().await;

    let event = receiver.hooks()[0].event();
    assert_eq!(event["id"], made["events"][0]);
    assert_eq!(event["account"], account);
    let path = format!("/v1/charges/{}", text(&event["data"]["object"]["id"]));
    assert_eq!(sandbox.read(&account, path).await["refunded"], true);
    assert!(made["also"].as_array().unwrap().len() >= 3);
}

#[tokio::test]
async fn without_an_account_that_takes_payments_the_error_says_how_to_make_one() {
    let sandbox = Sandbox::start();
    let order = json!({ "event": "charge.succeeded" });

    let error = sandbox.trigger(&order).await.error(400);
    assert!(text(&error["message"]).contains("/v1/accounts"));

    let of_nobody = json!({ "event": "charge.succeeded", "account": "acct_nobody" });
    sandbox.trigger(&of_nobody).await.error(404);
    let connecting = json!({ "event": "account.application.authorized" });
    sandbox.trigger(&connecting).await.ok();
}

#[tokio::test]
async fn what_goes_wrong_for_others_goes_well_for_a_scene() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let faults = json!({ "calls": {
        "percent": 100,
        "kinds": ["error_500"],
        "next": [{ "kind": "conflict", "path": "/v1/payment_intents" }],
    } });
    let post = |path: &str, body: &Value| sandbox.post(path).json(&body.to_string()).send();
    post("/_sandbox/faults", &faults).await.ok();
    post("/_sandbox/limits", &json!({ "lock_next": 1 }))
        .await
        .ok();

    let order = json!({ "event": "charge.refunded", "account": account });
    sandbox.trigger(&order).await.ok();

    let left = sandbox.get("/_sandbox/faults").send().await.ok();
    assert_eq!(left["calls"]["next"][0]["kind"], "conflict");
    let call = || sandbox.post("/v1/payment_intents").on(&account).send();
    assert_eq!(call().await.error(429)["code"], "lock_timeout");
    assert_eq!(call().await.status, 409);
    assert_eq!(call().await.status, 500);
}
