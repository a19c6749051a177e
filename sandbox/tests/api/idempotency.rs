use crate::sandbox::{Answer, RETURN_URL, Sandbox, ids, text};

async fn create(sandbox: &Sandbox, account: &str, key: &str, amount: &str) -> Answer {
    sandbox
        .post("/v1/payment_intents")
        .on(account)
        .header("idempotency-key", key)
        .form(&[("amount", amount), ("currency", "eur")])
        .send()
        .await
}

#[tokio::test]
async fn the_same_request_twice_makes_one_object() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let first = create(&sandbox, &account, "order-7", "1000").await;
    let second = create(&sandbox, &account, "order-7", "1000").await;

    assert!(first.headers.get("idempotent-replayed").is_none());
    assert_eq!(second.header("idempotent-replayed"), "true");
    assert_eq!(
        second.header("original-request"),
        first.header("request-id")
    );
    assert_ne!(second.header("request-id"), first.header("request-id"));
    assert_eq!(second.header("idempotency-key"), "order-7");
    assert_eq!(first.body, second.body);
    let list = sandbox
        .get("/v1/payment_intents")
        .on(&account)
        .send()
        .await
        .ok();
    assert_eq!(ids(&list).len(), 1);
}

#[tokio::test]
async fn a_key_belongs_to_its_parameters_and_its_call() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = create(&sandbox, &account, "order-7", "1000").await.ok();

    let other_amount = create(&sandbox, &account, "order-7", "2000")
        .await
        .error(400);
    let other_call = sandbox
        .post(format!(
            "/v1/payment_intents/{}/cancel",
            text(&intent["id"])
        ))
        .on(&account)
        .header("idempotency-key", "order-7")
        .send()
        .await
        .error(400);

    for error in [other_amount, other_call] {
        assert_eq!(error["type"], "idempotency_error");
        assert!(error.get("code").is_none());
        assert!(text(&error["message"]).contains("a key other than 'order-7'"));
    }
}

#[tokio::test]
async fn each_account_has_its_own_keys() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);

    let here = create(&sandbox, &account, "order-7", "1000").await.id();
    let there = create(&sandbox, &other, "order-7", "2000").await.id();

    assert_ne!(here, there);
}

#[tokio::test]
async fn a_wrong_request_does_not_use_its_key_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    create(&sandbox, &account, "order-7", "10").await.error(400);

    create(&sandbox, &account, "order-7", "1000").await.ok();
}

#[tokio::test]
async fn a_refused_card_is_refused_again_without_another_charge() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let pay = || {
        sandbox
            .post(format!(
                "/v1/payment_intents/{}/confirm",
                text(&intent["id"])
            ))
            .on(&account)
            .header("idempotency-key", "attempt-1")
            .form(&[
                ("payment_method", "pm_card_visa_chargeDeclined"),
                RETURN_URL,
            ])
            .send()
    };

    let (first, second) = (pay().await, pay().await);

    assert_eq!(second.header("idempotent-replayed"), "true");
    assert_eq!(first.body, second.body);
    let charges = sandbox.get("/v1/charges").on(&account).send().await.ok();
    assert_eq!(ids(&charges).len(), 1);
}

#[tokio::test]
async fn a_key_has_at_most_255_characters() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    create(&sandbox, &account, &"k".repeat(255), "1000")
        .await
        .ok();
    create(&sandbox, &account, &"k".repeat(256), "1000")
        .await
        .error(400);
}

#[tokio::test]
async fn looking_up_ignores_the_key() {
    let sandbox = Sandbox::start();
    let look = || {
        sandbox
            .get("/v1/account")
            .header("idempotency-key", "k")
            .send()
    };

    look().await.ok();

    assert!(look().await.headers.get("idempotent-replayed").is_none());
}
