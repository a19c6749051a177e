use serde_json::json;

use crate::sandbox::{Answer, Sandbox};

async fn limit(sandbox: &Sandbox, limits: &serde_json::Value) {
    let call = sandbox.post("/_sandbox/limits").without_key();
    let answer = call.json(&limits.to_string()).send().await;
    assert!(answer.status.is_success(), "{:#}", answer.body);
}

async fn list(sandbox: &Sandbox, account: &str) -> Answer {
    sandbox.get("/v1/charges").on(account).send().await
}

async fn create(sandbox: &Sandbox, account: &str, key: &str) -> Answer {
    sandbox
        .post("/v1/payment_intents")
        .on(account)
        .header("idempotency-key", key)
        .form(&[("amount", "1000"), ("currency", "eur")])
        .send()
        .await
}

#[tokio::test]
async fn an_account_over_its_limit_is_told_so() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    limit(&sandbox, &json!({ "per_second": 0, "account": account })).await;

    let refused = list(&sandbox, &account).await;

    assert_eq!(refused.header("stripe-rate-limited-reason"), "global-rate");
    assert!(refused.headers.get("stripe-should-retry").is_none());
    let error = refused.error(429);
    assert_eq!(error["type"], "invalid_request_error");
    assert_eq!(error["code"], "rate_limit");
    list(&sandbox, &other).await.ok();
    limit(&sandbox, &json!({ "per_second": null, "account": account })).await;
    list(&sandbox, &account).await.ok();
}

#[tokio::test]
async fn a_limit_counts_the_requests_of_a_second() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    limit(&sandbox, &json!({ "per_second": 3 })).await;

    let mut let_in = 0;
    while list(&sandbox, &account).await.status != 429 {
        let_in += 1;
    }

    assert!(let_in >= 3, "{let_in}");
    sandbox.advance(1).await;
    list(&sandbox, &account).await.ok();
}

#[tokio::test]
async fn a_refused_request_does_not_use_its_key_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    limit(&sandbox, &json!({ "lock_next": 1 })).await;

    list(&sandbox, &account).await.ok();
    let locked = create(&sandbox, &account, "order-7").await;
    let again = create(&sandbox, &account, "order-7").await;

    assert_eq!(locked.header("stripe-should-retry"), "true");
    assert!(locked.headers.get("stripe-rate-limited-reason").is_none());
    assert_eq!(locked.error(429)["code"], "lock_timeout");
    assert!(again.headers.get("idempotent-replayed").is_none());
    again.ok();
}

#[tokio::test]
async fn a_key_is_in_use_while_its_first_request_runs() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    limit(&sandbox, &json!({ "latency_ms": 50 })).await;

    let (first, second) = tokio::join!(
        create(&sandbox, &account, "order-7"),
        create(&sandbox, &account, "order-7"),
    );
    let third = create(&sandbox, &account, "order-7").await;

    let error = second.error(409);
    assert_eq!(error["type"], "idempotency_error");
    assert_eq!(error["code"], "idempotency_key_in_use");
    assert_eq!(third.header("idempotent-replayed"), "true");
    assert_eq!(first.ok()["id"], third.ok()["id"]);
}
