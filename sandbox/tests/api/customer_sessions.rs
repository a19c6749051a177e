use serde_json::Value;

use crate::sandbox::{Answer, Sandbox, text};

const REDISPLAY: [(&str, &str); 3] = [
    ("components[payment_element][enabled]", "true"),
    (
        "components[payment_element][features][payment_method_redisplay]",
        "enabled",
    ),
    (
        "components[payment_element][features][payment_method_allow_redisplay_filters][0]",
        "unspecified",
    ),
];

async fn session(sandbox: &Sandbox, account: &str, form: &[(&str, &str)]) -> Answer {
    let call = sandbox.post("/v1/customer_sessions").on(account).form(form);
    call.send().await
}

/// What Stripe.js learns for its form.
async fn form_session(sandbox: &Sandbox, account: &str, secret: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("type", "deferred_intent")
        .append_pair("deferred_intent[mode]", "payment")
        .append_pair("deferred_intent[amount]", "1000")
        .append_pair("deferred_intent[currency]", "eur")
        .append_pair("customer_session_client_secret", secret)
        .finish();
    let call = sandbox.get(format!("/v1/elements/sessions?{query}"));
    call.by_browser().on(account).send().await
}

#[tokio::test]
async fn a_form_shows_what_its_customer_saved() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let (ada, bob) = (
        sandbox.customer(&account).await,
        sandbox.customer(&account).await,
    );
    let card = sandbox.saved(&account, &ada, "pm_card_visa").await;
    sandbox.saved(&account, &bob, "pm_card_mastercard").await;

    let session = session(&sandbox, &account, &REDISPLAY).await.error(400);
    assert_eq!(session["param"], "customer");
    let created = sandbox
        .post("/v1/customer_sessions")
        .on(&account)
        .form(&REDISPLAY)
        .form(&[("customer", &ada)])
        .send()
        .await
        .ok();
    let secret = text(&created["client_secret"]);
    let form = form_session(&sandbox, &account, secret).await.ok();

    assert_eq!(created["customer"], ada.as_str());
    let saved = &form["customer"]["payment_methods"];
    assert_eq!(saved[0]["id"], card.as_str());
    assert_eq!(saved[1], Value::Null);
}

#[tokio::test]
async fn nothing_is_shown_unless_it_is_allowed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    sandbox.saved(&account, &customer, "pm_card_visa").await;
    let enabled = ("components[payment_element][enabled]", "true");

    let plain = session(&sandbox, &account, &[("customer", &customer), enabled]).await;
    let secret = plain.ok()["client_secret"].clone();
    let form = form_session(&sandbox, &account, text(&secret)).await.ok();
    let guessed = form_session(&sandbox, &account, "cuss_secret_guessed").await;

    assert_eq!(form["customer"]["payment_methods"], Value::Array(vec![]));
    guessed.error(400);
}

#[tokio::test]
async fn a_session_needs_a_component_and_a_customer_of_the_account() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let enabled = ("components[payment_element][enabled]", "true");

    let without = session(&sandbox, &account, &[("customer", &customer)]).await;
    let stranger = session(&sandbox, &account, &[("customer", "cus_x"), enabled]).await;
    let usage = session(
        &sandbox,
        &account,
        &[
            ("customer", &customer),
            enabled,
            (
                "components[payment_element][features][payment_method_save_usage]",
                "on_session",
            ),
        ],
    )
    .await;

    assert_eq!(without.error(400)["param"], "components");
    assert_eq!(stranger.error(400)["code"], "resource_missing");
    assert!(text(&usage.error(400)["param"]).ends_with("[payment_method_save_usage]"));
}

async fn removes(sandbox: &Sandbox, account: &str, card: &str, secret: &str) -> Answer {
    let path = format!("/v1/elements/payment_methods/{card}/detach");
    let call = sandbox.post(path).by_browser().on(account);
    let form = [("customer_session_client_secret", secret)];
    call.form(&form).send().await
}

#[tokio::test]
async fn a_customer_removes_their_own_card_where_the_session_allows_it() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let (ada, bob) = (
        sandbox.customer(&account).await,
        sandbox.customer(&account).await,
    );
    let card = sandbox.saved(&account, &ada, "pm_card_visa").await;
    let remove = (
        "components[payment_element][features][payment_method_remove]",
        "enabled",
    );
    let mut secrets = Vec::new();
    for (customer, more) in [(&ada, None), (&bob, Some(remove)), (&ada, Some(remove))] {
        let call = sandbox.post("/v1/customer_sessions").on(&account);
        let call = call.form(&REDISPLAY).form(&[("customer", customer)]);
        let made = call.form(more.as_slice()).send().await.ok();
        secrets.push(text(&made["client_secret"]).to_owned());
    }

    let forbidden = removes(&sandbox, &account, &card, &secrets[0]).await;
    let strangers = removes(&sandbox, &account, &card, &secrets[1]).await;
    let guessed = removes(&sandbox, &account, &card, "cuss_secret_guessed").await;
    let removed = removes(&sandbox, &account, &card, &secrets[2]).await.ok();
    let form = form_session(&sandbox, &account, &secrets[2]).await.ok();

    assert!(text(&forbidden.error(400)["message"]).contains("does not allow"));
    assert_eq!(strangers.error(404)["code"], "resource_missing");
    assert_eq!(guessed.error(400)["code"], "customer_session_invalid");
    assert_eq!(removed["id"], card.as_str());
    assert_eq!(form["customer"]["payment_methods"], Value::Array(vec![]));
}
