use serde_json::json;

use crate::sandbox::{Sandbox, ids, text};

#[tokio::test]
async fn a_new_account_must_be_onboarded_before_it_takes_payments() {
    let sandbox = Sandbox::start();
    let account = sandbox.new_account().await;
    let pay = || {
        sandbox
            .post("/v1/payment_intents")
            .on(&account)
            .form(&[("amount", "1000"), ("currency", "eur")])
            .send()
    };

    assert_eq!(pay().await.error(400)["code"], "capability_not_active");
    let before = sandbox
        .get(format!("/v1/accounts/{account}"))
        .send()
        .await
        .ok();
    sandbox
        .post(format!("/_sandbox/accounts/{account}/enable"))
        .send()
        .await
        .ok();
    let after = sandbox
        .get(format!("/v1/accounts/{account}"))
        .send()
        .await
        .ok();

    assert_eq!(before["charges_enabled"], false);
    assert_eq!(
        before["requirements"]["disabled_reason"],
        "requirements.past_due"
    );
    assert_eq!(after["charges_enabled"], true);
    assert_eq!(after["payouts_enabled"], true);
    assert_eq!(after["capabilities"]["card_payments"], "active");
    assert_eq!(after["requirements"]["currently_due"], json!([]));
    pay().await.ok();
}

#[tokio::test]
async fn an_account_says_who_is_responsible_for_what() {
    let sandbox = Sandbox::start();

    let account = sandbox
        .post("/v1/accounts")
        .form(&[
            ("country", "JP"),
            ("email", "kiln@example.com"),
            ("business_profile[name]", "Kiyomizu Pottery"),
            ("controller[fees][payer]", "application"),
            ("controller[losses][payments]", "application"),
            ("controller[stripe_dashboard][type]", "none"),
            ("controller[requirement_collection]", "application"),
            ("capabilities[card_payments][requested]", "true"),
            ("metadata[shop]", "7"),
        ])
        .send()
        .await
        .ok();

    assert_eq!(account["type"], "none");
    assert_eq!(account["default_currency"], "jpy");
    assert_eq!(account["controller"]["fees"]["payer"], "application");
    assert_eq!(account["controller"]["stripe_dashboard"]["type"], "none");
    assert_eq!(account["capabilities"]["card_payments"], "inactive");
    assert_eq!(account["metadata"]["shop"], "7");
}

#[tokio::test]
async fn a_platform_that_bears_losses_pays_the_fees() {
    let sandbox = Sandbox::start();

    let answer = sandbox
        .post("/v1/accounts")
        .form(&[("controller[losses][payments]", "application")])
        .send()
        .await;

    assert_eq!(answer.error(400)["param"], "controller[fees][payer]");
}

#[tokio::test]
async fn an_account_is_updated_and_listed_by_its_platform() {
    let sandbox = Sandbox::start();
    let first = sandbox.new_account().await;
    let second = sandbox.new_account().await;

    let updated = sandbox
        .post(format!("/v1/accounts/{first}"))
        .form(&[
            ("business_profile[url]", "https://a.example"),
            ("metadata[a]", "b"),
        ])
        .send()
        .await
        .ok();
    let list = sandbox.get("/v1/accounts").send().await.ok();

    assert_eq!(updated["business_profile"]["url"], "https://a.example");
    assert_eq!(ids(&list), [second.as_str(), first.as_str()]);
}

#[tokio::test]
async fn each_caller_has_an_account_of_its_own() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let platform = sandbox.get("/v1/account").send().await.ok();
    let connected = sandbox.get("/v1/account").on(&account).send().await.ok();

    assert_eq!(platform["controller"]["type"], "account");
    assert_eq!(platform["charges_enabled"], true);
    assert_eq!(text(&connected["id"]), account);
}
