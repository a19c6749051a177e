use serde_json::Value;

use crate::sandbox::{Answer, Sandbox, text};

/// A connected account, a customer of the platform, and what they saved there.
async fn scene(sandbox: &Sandbox) -> (String, String, String) {
    let account = sandbox.account().await;
    let platform = sandbox.platform().await;
    let customer = sandbox.customer(&platform).await;
    let method = sandbox.saved(&platform, &customer, "pm_card_visa").await;
    (account, customer, method)
}

async fn share(sandbox: &Sandbox, account: Option<&str>, form: &[(&str, &str)]) -> Answer {
    let call = sandbox.post("/v1/payment_methods").form(form);
    match account {
        Some(account) => call.on(account).send().await,
        None => call.send().await,
    }
}

#[tokio::test]
async fn a_method_of_the_platform_pays_on_an_account() {
    let sandbox = Sandbox::start();
    let (account, customer, method) = scene(&sandbox).await;
    let form = [("customer", customer.as_str()), ("payment_method", &method)];

    let copy = share(&sandbox, Some(&account), &form).await.ok();
    let again = share(&sandbox, Some(&account), &form).await.ok();
    let intent = sandbox.intent(&account).await;
    let paid = sandbox
        .confirm(&account, &intent, text(&copy["id"]))
        .await
        .ok();

    assert_ne!(copy["id"], method.as_str());
    assert_ne!(copy["id"], again["id"]);
    assert_eq!(copy["customer"], Value::Null);
    assert_eq!(copy["card"]["last4"], "4242");
    assert_eq!(paid["status"], "succeeded");
}

#[tokio::test]
async fn sharing_says_what_is_wrong() {
    let sandbox = Sandbox::start();
    let (account, customer, method) = scene(&sandbox).await;
    let platform = sandbox.platform().await;
    let other = sandbox.customer(&platform).await;
    let local = sandbox.customer(&account).await;
    let of_account = sandbox.saved(&account, &local, "pm_card_visa").await;
    let there = Some(account.as_str());

    for (place, customer, method, param) in [
        (None, &customer, &method, "payment_method"),
        (there, &customer, &of_account, "payment_method"),
        (there, &local, &method, "customer"),
        (there, &other, &method, "payment_method"),
    ] {
        let form = [("customer", customer.as_str()), ("payment_method", method)];
        let error = share(&sandbox, place, &form).await.error(400);
        assert_eq!(error["param"], param, "{error}");
    }
    let missing = share(&sandbox, there, &[("customer", &customer)]).await;
    assert_eq!(missing.error(400)["param"], "payment_method");
    let without = share(&sandbox, there, &[("payment_method", &method)]).await;
    assert!(text(&without.error(400)["message"]).contains("belongs to the Customer"));
}

#[tokio::test]
async fn a_browser_shares_nothing() {
    let sandbox = Sandbox::start();
    let (account, customer, method) = scene(&sandbox).await;

    let error = sandbox
        .post("/v1/payment_methods")
        .by_browser()
        .on(&account)
        .form(&[("customer", &customer), ("payment_method", &method)])
        .send()
        .await
        .error(403);

    assert_eq!(error["code"], "secret_key_required");
}
