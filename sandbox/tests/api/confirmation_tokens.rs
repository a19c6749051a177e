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

#[tokio::test]
async fn a_token_stands_for_a_saved_card_too() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let card = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let form = [
        ("payment_method", card.as_str()),
        ("payment_method_data[billing_details][name]", "Ada"),
        ("shipping[name]", "Ada"),
    ];

    let chosen = token(&sandbox, &account, &form).await.ok();
    let unknown = token(&sandbox, &account, &[("payment_method", "pm_1")]).await;
    let mine = [("customer", customer.as_str())];
    let paid = pay(&sandbox, &account, &chosen, &mine).await.ok();

    assert_eq!(chosen["payment_method_preview"]["card"]["last4"], "4242");
    assert_eq!(unknown.error(400)["code"], "resource_missing");
    assert_eq!(paid["payment_method"], card.as_str());
    assert_eq!(paid["shipping"]["name"], "Ada");
    let path = format!("/v1/confirmation_tokens/{}", text(&chosen["id"]));
    let used = sandbox.get(path).on(&account).send().await.ok();
    assert_eq!(
        used["payment_method_preview"]["customer"],
        customer.as_str()
    );
    assert_eq!(used["payment_intent"], paid["id"]);
}

#[tokio::test]
async fn a_token_of_a_saved_card_pays_for_its_owner_only() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let card = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let chosen = token(&sandbox, &account, &[("payment_method", &card)]).await;

    let refused = pay(&sandbox, &account, &chosen.ok(), &[]).await.error(400);

    assert_eq!(refused["param"], "payment_method");
}

#[tokio::test]
async fn the_fields_around_a_form_do_not_change_a_saved_card() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let card = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let mine = [("amount", "1000"), ("currency", "eur")];
    let intent = sandbox.post("/v1/payment_intents").on(&account).form(&mine);
    let intent = intent.form(&[("customer", &customer)]).send().await.ok();
    let confirm = |more: &[(&str, &str)]| {
        let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
        let call = sandbox.post(path).by_browser().on(&account);
        call.form(&[
            ("client_secret", text(&intent["client_secret"])),
            ("payment_method", &card),
            RETURN_URL,
        ])
        .form(more)
        .send()
    };
    let name = ("payment_method_data[billing_details][name]", "Eve");
    let mistyped = (
        "payment_method_data[billing_details][mail]",
        "eve@a.example",
    );
    let kind = ("payment_method_data[type]", "ideal");

    let unknown = confirm(&[name, mistyped]).await.error(400);
    let two = confirm(&[name, kind]).await.error(400);
    let paid = confirm(&[name]).await.ok();

    assert_eq!(unknown["code"], "parameter_unknown");
    assert_eq!(two["code"], "parameters_exclusive");
    assert_eq!(paid["status"], "succeeded");
    let path = format!("/v1/payment_methods/{card}");
    let after = sandbox.get(path).on(&account).send().await.ok();
    assert_eq!(after["billing_details"]["name"], Value::Null);
}
