use serde_json::json;

use crate::{
    receiver::{Receiver, states},
    sandbox::{Sandbox, text},
    till::FEE,
};

const DAY: i64 = 24 * 60 * 60;

#[tokio::test]
async fn a_webhook_arrives_signed_with_its_event() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let endpoint = sandbox.tell(&receiver.url, &["customer.created"]).await;
    let account = sandbox.account().await;

    sandbox.customer(&account).await;
    let deliveries = sandbox.settled().await;

    let hooks = receiver.hooks();
    let [hook] = hooks.as_slice() else {
        panic!("{} webhooks", hooks.len())
    };
    let event = hook.event();
    assert_eq!(
        (&event["account"], &event["type"]),
        (&json!(account), &json!("customer.created"))
    );
    assert_eq!(event["pending_webhooks"], 1);
    assert!(hook.signed_with(text(&endpoint["secret"])).1);
    assert_eq!(
        hook.headers["content-type"],
        "application/json; charset=utf-8"
    );
    let agent = hook.headers["user-agent"].to_str().unwrap();
    assert!(agent.starts_with("Stripe/1.0"), "{agent}");
    assert_eq!(states(&deliveries), ["delivered"]);
    assert_eq!(deliveries["deliveries"][0]["tries"][0]["status"], 200);
    assert_eq!(deliveries["pending"], 0);
    let path = format!("/v1/events/{}", text(&event["id"]));
    assert_eq!(sandbox.read(&account, path).await["pending_webhooks"], 0);
}

#[tokio::test]
async fn each_endpoint_gets_what_it_asked_for_and_no_more() {
    let sandbox = Sandbox::with_webhooks();
    let (own, connected) = (Receiver::start().await, Receiver::start().await);
    sandbox.endpoint(&own.url, &["*"], &[]).await;
    sandbox.tell(&connected.url, &["charge.succeeded"]).await;
    let account = sandbox.account().await;

    sandbox.charge(&account, "pm_card_visa", &[FEE]).await;
    sandbox
        .charge(&sandbox.platform().await, "pm_card_visa", &[])
        .await;
    sandbox.settled().await;

    assert_eq!(connected.types(), ["charge.succeeded"]);
    let mut types = own.types();
    types.sort();
    let expected = [
        "application_fee.created",
        "charge.succeeded",
        "payment_intent.created",
        "payment_intent.succeeded",
    ];
    assert_eq!(types, expected);
    let hooks = own.hooks();
    assert!(
        hooks
            .iter()
            .all(|hook| hook.event().get("account").is_none())
    );
}

#[tokio::test]
async fn an_account_has_endpoints_of_its_own() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let account = sandbox.account().await;
    let form = [("url", receiver.url.as_str()), ("enabled_events[]", "*")];
    let call = sandbox.post("/v1/webhook_endpoints").on(&account);
    call.form(&form).send().await.ok();

    sandbox.customer(&account).await;
    sandbox.settled().await;

    let hooks = receiver.hooks();
    let [hook] = hooks.as_slice() else {
        panic!("{} webhooks", hooks.len())
    };
    assert_eq!(hook.event()["type"], "customer.created");
    assert!(hook.event().get("account").is_none(), "it is their own");
}

#[tokio::test]
async fn deliveries_are_shown_by_where_they_stand() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    receiver.will_answer(&[500]);
    sandbox.tell(&receiver.url, &["customer.created"]).await;
    let account = sandbox.account().await;
    sandbox.customer(&account).await;
    sandbox.settled().await;
    sandbox.customer(&account).await;
    sandbox.settled().await;

    let shown = sandbox.read_own("/_sandbox/webhooks?state=pending").await;

    assert_eq!(states(&shown), ["pending"]);
    let wrong = sandbox.get("/_sandbox/webhooks?state=eaten").send().await;
    assert_eq!(wrong.error(400)["param"], "state");
}

#[tokio::test]
async fn a_failed_delivery_is_tried_again_by_the_clock_and_signed_anew() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    receiver.will_answer(&[500, 302]);
    let endpoint = sandbox.tell(&receiver.url, &["customer.created"]).await;
    let account = sandbox.account().await;
    sandbox.customer(&account).await;

    let first = sandbox.settled().await;
    assert_eq!(first["pending"], 1);
    sandbox.advance(299).await;
    assert_eq!(
        sandbox.settled().await["deliveries"][0]["tries"][0]["status"],
        500
    );
    sandbox.advance(30 * DAY).await;
    sandbox.settled().await;
    sandbox.advance(30 * DAY).await;
    let last = sandbox.settled().await;

    assert_eq!(states(&last), ["delivered"]);
    let hooks = receiver.hooks();
    assert_eq!(hooks.len(), 3);
    let machine = jiff::Timestamp::now().as_second();
    for hook in hooks {
        let (at, good) = hook.signed_with(text(&endpoint["secret"]));
        assert!(
            good && (machine - at).abs() < 60,
            "no clock but the machine's signs"
        );
    }
}

#[tokio::test]
async fn stripe_gives_up_in_the_end_and_can_be_asked_to_send_again() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    receiver.will_answer(&[400, 400, 400]);
    sandbox.tell(&receiver.url, &["customer.created"]).await;
    sandbox
        .order("/_sandbox/webhooks", &json!({ "retry_after_s": [0, 0] }))
        .await;
    let account = sandbox.account().await;
    sandbox.customer(&account).await;

    let given_up = sandbox.settled().await;
    assert_eq!(
        (states(&given_up), &given_up["pending"]),
        (vec!["failed"], &json!(0))
    );
    let event = text(&given_up["deliveries"][0]["event"]);
    let undelivered = sandbox
        .read(&account, "/v1/events?delivery_success=false")
        .await;
    assert_eq!(undelivered["data"][0]["id"], event);
    sandbox
        .order(&format!("/_sandbox/webhooks/{event}/resend"), &json!({}))
        .await;

    assert_eq!(states(&sandbox.settled().await), ["failed", "delivered"]);
    assert_eq!(receiver.hooks().len(), 4);
}

#[tokio::test]
async fn nobody_at_the_address_is_a_failed_try() {
    let sandbox = Sandbox::with_webhooks();
    sandbox
        .tell("http://127.0.0.1:1/hooks", &["customer.created"])
        .await;
    sandbox
        .order("/_sandbox/webhooks", &json!({ "retry_after_s": [] }))
        .await;
    let account = sandbox.account().await;
    sandbox.customer(&account).await;

    let deliveries = sandbox.settled().await;

    assert_eq!(states(&deliveries), ["failed"]);
    assert!(deliveries["deliveries"][0]["tries"][0]["error"].is_string());
}

#[tokio::test]
async fn both_secrets_sign_while_both_are_good() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let endpoint = sandbox.tell(&receiver.url, &["customer.created"]).await;
    let account = sandbox.account().await;
    let path = format!("/_sandbox/webhook_endpoints/{}", text(&endpoint["id"]));
    let roll = json!({ "roll_secret": true, "keep_old_for_s": 3600 });
    let rolled = sandbox.order(&path, &roll).await;

    sandbox.customer(&account).await;
    sandbox.settled().await;
    sandbox.advance(3600).await;
    sandbox.customer(&account).await;
    sandbox.settled().await;

    let hooks = receiver.hooks();
    let (old, new) = (text(&endpoint["secret"]), text(&rolled["secret"]));
    assert!(hooks[0].signed_with(old).1 && hooks[0].signed_with(new).1);
    assert_eq!((hooks[0].signatures(), hooks[1].signatures()), (2, 1));
    assert!(hooks[1].signed_with(new).1);
}

#[tokio::test]
async fn a_disabled_endpoint_and_a_deleted_one_get_nothing() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let endpoint = sandbox.tell(&receiver.url, &["*"]).await;
    let path = format!("/v1/webhook_endpoints/{}", text(&endpoint["id"]));
    let account = sandbox.account().await;
    sandbox.settled().await;
    let before = receiver.hooks().len();

    let disable = sandbox.post(path.as_str()).form(&[("disabled", "true")]);
    disable.send().await.ok();
    sandbox.customer(&account).await;
    sandbox.delete(path).send().await.ok();
    sandbox.customer(&account).await;
    sandbox.settled().await;

    assert_eq!(receiver.hooks().len(), before);
}

#[tokio::test]
async fn a_disconnected_account_tells_its_platform_of_that_and_of_nothing_more() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let events = ["account.application.deauthorized", "account.updated"];
    sandbox.tell(&receiver.url, &events).await;
    let account = sandbox.new_account().await;
    let form = [
        ("client_id", "ca_sandbox_platform"),
        ("stripe_user_id", &account),
    ];
    sandbox
        .post("/oauth/deauthorize")
        .form(&form)
        .send()
        .await
        .ok();

    sandbox
        .post(format!("/_sandbox/accounts/{account}/enable"))
        .send()
        .await
        .ok();
    sandbox.settled().await;

    let hooks = receiver.hooks();
    assert_eq!(hooks.len(), 1);
    let event = hooks[0].event();
    assert_eq!(event["account"], account);
    assert_eq!(event["data"]["object"]["object"], "application");
}
