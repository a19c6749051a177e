//! An account's own keys.

use serde_json::Value;

use crate::sandbox::{Sandbox, ids, text};

async fn keys(sandbox: &Sandbox, account: &str) -> Value {
    let path = format!("/_sandbox/accounts/{account}/keys");
    sandbox.post(path).send().await.ok()
}

#[tokio::test]
async fn an_accounts_key_speaks_for_that_account_only() {
    let sandbox = Sandbox::start();
    let (account, other) = (sandbox.account().await, sandbox.account().await);
    let keys = keys(&sandbox, &account).await;
    let key = text(&keys["secret_key"]);
    let own = || sandbox.get("/v1/account").key(key);

    let plain = own().send().await.id();
    let named = own().on(&account).send().await.id();
    let foreign = own().on(&other).send().await.error(403);
    let list = sandbox.get("/v1/accounts").key(key).send().await;
    let look = sandbox.get(format!("/v1/accounts/{other}")).key(key);
    let look = look.send().await;

    assert_eq!(plain, account);
    assert_eq!(named, account);
    assert_eq!(foreign["code"], "account_invalid");
    assert_eq!(look.error(403)["code"], "account_invalid");
    assert!(ids(&list.ok()).is_empty());
}

#[tokio::test]
async fn a_browser_pays_with_the_accounts_own_publishable_key() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let keys = keys(&sandbox, &account).await;
    let intent = sandbox
        .post("/v1/payment_intents")
        .key(text(&keys["secret_key"]))
        .form(&[("amount", "1000"), ("currency", "eur")])
        .send()
        .await
        .ok();

    let seen = sandbox
        .get(format!(
            "/v1/payment_intents/{}?client_secret={}",
            text(&intent["id"]),
            text(&intent["client_secret"])
        ))
        .key(text(&keys["publishable_key"]))
        .send()
        .await
        .ok();

    assert_eq!(seen["amount"], 1000);
    assert_eq!(intent["application"], Value::Null);
}

#[tokio::test]
async fn an_account_that_acts_for_itself_owes_nobody_a_fee() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let keys = keys(&sandbox, &account).await;

    let error = sandbox
        .post("/v1/payment_intents")
        .key(text(&keys["secret_key"]))
        .form(&[("amount", "1000"), ("currency", "eur")])
        .form(&[("application_fee_amount", "10")])
        .send()
        .await
        .error(400);

    assert_eq!(error["param"], "application_fee_amount");
}

#[tokio::test]
async fn own_keys_stay_the_same_and_are_not_kept_in_the_journal() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let first = keys(&sandbox, &account).await;
    let key = text(&first["secret_key"]);
    sandbox.get("/v1/account").key(key).send().await.ok();

    let again = keys(&sandbox, &account).await;
    let journal = sandbox.get("/_sandbox/journal").send().await.ok();
    let last = journal["entries"].as_array().unwrap().last().unwrap();

    assert_eq!(first, again);
    assert_eq!(last["key"], "secret");
    assert_eq!(last["account"], account.as_str());
    assert!(!journal.to_string().contains(key));
}
