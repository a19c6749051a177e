use serde_json::{Value, json};

use crate::sandbox::{Answer, Sandbox, text};

async fn pay_by_ideal(
    sandbox: &Sandbox,
    account: &str,
    intent: &Value,
    more: &[(&str, &str)],
) -> Answer {
    sandbox
        .post(format!(
            "/v1/payment_intents/{}/confirm",
            text(&intent["id"])
        ))
        .by_browser()
        .on(account)
        .form(&[
            ("client_secret", text(&intent["client_secret"])),
            ("use_stripe_sdk", "true"),
            ("payment_method_data[type]", "ideal"),
        ])
        .form(more)
        .send()
        .await
}

#[tokio::test]
async fn a_redirect_leads_away_and_back() {
    for (outcome, status) in [
        ("succeeded", "succeeded"),
        ("failed", "requires_payment_method"),
    ] {
        let sandbox = Sandbox::start();
        let account = sandbox.account().await;
        let intent = sandbox.intent(&account).await;
        let (id, secret) = (text(&intent["id"]), text(&intent["client_secret"]));

        let back = [("return_url", "https://shop.example/done?order=7")];
        let waiting = pay_by_ideal(&sandbox, &account, &intent, &back).await.ok();
        let answer = sandbox.customer_answers(&intent, outcome).await.ok();
        let after = sandbox.look_up(&account, &intent).await;

        let action = &waiting["next_action"]["redirect_to_url"];
        assert!(text(&action["url"]).contains(&format!("/_sandbox/authorize?payment_intent={id}")));
        assert_eq!(
            text(&answer["redirect_to"]),
            format!(
                "https://shop.example/done?order=7&payment_intent={id}\
                 &payment_intent_client_secret={secret}&redirect_status={outcome}"
            )
        );
        assert_eq!(after["status"], status);
        if outcome == "failed" {
            let code = &after["last_payment_error"]["code"];
            assert_eq!(code, "payment_intent_payment_attempt_failed");
        }
    }
}

#[tokio::test]
async fn a_redirect_needs_a_way_back() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let missing = pay_by_ideal(&sandbox, &account, &intent, &[])
        .await
        .error(400);
    let script = [("return_url", "javascript:alert(1)")];
    let script = pay_by_ideal(&sandbox, &account, &intent, &script)
        .await
        .error(400);

    assert_eq!(missing["param"], "return_url");
    assert_eq!(script["code"], "url_invalid");
}

#[tokio::test]
async fn a_server_that_accepts_redirects_must_say_where_customers_come_back_to() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
    let confirm = || {
        sandbox
            .post(&path)
            .on(&account)
            .form(&[("payment_method", "pm_card_visa")])
    };

    let error = confirm().send().await.error(400);

    assert!(text(&error["message"]).contains("you must provide a `return_url`"));
    confirm()
        .form(&[("use_stripe_sdk", "true")])
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn methods_follow_currency_and_wishes() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let types = |currency: &'static str, more: &'static [(&str, &str)]| {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        let call = call
            .form(&[("amount", "1000"), ("currency", currency)])
            .form(more);
        async { call.send().await.ok()["payment_method_types"].clone() }
    };

    assert_eq!(
        types("eur", &[]).await,
        json!([
            "card",
            "ideal",
            "bancontact",
            "alipay",
            "sepa_debit",
            "multibanco"
        ])
    );
    assert_eq!(
        types("jpy", &[]).await,
        json!(["card", "alipay", "konbini"])
    );
    assert_eq!(
        types("eur", &[("excluded_payment_method_types[]", "ideal")]).await,
        json!(["card", "bancontact", "alipay", "sepa_debit", "multibanco"])
    );
    assert_eq!(
        types("eur", &[("allowed_payment_method_types[]", "ideal")]).await,
        json!(["ideal"])
    );
    assert_eq!(
        types("eur", &[("capture_method", "manual")]).await,
        json!(["card"])
    );
    assert_eq!(
        types("eur", &[("automatic_payment_methods[enabled]", "false")]).await,
        json!(["card"])
    );
}

#[tokio::test]
async fn a_method_that_is_not_offered_is_refused() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[("amount", "1000"), ("currency", "jpy")])
        .send()
        .await
        .ok();

    let back = [("return_url", "https://shop.example")];
    let error = pay_by_ideal(&sandbox, &account, &intent, &back)
        .await
        .error(400);

    assert_eq!(error["code"], "payment_intent_incompatible_payment_method");
}

#[tokio::test]
async fn payments_without_a_card_and_their_refunds_have_ids_of_their_own() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let back = [("return_url", "https://shop.example/done")];
    pay_by_ideal(&sandbox, &account, &intent, &back).await.ok();
    sandbox.customer_answers(&intent, "succeeded").await.ok();
    let paid = sandbox.look_up(&account, &intent).await;
    let by_card = sandbox.charge(&account, "pm_card_visa", &[]).await;

    for (charge, prefix, refund_prefix) in [
        (text(&paid["latest_charge"]), "py_", "pyr_"),
        (&by_card, "ch_", "re_"),
    ] {
        let refund = sandbox.refund(&account, &[("charge", charge)]).await;
        let refund = refund.ok();
        assert!(charge.starts_with(prefix), "{charge}");
        assert!(text(&refund["id"]).starts_with(refund_prefix), "{refund}");
        let path = format!("/v1/charges/{charge}");
        assert_eq!(sandbox.read(&account, path).await["refunded"], true);
    }
}
