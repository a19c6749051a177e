//! For which intents a form begins.

use serde_json::Value;

use crate::{
    sandbox::{Answer, Sandbox, text},
    till::MANUAL,
};

async fn begin(sandbox: &Sandbox, account: &str, intent: &Value) -> Answer {
    let secret = text(&intent["client_secret"]);
    let path = format!("/v1/elements/sessions?type=payment_intent&client_secret={secret}");
    sandbox.get(path).by_browser().on(account).send().await
}

#[tokio::test]
async fn a_form_begins_for_what_can_still_be_paid() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    begin(&sandbox, &account, &intent).await.ok();
    sandbox
        .confirm(&account, &intent, "pm_card_visa_chargeDeclined")
        .await
        .error(402);
    begin(&sandbox, &account, &intent).await.ok();
    sandbox
        .confirm(&account, &intent, "pm_card_threeDSecure2Required")
        .await
        .ok();
    begin(&sandbox, &account, &intent).await.ok();
}

#[tokio::test]
async fn a_form_does_not_begin_for_what_is_paid_held_or_given_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let paid = sandbox.try_to_pay(&account, "pm_card_visa", &[]).await;
    let held = sandbox.try_to_pay(&account, "pm_card_visa", &[MANUAL]);
    let held = held.await;
    let canceled = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}/cancel", text(&canceled["id"]));
    let canceled = sandbox.post(path).on(&account).send().await;

    for over in [paid, held, canceled] {
        let intent = over.ok();
        let error = begin(&sandbox, &account, &intent).await.error(400);
        assert_eq!(error["type"], "invalid_request_error");
        assert_eq!(error["payment_intent"]["status"], intent["status"]);
        assert!(error["payment_intent"].get("metadata").is_none());
        assert!(text(&error["message"]).contains(text(&intent["status"])));
    }
}
