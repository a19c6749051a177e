use serde_json::json;

use crate::sandbox::{RETURN_URL, Sandbox, text};

#[tokio::test]
async fn a_browser_may_not_do_what_servers_do() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let id = text(&intent["id"]);

    for call in [
        sandbox
            .post("/v1/payment_intents")
            .form(&[("amount", "1"), ("currency", "eur")]),
        sandbox
            .post(format!("/v1/payment_intents/{id}"))
            .form(&[("amount", "100")]),
        sandbox.post(format!("/v1/payment_intents/{id}/cancel")),
        sandbox.post(format!("/v1/payment_intents/{id}/capture")),
        sandbox.get("/v1/payment_intents"),
        sandbox.get("/v1/charges"),
        sandbox.get("/v1/accounts"),
        sandbox.post("/v1/accounts"),
    ] {
        let error = call.by_browser().on(&account).send().await.error(403);
        assert_eq!(error["code"], "secret_key_required");
    }
}

#[tokio::test]
async fn a_browser_needs_the_client_secret() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let look = |query: &str| {
        sandbox
            .get(format!(
                "/v1/payment_intents/{}?{query}",
                text(&intent["id"])
            ))
            .by_browser()
            .on(&account)
            .send()
    };

    let missing = look("").await.error(400);
    let wrong = look("client_secret=pi_1_secret_2").await.error(400);
    let right = look(&format!("client_secret={}", text(&intent["client_secret"])))
        .await
        .ok();

    assert_eq!(missing["param"], "client_secret");
    assert_eq!(wrong["param"], "client_secret");
    assert_eq!(right["id"], intent["id"]);
}

#[tokio::test]
async fn a_browser_sees_only_its_part_of_a_payment_intent() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("application_fee_amount", "50"),
            ("metadata[order]", "7"),
        ])
        .send()
        .await
        .ok();

    let declined = sandbox
        .confirm_typed(&account, &intent, "4000000000000002", &[])
        .await
        .error(402);
    let paid = sandbox
        .confirm_typed(&account, &intent, "4242424242424242", &[])
        .await
        .ok();

    for seen in [&declined["payment_intent"], &paid] {
        assert_eq!(seen["amount"], 1000);
        assert_eq!(seen["capture_method"], "automatic");
        for hidden in [
            "metadata",
            "application_fee_amount",
            "latest_charge",
            "application",
        ] {
            assert!(seen.get(hidden).is_none(), "{hidden}");
        }
    }
}

#[tokio::test]
async fn a_browser_may_send_its_key_and_account_as_parameters() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let query = format!(
        "key=pk_test_sandbox_platform&_stripe_account={account}&type=deferred_intent\
         &deferred_intent[mode]=payment&deferred_intent[amount]=1000\
         &deferred_intent[currency]=eur&locale=fr"
    );

    let session = sandbox
        .get(format!("/v1/elements/sessions?{query}"))
        .without_key()
        .send()
        .await
        .ok();

    assert_eq!(
        session["payment_method_types"],
        serde_json::json!(["card", "ideal"])
    );
    assert_eq!(session["merchant_country"], "FR");
    assert_eq!(session["amount"], 1000);
}

#[tokio::test]
async fn a_session_of_an_existing_payment_intent_shows_its_methods() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let secret = text(&intent["client_secret"]);

    let session = sandbox
        .get(format!(
            "/v1/elements/sessions?type=payment_intent&client_secret={secret}"
        ))
        .by_browser()
        .on(&account)
        .send()
        .await
        .ok();

    // A form shows bank accounts where they are asked for by name.
    assert_eq!(
        session["payment_method_types"],
        json!(["card", "ideal", "bancontact", "alipay"])
    );
    let of_intent = intent["payment_method_types"].as_array().unwrap();
    assert!(of_intent.contains(&json!("sepa_debit")), "{of_intent:?}");
}

#[tokio::test]
async fn a_confirmation_token_pays_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let token = sandbox
        .post("/v1/confirmation_tokens")
        .by_browser()
        .on(&account)
        .form(&[
            ("payment_method_data[type]", "card"),
            ("payment_method_data[card][number]", "5555555555554444"),
            ("payment_method_data[card][exp_month]", "12"),
            ("payment_method_data[card][exp_year]", "2035"),
            ("payment_method_data[card][cvc]", "123"),
            RETURN_URL,
        ])
        .send()
        .await
        .ok();
    let pay = || {
        sandbox
            .post("/v1/payment_intents")
            .on(&account)
            .form(&[("amount", "1000"), ("currency", "eur"), ("confirm", "true")])
            .form(&[("confirmation_token", text(&token["id"]))])
            .send()
    };

    assert_eq!(token["payment_method_preview"]["card"]["last4"], "4444");
    let paid = pay().await.ok();
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(pay().await.error(400)["param"], "confirmation_token");
    let path = format!("/v1/confirmation_tokens/{}", text(&token["id"]));
    let used = sandbox.get(path).on(&account).send().await.ok();
    assert_eq!(used["payment_intent"], paid["id"]);
}

#[tokio::test]
async fn a_payment_method_made_in_a_browser_is_used_by_the_server() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let method = sandbox
        .post("/v1/payment_methods")
        .by_browser()
        .on(&account)
        .form(&[
            ("type", "card"),
            ("card[number]", "378282246310005"),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2035"),
            ("card[cvc]", "1234"),
            ("billing_details[name]", "Jenny Rosen"),
        ])
        .send()
        .await
        .ok();

    let intent = sandbox.intent(&account).await;
    let paid = sandbox
        .confirm(&account, &intent, text(&method["id"]))
        .await
        .ok();

    assert_eq!(method["card"]["brand"], "amex");
    assert_eq!(paid["payment_method"], method["id"]);
}

#[tokio::test]
async fn a_page_on_any_origin_may_call_the_api() {
    let sandbox = Sandbox::start();

    let preflight = sandbox
        .call("OPTIONS", String::from("/v1/payment_intents/pi_1/confirm"))
        .without_key()
        .header("origin", "https://shop.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "stripe-account")
        .send()
        .await;
    let refused = sandbox
        .get("/v1/account")
        .without_key()
        .header("origin", "https://shop.example")
        .send();

    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert!(
        preflight
            .header("access-control-allow-headers")
            .contains("stripe-account")
    );
    let refused = refused.await;
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    assert_eq!(
        refused.header("access-control-expose-headers"),
        "request-id"
    );
}
