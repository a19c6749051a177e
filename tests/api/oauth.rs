//! Owners of existing Stripe accounts connect them by OAuth.

mod tokens;

use std::sync::Arc;

use serde_json::{Value, json};
use tests::{
    Fault, World,
    wait::until,
    world::{Answer, Setting},
};
use tokio::sync::Notify;

const RETURN_URL: &str = "https://platform.example/connected?session=7";

/// The platform sends an owner to Stripe; where to.
pub(crate) async fn leaves(world: &World) -> String {
    let ask = json!({ "return_url": RETURN_URL });
    let answer = world.platform().post("/api/oauth/connect", &ask).await;
    answer.ok()["url"].as_str().unwrap().to_owned()
}

/// The owner answers on Stripe's page, and comes back so.
pub(crate) async fn comes_back(world: &World, url: &str, owner: Value) -> Answer {
    let back = world.sandbox.owner_answers(url, &owner).await;
    assert!(
        back.as_str()
            .starts_with("https://pay.example/oauth/callback?")
    );
    world
        .get(&format!("/oauth/callback?{}", back.query().unwrap()))
        .await
}

fn location(answer: &Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.headers["location"].to_str().unwrap()
}

/// A new account that is connected by OAuth.
pub(crate) async fn connected(world: &World) -> String {
    let url = leaves(world).await;
    let back = comes_back(world, &url, json!({ "outcome": "approved" })).await;
    let (_, account) = location(&back).split_once("&account=").unwrap();
    account.to_owned()
}

#[tokio::test]
async fn an_owner_who_hangs_up_is_connected_all_the_same() {
    let world = World::with(Setting::oauth()).await;
    let url = leaves(&world).await;
    let approved = json!({ "outcome": "approved" });
    let back = world.sandbox.owner_answers(&url, &approved).await;
    let go_on = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(Arc::clone(&go_on)));

    let callback = format!("/oauth/callback?{}", back.query().unwrap());
    tokio::select! {
        _ = world.get(&callback) => unreachable!("Stripe has not answered"),
        () = world.struck() => {}
    }
    go_on.notify_one();

    let accounts = world.sandbox.get("/v1/accounts", None).await;
    let account = accounts["data"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/accounts/{account}/oauth/refresh");
    until("the connection", async || {
        let refreshed = world.platform().post(&path, &Value::Null).await;
        (refreshed.status == 200).then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_owner_connects_an_account_and_it_takes_payments() {
    let world = World::with(Setting::oauth()).await;

    let url = leaves(&world).await;
    let page = world.sandbox.page(&url).await;
    let back = comes_back(&world, &url, json!({ "outcome": "approved" })).await;

    assert!(page.contains("Connect a test account"));
    assert_eq!(back.headers["cache-control"], "no-store");
    assert_eq!(back.headers["referrer-policy"], "no-referrer");
    let (returned_to, account) = location(&back).split_once("&account=").unwrap();
    assert_eq!(returned_to, RETURN_URL);
    let checkout = world.platform().checkout(account, 1850, "usd").await;
    world
        .customer()
        .pays(account, &checkout, "pm_card_visa")
        .await;
    world.is_paid_once(account, &checkout, 1850).await;
}

#[tokio::test]
async fn an_owner_may_say_no() {
    let world = World::with(Setting::oauth()).await;
    let url = leaves(&world).await;

    let back = comes_back(&world, &url, json!({ "outcome": "denied" })).await;

    assert_eq!(location(&back), format!("{RETURN_URL}&error=access_denied"));
}

#[tokio::test]
async fn a_state_counts_once() {
    let world = World::with(Setting::oauth()).await;
    let url = leaves(&world).await;
    let back = world
        .sandbox
        .owner_answers(&url, &json!({ "outcome": "approved" }))
        .await;
    let path = format!("/oauth/callback?{}", back.query().unwrap());

    let first = world.get(&path).await;
    let second = world.get(&path).await;

    assert!(location(&first).contains("&account=acct_"));
    let error = second.refused(400, "invalid_request");
    assert!(
        error["message"].as_str().unwrap().contains("used before"),
        "{error}"
    );
    assert_eq!(world.sandbox.calls("POST", "/oauth/token").await.len(), 1);
}

#[tokio::test]
async fn a_state_that_was_not_begun_here_or_is_too_old_leads_nowhere() {
    let world = World::with(Setting::oauth()).await;
    let url = leaves(&world).await;
    let back = world
        .sandbox
        .owner_answers(&url, &json!({ "outcome": "approved" }))
        .await;
    world.seconds_pass(601);

    for query in [
        "state=guessed&code=ac_1",
        "code=ac_1",
        "state=&error=access_denied",
        back.query().unwrap(),
    ] {
        let answer = world.get(&format!("/oauth/callback?{query}")).await;
        answer.refused(400, "invalid_request");
        assert_eq!(answer.headers.get("location"), None, "{query}");
    }
    assert_eq!(world.sandbox.calls("POST", "/oauth/token").await.len(), 0);
}

#[tokio::test]
async fn a_code_that_stripe_refuses_is_told_to_the_platforms_page() {
    let world = World::with(Setting::oauth()).await;
    let url: url::Url = leaves(&world).await.parse().unwrap();
    let state = url
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap()
        .1
        .into_owned();

    let back = world
        .get(&format!("/oauth/callback?state={state}&code=ac_wrong"))
        .await;

    assert_eq!(location(&back), format!("{RETURN_URL}&error=invalid_grant"));
    assert!(!world.log.text().contains("ac_wrong"));
    assert!(!world.log.text().contains(&state));
}

#[tokio::test]
async fn an_owner_is_never_sent_to_an_unsafe_place() {
    let world = World::with(Setting::oauth()).await;

    for url in [
        "http://shop.example/",
        "javascript:alert(1)",
        "//evil.example",
        "",
    ] {
        let ask = json!({ "return_url": url });
        let answer = world.platform().post("/api/oauth/connect", &ask).await;
        let error = answer.refused(400, "invalid_request");
        assert_eq!(error["param"], "return_url", "{url}");
    }
}

#[tokio::test]
async fn a_disconnected_account_takes_no_payment_until_it_is_connected_again() {
    let world = World::with(Setting::oauth()).await;
    let account = connected(&world).await;
    let checkout = world.platform().checkout(&account, 1850, "usd").await;
    let path = format!("/api/accounts/{account}/deauthorize");

    let ended = world.platform().post(&path, &json!({})).await;
    let twice = world.platform().post(&path, &json!({})).await;
    let pay = format!("/api/checkouts/{checkout}/payment-intent");
    let paid = world.post(&pay, None).await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "usd" });
    let created = world.platform().creates(&ask).await;

    assert_eq!(
        *ended.ok(),
        json!({ "account": account, "deauthorized": true })
    );
    twice.ok();
    paid.refused(409, "checkout_canceled");
    let error = created.refused(400, "account_not_ready");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("must connect again"), "{error}");
    let url = leaves(&world).await;
    let owner = json!({ "outcome": "approved", "account": account });
    comes_back(&world, &url, owner).await;
    let checkout = world.platform().checkout(&account, 1850, "usd").await;
    world
        .customer()
        .pays(&account, &checkout, "pm_card_visa")
        .await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn only_a_key_of_the_platform_connects_and_disconnects() {
    let world = World::with(Setting::oauth()).await;
    let account = connected(&world).await;
    let merchant = world.platform().only_for(&account).await;
    let ask = json!({ "return_url": RETURN_URL });

    for path in [
        "/api/oauth/connect".to_owned(),
        format!("/api/accounts/{account}/oauth/refresh"),
        format!("/api/accounts/{account}/deauthorize"),
    ] {
        merchant.post(&path, &ask).await.refused(403, "forbidden");
        world
            .post(&path, Some(&ask))
            .await
            .refused(401, "unauthorized");
    }
}

#[tokio::test]
async fn without_a_client_id_the_missing_setting_is_named() {
    let world = World::start().await;

    let ask = json!({ "return_url": RETURN_URL });
    let answer = world.platform().post("/api/oauth/connect", &ask).await;

    let error = answer.refused(400, "not_configured");
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("STRIPE_CONNECT_CLIENT_ID"),
        "{error}"
    );
}
