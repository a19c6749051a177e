//! The sandbox's pages for the owner of an account: onboarding, and connecting by OAuth.

use serde_json::Value;
use tests::{
    Browser, World,
    sandbox::{SECRET_KEY, Sandbox},
};

/// The title of the page that stands in for the platform's.
const PLATFORM: &str = "3-D Secure test page";

/// A page that exists and shows no errors, in the place of the platform's.
fn platforms_page(sandbox: &Sandbox, query: &str) -> String {
    format!("{}_sandbox/browser/challenge.html?{query}", sandbox.url)
}

async fn link(sandbox: &Sandbox, account: &str) -> Value {
    let (back, again) = (
        platforms_page(sandbox, "back"),
        platforms_page(sandbox, "again"),
    );
    let form = [
        ("account", account),
        ("type", "account_onboarding"),
        ("return_url", &back),
        ("refresh_url", &again),
    ];
    let path = "/v1/account_links";
    sandbox.post(path, None, SECRET_KEY, &form).await
}

#[tokio::test]
async fn an_owner_completes_the_onboarding_once() {
    let world = World::start().await;
    let sandbox = &world.sandbox;
    let account = sandbox.new_account("FR", "eur", "Bakery").await;
    let link = link(sandbox, &account).await;
    let url = link["url"].as_str().unwrap();
    let browser = Browser::start().await;

    browser.goto(url).await;
    browser.clicks("#complete").await;
    browser.reads("h1", PLATFORM).await;
    let returned = browser.address().await;
    let after = sandbox.get(&format!("/v1/accounts/{account}"), None).await;
    browser.goto(url).await;

    assert!(returned.ends_with("?back"), "{returned}");
    assert_eq!(after["charges_enabled"], true);
    assert!(browser.address().await.ends_with("?again"));
}

#[tokio::test]
async fn an_owner_connects_an_account_or_does_not() {
    let world = World::start().await;
    let mut url = world.sandbox.url.join("/oauth/authorize").unwrap();
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", "ca_sandbox_platform")
        .append_pair("scope", "read_write")
        .append_pair("state", "s7")
        .append_pair("redirect_uri", &platforms_page(&world.sandbox, "back"));
    let browser = Browser::start().await;

    for (button, answer) in [("#connect", "code=ac_"), ("#deny", "error=access_denied")] {
        browser.goto(&url).await;
        browser.clicks(button).await;
        browser.reads("h1", PLATFORM).await;

        let address = browser.address().await;
        assert!(address.contains("state=s7"), "{address}");
        assert!(address.contains(answer), "{address}");
    }
}
