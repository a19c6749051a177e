//! What a browser may change of a payment, and what only a server may.

use serde_json::Value;

use crate::sandbox::{Sandbox, text};

const CARD: &str = "4242424242424242";
const HOME: [(&str, &str); 2] = [
    ("shipping[name]", "Ada"),
    ("shipping[address][line1]", "1 Rue de la Paix"),
];
const ELSEWHERE: [(&str, &str); 2] = [
    ("shipping[name]", "Eve"),
    ("shipping[address][line1]", "2 Dark Alley"),
];

async fn intent(sandbox: &Sandbox, account: &str, more: &[(&str, &str)]) -> Value {
    let call = sandbox.post("/v1/payment_intents").on(account);
    let call = call.form(&[("amount", "1000"), ("currency", "eur")]);
    call.form(more).send().await.ok()
}

#[tokio::test]
async fn a_browser_does_not_send_goods_elsewhere() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let settled = intent(&sandbox, &account, &HOME).await;

    let error = sandbox
        .confirm_typed(&account, &settled, CARD, &ELSEWHERE)
        .await
        .error(400);
    let same = sandbox.confirm_typed(&account, &settled, CARD, &HOME).await;

    assert_eq!(error["code"], "payment_intent_invalid_parameter");
    assert_eq!(error["param"], "shipping");
    assert!(text(&error["message"]).contains("was last set with a secret key"));
    assert_eq!(same.ok()["status"], "succeeded");
    let paid = sandbox.look_up(&account, &settled).await;
    assert_eq!(paid["shipping"]["name"], "Ada");
}

#[tokio::test]
async fn a_browser_says_where_goods_go_until_a_server_does() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let open = intent(&sandbox, &account, &[]).await;
    let declined = "4000000000000002";

    let first = sandbox
        .confirm_typed(&account, &open, declined, &ELSEWHERE)
        .await;
    first.error(402);
    let path = format!("/v1/payment_intents/{}", text(&open["id"]));
    let second = sandbox
        .confirm_typed(&account, &open, declined, &HOME)
        .await;
    second.error(402);
    let by_browser = sandbox.look_up(&account, &open).await;
    let update = sandbox.post(path).on(&account).form(&ELSEWHERE);
    update.send().await.ok();
    let late = sandbox.confirm_typed(&account, &open, CARD, &HOME).await;

    assert_eq!(by_browser["shipping"]["name"], "Ada");
    assert_eq!(late.error(400)["param"], "shipping");
}

#[tokio::test]
async fn a_browser_keeps_a_method_for_no_less_than_was_agreed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let on = ("setup_future_usage", "on_session");
    let off = ("setup_future_usage", "off_session");

    for (settled, asked, shown) in [
        (vec![], on, Some("on_session")),
        (vec![], off, Some("off_session")),
        (vec![on], off, Some("off_session")),
        (vec![off], off, Some("off_session")),
        (vec![off], on, None),
        (vec![on], ("setup_future_usage", ""), None),
    ] {
        let intent = intent(&sandbox, &account, &settled).await;
        let answer = sandbox
            .confirm_typed(&account, &intent, CARD, &[asked])
            .await;
        match shown {
            Some(usage) => assert_eq!(answer.ok()["setup_future_usage"], usage),
            None => assert_eq!(answer.error(400)["param"], "setup_future_usage"),
        }
    }
}

#[tokio::test]
async fn how_money_is_taken_is_not_for_a_browser_to_say() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let open = intent(&sandbox, &account, &[]).await;

    for said in [
        ("capture_method", "manual"),
        ("off_session", "true"),
        ("off_session", "false"),
    ] {
        let error = sandbox.confirm_typed(&account, &open, CARD, &[said]).await;
        assert_eq!(error.error(400)["param"], said.0);
    }
}
