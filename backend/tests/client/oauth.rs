//! OAuth: another host, other errors, and secrets.

use backend::stripe::{AuthorizeUrl, ErrorClass, OauthScope, Stripe};

use crate::server::Stub;

#[tokio::test]
async fn tokens_are_got_and_given_up_at_oauths_own_host() {
    let (stub, mut options) = Stub::with_options().await;
    let token = r#"{"access_token":"sk_test_hush","refresh_token":"rt_hush","livemode":false,
        "scope":"read_write","stripe_user_id":"acct_1","token_type":"bearer",
        "stripe_publishable_key":"pk_test_1"}"#;
    stub.answers(200, &[], token);
    options.connect_base = options.base.join("/elsewhere/").unwrap();
    let stripe = Stripe::new(options);
    let acct = "acct_1".parse().unwrap();

    let request = stripe.oauth().token("ac_1");
    let shown = format!("{request:?}");
    let token = request.send().await.unwrap();
    let _ = stripe
        .oauth()
        .refresh(token.refresh_token.as_ref().unwrap())
        .send()
        .await;
    let _ = stripe.oauth().deauthorize("ca_1", &acct).send().await;

    assert_eq!(token.stripe_user_id, acct);
    assert!(!format!("{token:?}").contains("hush"));
    assert!(!shown.contains("ac_1"), "{shown}");
    let expected = [
        "POST /elsewhere/oauth/token code=ac_1&grant_type=authorization_code",
        "POST /elsewhere/oauth/token grant_type=refresh_token&refresh_token=rt_hush",
        "POST /elsewhere/oauth/deauthorize client_id=ca_1&stripe_user_id=acct_1",
    ];
    assert_eq!(stub.lines(), expected);
}

#[tokio::test]
async fn an_owner_is_sent_to_stripe_with_all_that_it_must_know() {
    let (stub, mut options) = Stub::with_options().await;
    options.connect_base = "https://connect.stripe.com".parse().unwrap();
    let stripe = Stripe::new(options);

    let url = stripe.oauth().authorize_url(&AuthorizeUrl {
        client_id: "ca_1".to_owned(),
        state: "a&b".to_owned(),
        redirect_uri: Some("https://pay.example/back".to_owned()),
        scope: Some(OauthScope::ReadWrite),
    });

    assert_eq!(
        url.as_str(),
        "https://connect.stripe.com/oauth/authorize?response_type=code&client_id=ca_1\
         &state=a%26b&redirect_uri=https%3A%2F%2Fpay.example%2Fback&scope=read_write"
    );
    assert_eq!(stub.lines(), [""; 0]);
}

#[tokio::test]
async fn a_code_of_oauth_is_sent_once_and_its_error_is_read() {
    let (stub, stripe) = Stub::start().await;
    let gone = r#"{"error":"invalid_grant","error_description":"Code does not exist: ac_1"}"#;
    stub.answers(500, &[], r#"{"error":{"type":"api_error"}}"#);
    stub.answers(400, &[], gone);

    let lost = stripe.oauth().token("ac_1").send().await.unwrap_err();
    let refused = stripe.oauth().token("ac_1").send().await.unwrap_err();

    assert_eq!(lost.class(), Some(ErrorClass::StripeFailed));
    assert!(refused.has_code("invalid_grant"));
    assert_eq!(refused.class(), Some(ErrorClass::InvalidRequest));
    let line = "POST /oauth/token code=ac_1&grant_type=authorization_code";
    assert_eq!(stub.lines(), [line, line]);
}
