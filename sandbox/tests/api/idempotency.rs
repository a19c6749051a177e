use crate::{
    sandbox::{Answer, RETURN_URL, Sandbox, ids, text},
    till::MANUAL,
};

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
async fn what_a_state_does_not_allow_stays_refused_for_the_key() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[("amount", "1000"), ("currency", "eur"), MANUAL])
        .send()
        .await
        .ok();
    let capture = |key: &str| {
        let path = format!("/v1/payment_intents/{}/capture", text(&intent["id"]));
        let call = sandbox.post(path).on(&account);
        call.header("idempotency-key", key).send()
    };

    let early = capture("capture-1").await;
    let confirmed = sandbox.confirm(&account, &intent, "pm_card_visa").await;
    let again = capture("capture-1").await;

    assert_eq!(confirmed.ok()["status"], "requires_capture");
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.body, early.body);
    let code = &early.error(400)["code"];
    assert_eq!(code, "payment_intent_unexpected_state");
    assert_eq!(capture("capture-2").await.ok()["status"], "succeeded");
}

#[tokio::test]
async fn a_refund_that_came_too_early_has_used_its_key_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let refund = |amount: &str| {
        sandbox
            .post("/v1/refunds")
            .on(&account)
            .header("idempotency-key", "refund-1")
            .form(&[("payment_intent", text(&intent["id"])), ("amount", amount)])
            .send()
    };

    refund("100").await.error(400);
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();

    assert_eq!(refund("200").await.error(400)["type"], "idempotency_error");
    assert_eq!(
        refund("100").await.header("idempotent-replayed"),
        "true",
        "the refusal is kept"
    );
}

#[tokio::test]
async fn a_missing_parameter_or_object_leaves_the_key_free() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let id = text(&intent["id"]);
    let call = |path: String, form: &[(&str, &str)]| {
        let call = sandbox.post(path).on(&account).form(form);
        call.header("idempotency-key", "order-7").send()
    };

    for (path, form) in [
        (String::from("/v1/refunds"), ("amount", "100")),
        (String::from("/v1/payment_intents"), ("amount", "1000")),
        (format!("/v1/payment_intents/{id}"), ("amount", "ten")),
        (format!("/v1/payment_intents/{id}"), ("colour", "red")),
        (format!("/v1/payment_intents/{id}"), ("customer", "cus_1")),
        (format!("/v1/payment_intents/{id}"), ("expand[]", "colour")),
    ] {
        call(path, &[form]).await.error(400);
    }
    call(String::from("/v1/payment_intents/pi_1"), &[])
        .await
        .error(404);

    let path = format!("/v1/payment_intents/{id}");
    call(path, &[("description", "An order")]).await.ok();
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
