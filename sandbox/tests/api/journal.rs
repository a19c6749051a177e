use serde_json::{Value, json};

use crate::sandbox::{Sandbox, text};

async fn entries(sandbox: &Sandbox, since: u64) -> Vec<Value> {
    let journal = sandbox
        .get(format!("/_sandbox/journal?since={since}"))
        .without_key();
    journal.send().await.ok()["entries"]
        .as_array()
        .unwrap()
        .clone()
}

#[tokio::test]
async fn a_call_is_written_down_with_its_answer() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let before = entries(&sandbox, 0).await.len() as u64;

    let intent = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .header("idempotency-key", "order-7")
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("metadata[order]", "7"),
        ])
        .send()
        .await
        .ok();
    let written = entries(&sandbox, before).await;

    let [entry] = written.as_slice() else {
        panic!("one entry, not {written:#?}")
    };
    assert_eq!(
        *entry,
        json!({
            "seq": before + 1,
            "kind": "api",
            "method": "POST",
            "path": "/v1/payment_intents",
            "account": account,
            "key": "secret",
            "idempotency_key": "order-7",
            "params": { "amount": "1000", "currency": "eur", "metadata": { "order": "7" } },
            "status": 200,
            "replayed": false,
            "response": intent,
        })
    );
}

#[tokio::test]
async fn no_card_number_code_or_key_is_kept() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    sandbox
        .confirm_typed(&account, &intent, "4000 0000 0000 0002", &[])
        .await
        .error(402);
    let stray = [("number", "4242424242424242")];
    sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&stray)
        .send()
        .await
        .error(400);
    sandbox
        .post("/_sandbox/stripe-js-calls")
        .json(r#"{"call":"Stripe","args":["pk_test_sandbox_platform"]}"#)
        .send()
        .await
        .ok();
    let kept = Value::from(entries(&sandbox, 0).await).to_string();

    for secret in [
        "4000000000000002",
        "4000 0000",
        "4242424242424242",
        "\"123\"",
        "test_sandbox_platform",
    ] {
        assert!(!kept.contains(secret), "{secret}");
    }
    assert!(kept.contains("************0002"));
}

#[tokio::test]
async fn calls_of_stripe_js_are_written_down() {
    let sandbox = Sandbox::start();

    sandbox
        .post("/_sandbox/stripe-js-calls")
        .without_key()
        .header("origin", "https://shop.example")
        .header("content-type", "text/plain")
        .json(r#"{"call":"stripe.elements","args":[{"mode":"payment","amount":1000}]}"#)
        .send()
        .await
        .ok();

    assert_eq!(
        entries(&sandbox, 0).await,
        [json!({
            "seq": 1,
            "kind": "stripe_js",
            "call": "stripe.elements",
            "args": [{ "mode": "payment", "amount": 1000 }],
            "page": "https://shop.example",
        })]
    );
}

#[tokio::test]
async fn refusals_and_replays_are_written_down_too() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let before = entries(&sandbox, 0).await.len() as u64;

    sandbox
        .get("/v1/account")
        .key("sk_test_wrong")
        .send()
        .await
        .error(401);
    for _ in 0..2 {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        let call = call.form(&[("amount", "1000"), ("currency", "eur")]);
        call.header("idempotency-key", "k").send().await.ok();
    }
    let written = entries(&sandbox, before).await;

    assert_eq!(written[0]["key"], "none");
    assert_eq!(written[0]["status"], 401);
    assert_eq!(written[1]["replayed"], false);
    assert_eq!(written[2]["replayed"], true);
}

#[tokio::test]
async fn a_reset_forgets_everything() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    sandbox
        .post("/_sandbox/reset")
        .without_key()
        .send()
        .await
        .ok();

    assert!(entries(&sandbox, 0).await.is_empty());
    let path = format!("/v1/payment_intents/{}", text(&intent["id"]));
    sandbox.get(path).on(&account).send().await.error(403);
}
