use crate::sandbox::{Sandbox, ids, text};

#[tokio::test]
async fn an_object_exists_only_on_its_account() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    let intent = sandbox.intent(&account).await;
    let id = text(&intent["id"]);
    let path = format!("/v1/payment_intents/{id}");

    sandbox.get(&path).on(&account).send().await.ok();
    for elsewhere in [sandbox.get(&path), sandbox.get(&path).on(&other)] {
        let error = elsewhere.send().await.error(404);
        assert_eq!(error["code"], "resource_missing");
        assert_eq!(
            text(&error["message"]),
            format!("No such payment_intent: '{id}'")
        );
    }
}

#[tokio::test]
async fn a_list_shows_only_its_account() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    let intent = sandbox.intent(&account).await;
    let list = |account: &str| sandbox.get("/v1/payment_intents").on(account).send();

    assert_eq!(ids(&list(&account).await.ok()), [text(&intent["id"])]);
    assert!(ids(&list(&other).await.ok()).is_empty());
    assert!(ids(&sandbox.get("/v1/payment_intents").send().await.ok()).is_empty());
}

#[tokio::test]
async fn a_payment_method_of_one_account_does_not_pay_on_another() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    let paid = sandbox
        .confirm(&account, &sandbox.intent(&account).await, "pm_card_visa")
        .await
        .ok();
    let method = text(&paid["payment_method"]);

    let error = sandbox
        .confirm(&other, &sandbox.intent(&other).await, method)
        .await
        .error(400);

    assert_eq!(
        text(&error["message"]),
        format!("No such PaymentMethod: '{method}'")
    );
}

#[tokio::test]
async fn an_account_that_is_not_connected_is_refused() {
    let sandbox = Sandbox::start();

    let error = sandbox
        .get("/v1/payment_intents")
        .on("acct_x")
        .send()
        .await
        .error(403);

    assert_eq!(error["code"], "account_invalid");
    assert_eq!(
        error["message"],
        "The provided key 'sk_test_************form' does not have access to account 'acct_x' \
         (or that account does not exist). Application access may have been revoked."
    );
}

#[tokio::test]
async fn the_account_can_be_named_in_three_ways() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    for call in [
        sandbox.get("/v1/account").on(&account),
        sandbox
            .get("/v1/account")
            .header("stripe-context", &account),
        sandbox.get(format!("/v1/account?_stripe_account={account}")),
    ] {
        assert_eq!(call.send().await.id(), account);
    }
}

#[tokio::test]
async fn a_connected_account_knows_only_itself() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    let look = |id: &str| {
        sandbox
            .get(format!("/v1/accounts/{id}"))
            .on(&account)
            .send()
    };

    look(&account).await.ok();
    assert_eq!(look(&other).await.error(403)["code"], "account_invalid");
}

#[tokio::test]
async fn only_a_payment_on_another_account_has_an_application_fee() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let with_fee = |fee: &'static str| {
        sandbox.post("/v1/payment_intents").form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("application_fee_amount", fee),
        ])
    };

    let on_platform = with_fee("50").send().await.error(400);
    assert_eq!(on_platform["param"], "application_fee_amount");
    for wrong in ["1000", "1001", "0", "-1"] {
        let error = with_fee(wrong).on(&account).send().await.error(400);
        assert_eq!(error["param"], "application_fee_amount", "{wrong}");
    }
    let intent = with_fee("50").on(&account).send().await.ok();
    let paid = sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();
    let charge = format!("/v1/charges/{}", text(&paid["latest_charge"]));
    let charge = sandbox.get(charge).on(&account).send().await.ok();
    assert_eq!(charge["application_fee_amount"], 50);
    assert_eq!(charge["application"], paid["application"]);
    assert!(charge["application"].is_string());
}

#[tokio::test]
async fn an_account_that_can_not_be_read_is_not_the_platform() {
    let sandbox = Sandbox::start();

    let call = sandbox
        .get("/v1/balance")
        .header("stripe-account", "acct_\u{e9}");

    call.send().await.error(400);
}
