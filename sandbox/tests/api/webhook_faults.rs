use serde_json::json;

use crate::{
    receiver::{Receiver, states},
    sandbox::{Sandbox, text},
};

/// A sandbox, a receiver of `customer.created`, its secret, and an account.
async fn told() -> (Sandbox, Receiver, String, String) {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let endpoint = sandbox.tell(&receiver.url, &["customer.created"]).await;
    let account = sandbox.account().await;
    let secret = String::from(text(&endpoint["secret"]));
    (sandbox, receiver, secret, account)
}

#[tokio::test]
async fn a_duplicate_is_sent_though_the_first_was_taken() {
    let (sandbox, receiver, _, account) = told().await;
    sandbox.faults(json!({ "duplicated_percent": 100 })).await;

    sandbox.customer(&account).await;
    sandbox.settled().await;

    let hooks = receiver.hooks();
    assert!(hooks.len() >= 2);
    assert!(
        hooks
            .iter()
            .all(|hook| hook.event()["id"] == hooks[0].event()["id"])
    );
}

#[tokio::test]
async fn a_lost_webhook_never_arrives_and_stripe_believes_that_it_did() {
    let (sandbox, receiver, _, account) = told().await;
    sandbox.faults(json!({ "lost_percent": 100 })).await;

    sandbox.customer(&account).await;
    let deliveries = sandbox.settled().await;

    assert!(receiver.hooks().is_empty());
    assert_eq!(
        (states(&deliveries), &deliveries["pending"]),
        (vec!["lost"], &json!(0))
    );
    let list = sandbox
        .read(&account, "/v1/events?type=customer.created")
        .await;
    assert_eq!(
        list["data"][0]["pending_webhooks"], 0,
        "the event can be listed"
    );
}

#[tokio::test]
async fn a_delayed_webhook_waits_for_the_clock() {
    let (sandbox, receiver, _, account) = told().await;
    sandbox
        .faults(json!({ "delayed_percent": 100, "delay_s": 600 }))
        .await;

    sandbox.customer(&account).await;
    assert_eq!(sandbox.settled().await["pending"], 1);
    assert!(receiver.hooks().is_empty());
    sandbox.advance(600).await;
    sandbox.settled().await;

    assert_eq!(receiver.hooks().len(), 1);
}

#[tokio::test]
async fn a_webhook_is_overtaken_by_a_later_one() {
    let (sandbox, receiver, _, account) = told().await;
    sandbox.faults(json!({ "reordered_percent": 100 })).await;
    let first = sandbox.customer(&account).await;
    sandbox.faults(json!({})).await;
    let second = sandbox.customer(&account).await;

    sandbox.settled().await;

    let hooks = receiver.hooks();
    let arrived = hooks
        .iter()
        .map(|hook| hook.event()["data"]["object"]["id"].clone());
    assert_eq!(arrived.collect::<Vec<_>>(), [second, first]);
}

#[tokio::test]
async fn a_webhook_that_nothing_overtakes_goes_out_in_the_end() {
    let (sandbox, receiver, _, account) = told().await;
    sandbox.faults(json!({ "reordered_percent": 100 })).await;

    sandbox.customer(&account).await;
    sandbox.advance(60).await;
    sandbox.settled().await;

    assert_eq!(receiver.hooks().len(), 1);
}

#[tokio::test]
async fn a_badly_signed_webhook_is_sent_again_as_it_should_be() {
    for fault in [
        "old_secret_percent",
        "wrong_secret_percent",
        "stale_percent",
    ] {
        let (sandbox, receiver, secret, account) = told().await;
        sandbox.faults(json!({ fault: 100 })).await;
        sandbox
            .order("/_sandbox/webhooks", &json!({ "retry_after_s": [0] }))
            .await;
        receiver.will_answer(&[400]);

        sandbox.customer(&account).await;
        sandbox.settled().await;

        let hooks = receiver.hooks();
        let machine = jiff::Timestamp::now().as_second();
        let accepted: Vec<_> = hooks
            .iter()
            .map(|hook| hook.signed_with(&secret))
            .map(|(at, good)| good && machine - at <= 300)
            .collect();
        assert_eq!(accepted, [false, true], "{fault}");
    }
}

#[tokio::test]
async fn impossible_faults_are_refused() {
    let sandbox = Sandbox::start();
    for body in [
        r#"{"webhooks":{"lost_percent":101}}"#,
        r#"{"webhooks":{"eaten_percent":1}}"#,
    ] {
        let answer = sandbox.post("/_sandbox/faults").json(body).send().await;
        assert!(answer.status.is_client_error());
    }
}
