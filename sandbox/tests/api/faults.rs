use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, ids, text};

async fn set(sandbox: &Sandbox, faults: &Value) -> Value {
    let call = sandbox.post("/_sandbox/faults").without_key();
    call.json(&faults.to_string()).send().await.ok()
}

async fn next(sandbox: &Sandbox, kind: &str) {
    let next = [json!({ "kind": kind, "method": "POST", "path": "/v1/payment_intents" })];
    set(sandbox, &json!({ "calls": { "next": next } })).await;
}

async fn create(sandbox: &Sandbox, account: &str) -> Option<Answer> {
    sandbox
        .post("/v1/payment_intents")
        .on(account)
        .header("idempotency-key", "order-7")
        .form(&[("amount", "1000"), ("currency", "eur")])
        .try_to_send()
        .await
}

async fn intents(sandbox: &Sandbox, account: &str) -> Value {
    sandbox.read(account, "/v1/payment_intents").await
}

async fn last_entry(sandbox: &Sandbox) -> Value {
    let journal = sandbox.get("/_sandbox/journal").send().await.ok();
    journal["entries"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone()
}

#[tokio::test]
async fn a_call_that_is_lost_on_its_way_has_no_effect() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    next(&sandbox, "drop_before").await;

    let lost = create(&sandbox, &account).await;

    assert!(lost.is_none());
    let entry = last_entry(&sandbox).await;
    assert_eq!(entry["fault"], "drop_before");
    assert_eq!(entry["status"], Value::Null);
    assert!(ids(&intents(&sandbox, &account).await).is_empty());
    let again = create(&sandbox, &account).await.unwrap();
    assert!(again.headers.get("idempotent-replayed").is_none());
    again.ok();
}

#[tokio::test]
async fn a_call_whose_answer_is_lost_is_replayed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    next(&sandbox, "drop_after").await;

    let lost = create(&sandbox, &account).await;

    assert!(lost.is_none());
    let entry = last_entry(&sandbox).await;
    assert_eq!(entry["fault"], "drop_after");
    assert_eq!(entry["status"], 200);
    let again = create(&sandbox, &account).await.unwrap();
    assert_eq!(again.header("idempotent-replayed"), "true");
    let made = intents(&sandbox, &account).await;
    assert_eq!(ids(&made), [again.id()]);
}

#[tokio::test]
async fn refusals_are_told_apart_as_stripe_does_and_use_no_key_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (kind, status, code, header) in [
        ("rate_limit_global", 429, Some("rate_limit"), "global-rate"),
        (
            "rate_limit_global_concurrency",
            429,
            Some("rate_limit"),
            "global-concurrency",
        ),
        (
            "rate_limit_endpoint",
            429,
            Some("rate_limit"),
            "endpoint-rate",
        ),
        (
            "rate_limit_endpoint_concurrency",
            429,
            Some("rate_limit"),
            "endpoint-concurrency",
        ),
        (
            "rate_limit_resource",
            429,
            Some("rate_limit"),
            "resource-specific",
        ),
        ("lock_timeout", 429, Some("lock_timeout"), "retry"),
        ("conflict", 409, Some("idempotency_key_in_use"), ""),
        ("error_500", 500, None, "retry"),
        ("error_503", 503, None, "retry"),
        ("error_403", 403, None, ""),
    ] {
        next(&sandbox, kind).await;

        let refused = create(&sandbox, &account).await.unwrap();

        let of = |name| refused.headers.get(name).map(|it| it.to_str().unwrap());
        let (reason, retry) = match header {
            "" => (None, None),
            "retry" => (None, Some("true")),
            reason => (Some(reason), None),
        };
        assert_eq!(of("stripe-rate-limited-reason"), reason, "{kind}");
        assert_eq!(of("stripe-should-retry"), retry, "{kind}");
        let error = refused.error(status);
        assert_eq!(error["code"].as_str(), code, "{kind}");
        assert_eq!(last_entry(&sandbox).await["fault"], kind);
    }
    assert!(ids(&intents(&sandbox, &account).await).is_empty());
    create(&sandbox, &account).await.unwrap().ok();
}

#[tokio::test]
async fn a_failure_half_way_is_kept_for_its_key() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    next(&sandbox, "error_500_saved").await;

    let first = create(&sandbox, &account).await.unwrap();
    let second = create(&sandbox, &account).await.unwrap();

    assert_eq!(second.header("idempotent-replayed"), "true");
    assert_eq!(first.error(500)["type"], "api_error");
    second.error(500);
    assert!(ids(&intents(&sandbox, &account).await).is_empty());
}

#[tokio::test]
async fn reads_fail_too_and_other_calls_do_not() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}", text(&intent["id"]));
    let faults = [json!({
        "kind": "error_503", "method": "GET", "path": "/v1/payment_intents/{id}", "times": 2,
    })];
    set(&sandbox, &json!({ "calls": { "next": faults } })).await;

    intents(&sandbox, &account).await;
    sandbox.get(&path).on(&account).send().await.error(503);
    sandbox.get(&path).on(&account).send().await.error(503);

    sandbox.read(&account, &path).await;
}

#[tokio::test]
async fn browsers_are_spared_unless_they_are_meant() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let path = format!(
        "/v1/payment_intents/{}?client_secret={}",
        text(&intent["id"]),
        text(&intent["client_secret"])
    );
    let look = || sandbox.get(&path).by_browser().on(&account).send();

    for (only_key, status) in [("secret", 200), ("any", 500)] {
        let calls = json!({ "percent": 100, "kinds": ["error_500"], "only_key": only_key });
        set(&sandbox, &json!({ "calls": calls })).await;

        assert_eq!(look().await.status, status, "{only_key}");
    }
}

#[tokio::test]
async fn chance_is_the_same_for_the_same_seed() {
    async fn statuses(seed: u64) -> Vec<u16> {
        let sandbox = Sandbox::start();
        let account = sandbox.account().await;
        let calls = json!({ "percent": 50, "kinds": ["error_500", "error_503", "conflict"] });
        set(&sandbox, &json!({ "seed": seed, "calls": calls })).await;
        let mut statuses = Vec::new();
        for _ in 0..30 {
            let answer = sandbox.get("/v1/charges").on(&account).send().await;
            statuses.push(answer.status.as_u16());
        }
        statuses
    }

    let first = statuses(7).await;

    assert_eq!(first, statuses(7).await);
    assert_ne!(first, statuses(8).await);
    for status in [200, 409, 500, 503] {
        assert!(first.contains(&status), "{status} is not among {first:?}");
    }
}

#[tokio::test]
async fn a_setting_is_shown_replaced_and_forgotten_by_a_reset() {
    let sandbox = Sandbox::start();
    let show = || sandbox.get("/_sandbox/faults").without_key().send();
    let nothing = show().await.ok();
    let post = |body: &str| sandbox.post("/_sandbox/faults").json(body).send();

    let set = set(&sandbox, &json!({ "seed": 7, "calls": { "percent": 20 } })).await;

    assert_eq!(set["calls"]["percent"], 20);
    assert_eq!(set["calls"]["only_key"], "secret");
    assert_eq!(show().await.ok(), set);
    assert_eq!(post(r#"{"calls":{"percent":101}}"#).await.status, 400);
    assert_eq!(post(r#"{"calls":{"kinds":["flood"]}}"#).await.status, 400);
    assert_eq!(show().await.ok(), set);
    let reset = sandbox.post("/_sandbox/reset").send().await;
    assert_eq!(reset.status, 204);
    assert_eq!(show().await.ok(), nothing);
}

#[tokio::test]
async fn a_slow_answer_keeps_its_key_in_use() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let next = [json!({ "kind": "latency", "path": "/v1/payment_intents" })];
    set(
        &sandbox,
        &json!({ "calls": { "latency_ms": 50, "next": next } }),
    )
    .await;

    let (slow, second) = tokio::join!(create(&sandbox, &account), create(&sandbox, &account));

    slow.unwrap().ok();
    second.unwrap().error(409);
}

#[tokio::test]
async fn a_method_is_read_in_any_case_and_a_wrong_one_is_named() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let lower = json!([{ "kind": "error_503", "method": "post", "path": "/v1/payment_intents" }]);
    let post = |calls: Value| {
        let body = json!({ "calls": calls }).to_string();
        sandbox.post("/_sandbox/faults").json(&body).send()
    };

    let set = post(json!({ "methods": ["get", "Delete"], "next": lower })).await;
    let struck = create(&sandbox, &account).await.unwrap();

    assert_eq!(set.ok()["calls"]["methods"], json!(["GET", "DELETE"]));
    assert_eq!(struck.status, 503);
    for wrong in [
        json!({ "methods": ["fetch"] }),
        json!({ "next": [{ "kind": "conflict", "method": "fetch" }] }),
    ] {
        let refused = post(wrong).await;
        assert_eq!(refused.status, 400);
        assert!(text(&refused.body).contains("unknown method `fetch`"));
    }
}
