use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, text};

const REFRESH: &str = "https://p.example/refresh";
const RETURN: &str = "https://p.example/return";

async fn create(sandbox: &Sandbox, account: &str, more: &[(&str, &str)]) -> Answer {
    sandbox
        .post("/v1/account_links")
        .form(&[
            ("account", account),
            ("refresh_url", REFRESH),
            ("return_url", RETURN),
        ])
        .form(more)
        .send()
        .await
}

/// The link's path on the sandbox.
fn path(link: &Value) -> String {
    let url = url::Url::parse(text(&link["url"])).unwrap();
    String::from(url.path())
}

async fn end(sandbox: &Sandbox, path: &str, outcome: &str) -> Value {
    let call = sandbox.post(path);
    let body = json!({ "outcome": outcome }).to_string();
    call.json(&body).send().await.ok()
}

#[tokio::test]
async fn a_link_leads_through_onboarding_and_back() {
    let sandbox = Sandbox::start();
    let account = sandbox.new_account().await;
    let kind = [
        ("type", "account_onboarding"),
        ("collection_options[fields]", "eventually_due"),
    ];

    let link = create(&sandbox, &account, &kind).await.ok();
    let page = sandbox.get(path(&link)).send().await;
    let ended = end(&sandbox, &path(&link), "completed").await;
    let after = sandbox.get(format!("/v1/accounts/{account}")).send().await;

    assert_eq!(link["object"], "account_link");
    assert!(text(&page.body).contains("Test onboarding"));
    assert_eq!(ended["redirect_to"], RETURN);
    assert_eq!(after.ok()["charges_enabled"], true);
}

#[tokio::test]
async fn a_link_works_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.new_account().await;
    let kind = [("type", "account_onboarding")];
    let link = create(&sandbox, &account, &kind).await.ok();

    sandbox.get(path(&link)).send().await;
    let again = sandbox.get(path(&link)).send().await;
    let left = end(&sandbox, &path(&link), "left").await;
    let ended_again = end(&sandbox, &path(&link), "completed").await;
    let after = sandbox.get(format!("/v1/accounts/{account}")).send().await;

    assert_eq!(again.status, 303);
    assert_eq!(again.header("location"), REFRESH);
    assert_eq!(left["redirect_to"], RETURN);
    assert_eq!(ended_again["redirect_to"], REFRESH);
    assert_eq!(after.ok()["details_submitted"], false);
}

#[tokio::test]
async fn wrong_links_are_refused() {
    let sandbox = Sandbox::start();
    let account = sandbox.new_account().await;
    let platform = sandbox.platform().await;
    let kind = [("type", "account_onboarding")];

    let untyped = create(&sandbox, &account, &[]).await;
    let own = create(&sandbox, &platform, &kind).await;
    let update = create(&sandbox, &account, &[("type", "account_update")]).await;
    let strange = create(&sandbox, "acct_x", &kind).await;

    assert_eq!(untyped.error(400)["param"], "type");
    assert_eq!(own.error(400)["param"], "account");
    assert_eq!(update.error(400)["param"], "type");
    assert_eq!(strange.error(403)["code"], "account_invalid");
}
