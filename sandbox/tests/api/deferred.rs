use serde_json::Value;

use crate::sandbox::Sandbox;

#[tokio::test]
async fn a_customer_is_not_charged_what_the_form_did_not_show() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let shown = |mode: &'static str, amount: &'static str, currency: &'static str| {
        [
            ("client_context[mode]", mode),
            ("client_context[amount]", amount),
            ("client_context[currency]", currency),
        ]
    };
    let number = "4242424242424242";

    for (context, code) in [
        (shown("payment", "999", "eur"), "amount_mismatch"),
        (shown("payment", "1000", "usd"), "currency_mismatch"),
        (shown("setup", "1000", "eur"), "mode_mismatch"),
    ] {
        let error = sandbox
            .confirm_typed(&account, &intent, number, &context)
            .await
            .error(400);
        assert_eq!(error["code"], code);
    }
    for (name, value, code) in [
        (
            "client_context[capture_method]",
            "manual",
            "capture_method_mismatch",
        ),
        (
            "client_context[setup_future_usage]",
            "on_session",
            "setup_future_usage_mismatch",
        ),
    ] {
        let [mode, amount, currency] = shown("payment", "1000", "eur");
        let context = [mode, amount, currency, (name, value)];
        let refused = sandbox.confirm_typed(&account, &intent, number, &context);
        assert_eq!(refused.await.error(400)["code"], code);
    }
    let untouched = sandbox.look_up(&account, &intent).await;
    assert_eq!(untouched["status"], "requires_payment_method");
    assert_eq!(untouched["latest_charge"], Value::Null);

    let same = shown("payment", "1000", "eur");
    sandbox
        .confirm_typed(&account, &intent, number, &same)
        .await
        .ok();
}
