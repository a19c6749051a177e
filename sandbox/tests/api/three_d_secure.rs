use serde_json::Value;

use crate::sandbox::{RETURN_URL, Sandbox, text};

#[tokio::test]
async fn a_customer_who_passes_has_paid() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let waiting = sandbox
        .confirm_typed(&account, &intent, "4000000000003220", &[])
        .await
        .ok();
    let answer = sandbox.customer_answers(&intent, "succeeded").await.ok();
    let paid = sandbox.look_up(&account, &intent).await;

    assert_eq!(waiting["status"], "requires_action");
    let action = &waiting["next_action"];
    assert_eq!(action["type"], "use_stripe_sdk");
    assert_eq!(action["use_stripe_sdk"]["type"], "three_d_secure_redirect");
    let source = text(&action["use_stripe_sdk"]["source"]);
    assert_eq!(
        text(&action["use_stripe_sdk"]["stripe_js"]),
        format!(
            "http://localhost/_sandbox/challenge?payment_intent={}&source={source}",
            text(&intent["id"])
        )
    );
    assert_eq!(answer["status"], "succeeded");
    assert_eq!(answer["redirect_to"], Value::Null);
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["next_action"], Value::Null);
    let charge = format!("/v1/charges/{}", text(&paid["latest_charge"]));
    let charge = sandbox.get(charge).on(&account).send().await.ok();
    let result = &charge["payment_method_details"]["card"]["three_d_secure"]["result"];
    assert_eq!(result, "authenticated");
}

#[tokio::test]
async fn a_customer_who_fails_can_try_again() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    sandbox
        .confirm(&account, &intent, "pm_card_threeDSecure2Required")
        .await
        .ok();

    let answer = sandbox.customer_answers(&intent, "failed").await.ok();
    let after = sandbox.look_up(&account, &intent).await;

    assert_eq!(answer["status"], "requires_payment_method");
    assert_eq!(after["latest_charge"], Value::Null);
    let error = &after["last_payment_error"];
    assert_eq!(error["code"], "payment_intent_authentication_failure");
    assert_eq!(
        error["message"],
        "We are unable to authenticate your payment method. Please choose a different payment \
         method and try again."
    );
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();
}

#[tokio::test]
async fn a_bank_may_refuse_a_customer_who_passed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let method = "pm_card_threeDSecureRequiredChargeDeclined";
    sandbox.confirm(&account, &intent, method).await.ok();

    let answer = sandbox.customer_answers(&intent, "succeeded").await.ok();
    let after = sandbox.look_up(&account, &intent).await;

    assert_eq!(answer["status"], "requires_payment_method");
    assert_eq!(after["last_payment_error"]["code"], "card_declined");
}

#[tokio::test]
async fn an_answer_counts_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    sandbox
        .confirm(&account, &intent, "pm_card_threeDSecure2Required")
        .await
        .ok();

    sandbox.customer_answers(&intent, "succeeded").await.ok();

    sandbox
        .customer_answers(&intent, "succeeded")
        .await
        .error(400);
    sandbox.customer_answers(&intent, "failed").await.error(400);
    assert_eq!(
        sandbox.look_up(&account, &intent).await["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn an_absent_customer_cannot_authenticate() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (parameter, decline_code) in [
        ("off_session", "authentication_required"),
        ("error_on_requires_action", "authentication_not_handled"),
    ] {
        let intent = sandbox.intent(&account).await;
        let error = sandbox
            .post(format!(
                "/v1/payment_intents/{}/confirm",
                text(&intent["id"])
            ))
            .on(&account)
            .form(&[
                ("payment_method", "pm_card_authenticationRequired"),
                (parameter, "true"),
            ])
            .form(&[RETURN_URL])
            .send()
            .await
            .error(402);

        assert_eq!(error["code"], "authentication_required");
        assert_eq!(error["decline_code"], decline_code);
    }
}

#[tokio::test]
async fn under_stripes_own_names_a_challenge_is_on_hooks_stripe_com() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let waiting = sandbox
        .post(format!(
            "/v1/payment_intents/{}/confirm",
            text(&intent["id"])
        ))
        .header("host", "api.stripe.com")
        .on(&account)
        .form(&[
            ("payment_method", "pm_card_threeDSecure2Required"),
            RETURN_URL,
        ])
        .send()
        .await
        .ok();

    let url = text(&waiting["next_action"]["use_stripe_sdk"]["stripe_js"]);
    assert!(
        url.starts_with("https://hooks.stripe.com/_sandbox/challenge?"),
        "{url}"
    );
}
