//! What a browser collected, and what a server makes of it.

use serde_json::Value;

use crate::sandbox::{Answer, RETURN_URL, Sandbox, text};

const CARD: [(&str, &str); 5] = [
    ("payment_method_data[type]", "card"),
    ("payment_method_data[card][number]", "5555555555554444"),
    ("payment_method_data[card][exp_month]", "12"),
    ("payment_method_data[card][exp_year]", "2035"),
    ("payment_method_data[card][cvc]", "123"),
];

async fn token(sandbox: &Sandbox, account: &str, form: &[(&str, &str)]) -> Answer {
    let call = sandbox.post("/v1/confirmation_tokens").by_browser();
    let call = call.on(account).form(&[RETURN_URL]).form(form);
    call.send().await
}

/// Pays 10 euros with a token, from the server.
async fn pay(sandbox: &Sandbox, account: &str, token: &Value, more: &[(&str, &str)]) -> Answer {
    sandbox
        .post("/v1/payment_intents")
        .on(account)
        .form(&[("amount", "1000"), ("currency", "eur"), ("confirm", "true")])
        .form(&[("confirmation_token", text(&token["id"]))])
        .form(more)
        .send()
        .await
}

#[tokio::test]
async fn a_token_says_that_the_card_is_to_be_kept() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let keep = [("setup_future_usage", "off_session")];
    let kept = token(&sandbox, &account, &[&CARD[..], &keep].concat()).await;
    let kept = kept.ok();

    let form = [("customer", &*customer), ("expand[]", "payment_method")];
    let paid = pay(&sandbox, &account, &kept, &form).await.ok();

    assert_eq!(paid["setup_future_usage"], "off_session");
    assert_eq!(paid["payment_method"]["customer"], customer.as_str());
}

#[tokio::test]
async fn the_call_goes_before_its_token() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let keep = [("setup_future_usage", "on_session")];
    let kept = token(&sandbox, &account, &[&CARD[..], &keep].concat()).await;
    let kept = kept.ok();
    let intent = sandbox.intent(&account).await;

    let confirmed = sandbox
        .post(format!(
            "/v1/payment_intents/{}/confirm",
            text(&intent["id"])
        ))
        .on(&account)
        .form(&[("confirmation_token", text(&kept["id"]))])
        .form(&[("setup_future_usage", "off_session")])
        .send()
        .await
        .ok();

    assert_eq!(confirmed["setup_future_usage"], "off_session");
}
