use serde_json::json;

use crate::sandbox::{Sandbox, ids, text};

#[tokio::test]
async fn one_call_says_everything_about_a_payment() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let paid = sandbox
        .try_to_pay(
            &account,
            "pm_card_visa",
            &[
                ("description", "Two loaves"),
                ("metadata[order]", "7"),
                ("receipt_email", "anna@example.com"),
                ("setup_future_usage", "off_session"),
                ("statement_descriptor_suffix", "TABLE 12"),
                ("excluded_payment_method_types[]", "ideal"),
                ("expand[]", "latest_charge"),
            ],
        )
        .await
        .ok();

    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["setup_future_usage"], "off_session");
    assert_eq!(
        paid["payment_method_types"],
        json!(["card", "sepa_debit", "multibanco"])
    );
    let charge = &paid["latest_charge"];
    assert_eq!(charge["description"], "Two loaves");
    assert_eq!(charge["metadata"], json!({ "order": "7" }));
    assert_eq!(charge["receipt_email"], "anna@example.com");
    assert_eq!(charge["statement_descriptor_suffix"], "TABLE 12");
}

#[tokio::test]
async fn a_refused_payment_leaves_its_intent_behind() {
    for (card, more, code) in [
        (
            "pm_card_visa_chargeDeclined",
            ("off_session", "false"),
            "card_declined",
        ),
        (
            "pm_card_authenticationRequired",
            ("off_session", "true"),
            "authentication_required",
        ),
        (
            "pm_card_authenticationRequired",
            ("error_on_requires_action", "true"),
            "authentication_required",
        ),
    ] {
        let sandbox = Sandbox::start();
        let account = sandbox.account().await;

        let error = sandbox.try_to_pay(&account, card, &[more]).await.error(402);

        assert_eq!(error["code"], code);
        assert_eq!(
            error["payment_intent"]["status"], "requires_payment_method",
            "{more:?}"
        );
        let left = sandbox.look_up(&account, &error["payment_intent"]).await;
        assert_eq!(left["last_payment_error"]["code"], code);
        sandbox.confirm(&account, &left, "pm_card_visa").await.ok();
    }
}

#[tokio::test]
async fn wrong_words_are_refused_before_anything_is_charged() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (more, param) in [
        (("receipt_email", "nobody"), "receipt_email"),
        (("statement_descriptor", "BAKERY"), "statement_descriptor"),
        (
            (
                "statement_descriptor_suffix",
                "A TABLE THAT IS MUCH TOO LONG",
            ),
            "statement_descriptor_suffix",
        ),
        (
            ("statement_descriptor_suffix", "12"),
            "statement_descriptor_suffix",
        ),
        (("off_session", "perhaps"), "off_session"),
        (("setup_future_usage", "always"), "setup_future_usage"),
        (
            ("payment_method_options[card][capture_method]", "automatic"),
            "payment_method_options[card][capture_method]",
        ),
        (
            ("payment_method_options[card][moto]", "true"),
            "payment_method_options[card][moto]",
        ),
    ] {
        let error = sandbox
            .try_to_pay(&account, "pm_card_visa", &[more])
            .await
            .error(400);
        assert_eq!(error["param"], param, "{error:#}");
    }

    let list = sandbox.read(&account, "/v1/payment_intents").await;
    assert!(ids(&list).is_empty());
}

#[tokio::test]
async fn cards_alone_can_be_held() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let manual = ("payment_method_options[card][capture_method]", "manual");

    let held = sandbox
        .try_to_pay(&account, "pm_card_visa", &[manual])
        .await
        .ok();

    assert_eq!(held["status"], "requires_capture");
    assert_eq!(held["capture_method"], "automatic_async");
    assert_eq!(
        held["payment_method_options"]["card"]["capture_method"],
        "manual"
    );
    let path = format!("/v1/payment_intents/{}/capture", text(&held["id"]));
    let taken = sandbox.post(path).on(&account).send().await.ok();
    assert_eq!(taken["status"], "succeeded");
}

#[tokio::test]
async fn every_way_to_capture_is_known() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (method, status) in [
        ("automatic", "succeeded"),
        ("automatic_async", "succeeded"),
        ("manual", "requires_capture"),
    ] {
        let paid = sandbox
            .try_to_pay(&account, "pm_card_visa", &[("capture_method", method)])
            .await
            .ok();
        assert_eq!(paid["status"], status, "{method}");
        assert_eq!(paid["capture_method"], method);
    }
}
