use std::collections::HashMap;

use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, ids, text};

const QUERY: &str = "response_type=code&client_id=ca_sandbox_platform&scope=read_write&state=s7\
                     &redirect_uri=https%3A%2F%2Fp.example%2Fback\
                     &stripe_user%5Bbusiness_name%5D=Kiln";

/// The owner answers; what the platform's redirect URI is called with.
async fn answer(sandbox: &Sandbox, body: Value) -> HashMap<String, String> {
    let call = sandbox.post(format!("/_sandbox/oauth/authorize?{QUERY}"));
    let answer = call.json(&body.to_string()).send().await.ok();
    let url = url::Url::parse(text(&answer["redirect_to"])).unwrap();
    assert_eq!(url.host_str(), Some("p.example"));
    url.query_pairs().into_owned().collect()
}

async fn token(sandbox: &Sandbox, form: &[(&str, &str)]) -> Answer {
    sandbox.post("/oauth/token").form(form).send().await
}

/// A new account, connected: what the token call answered.
async fn connect(sandbox: &Sandbox) -> Value {
    let back = answer(sandbox, json!({ "outcome": "approved" })).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &back["code"]),
    ];
    token(sandbox, &form).await.ok()
}

async fn deauthorize(sandbox: &Sandbox, account: &str) -> Answer {
    let form = [
        ("client_id", "ca_sandbox_platform"),
        ("stripe_user_id", account),
    ];
    sandbox.post("/oauth/deauthorize").form(&form).send().await
}

#[tokio::test]
async fn an_owner_connects_an_account_and_the_token_is_its_key() {
    let sandbox = Sandbox::start();
    let page = sandbox.get(format!("/oauth/authorize?{QUERY}"));
    let page = page.without_key().send().await;
    let back = answer(&sandbox, json!({ "outcome": "approved" })).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &back["code"]),
    ];
    let before = sandbox.get("/v1/accounts").send().await.ok();

    let granted = token(&sandbox, &form).await.ok();
    let key = text(&granted["access_token"]);
    let own = sandbox.get("/v1/account").key(key).send().await.ok();
    let intent = sandbox
        .post("/v1/payment_intents")
        .key(key)
        .form(&[("amount", "1000"), ("currency", "usd")])
        .form(&[("application_fee_amount", "10")])
        .send()
        .await
        .ok();
    let account = text(&granted["stripe_user_id"]);
    let seen = sandbox.look_up(account, &intent).await;

    assert!(text(&page.body).contains("Connect a test account"));
    assert_eq!(back["state"], "s7");
    assert!(ids(&before).is_empty());
    assert_eq!(own["id"], granted["stripe_user_id"]);
    assert_eq!(own["business_profile"]["name"], "Kiln");
    assert_eq!(own["controller"], json!({ "type": "account" }));
    assert_eq!(granted["token_type"], "bearer");
    assert_eq!(seen["application"], "ca_sandbox_platform");
}

#[tokio::test]
async fn an_owner_may_say_no() {
    let sandbox = Sandbox::start();

    let back = answer(&sandbox, json!({ "outcome": "denied" })).await;

    assert_eq!(back["error"], "access_denied");
    assert_eq!(back["state"], "s7");
}

#[tokio::test]
async fn wrong_token_requests_have_oauth_errors() {
    let sandbox = Sandbox::start();

    for (form, code) in [
        (vec![], "invalid_request"),
        (
            vec![("grant_type", "authorization_code")],
            "invalid_request",
        ),
        (vec![("grant_type", "password")], "unsupported_grant_type"),
        (
            vec![("grant_type", "authorization_code"), ("code", "ac_x")],
            "invalid_grant",
        ),
        (
            vec![("grant_type", "refresh_token"), ("refresh_token", "rt_x")],
            "invalid_grant",
        ),
    ] {
        let answer = token(&sandbox, &form).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.body["error"], code);
        assert!(answer.body["error_description"].is_string());
    }
    let unknown = sandbox.get("/oauth/authorize?client_id=ca_x").send().await;
    assert_eq!(unknown.body["error"], "invalid_client");
}

#[tokio::test]
async fn a_code_that_is_used_twice_takes_its_tokens_back() {
    let sandbox = Sandbox::start();
    let back = answer(&sandbox, json!({ "outcome": "approved" })).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &back["code"]),
    ];
    let granted = token(&sandbox, &form).await.ok();
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", text(&granted["refresh_token"])),
    ];
    let refreshed = token(&sandbox, &refresh).await.ok();

    let again = token(&sandbox, &form).await;
    let key = text(&granted["access_token"]);
    let revoked = sandbox.get("/v1/account").key(key).send().await;

    assert_eq!(refreshed["access_token"], granted["access_token"]);
    assert_eq!(again.body["error"], "invalid_grant");
    assert_eq!(revoked.error(401)["code"], "platform_api_key_expired");
}

#[tokio::test]
async fn a_disconnected_account_is_out_of_reach_until_it_is_connected_again() {
    let sandbox = Sandbox::start();
    let granted = connect(&sandbox).await;
    let account = text(&granted["stripe_user_id"]);
    let look = || sandbox.get("/v1/account").on(account).send();
    look().await.ok();

    let gone = deauthorize(&sandbox, account).await.ok();
    let twice = deauthorize(&sandbox, account).await;
    let refused = look().await.error(403);
    let listed = sandbox.get("/v1/accounts").send().await.ok();
    let key = text(&granted["access_token"]);
    let token_refused = sandbox.get("/v1/account").key(key).send().await;
    let back = answer(
        &sandbox,
        json!({ "outcome": "approved", "account": account }),
    )
    .await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &back["code"]),
    ];
    let again = token(&sandbox, &form).await.ok();

    assert_eq!(gone["stripe_user_id"], account);
    assert_eq!(twice.body["error"], "invalid_client");
    assert_eq!(refused["code"], "account_invalid");
    assert!(text(&refused["message"]).ends_with("Application access may have been revoked."));
    assert!(ids(&listed).is_empty());
    token_refused.error(401);
    assert_eq!(again["stripe_user_id"], account);
    look().await.ok();
}
