use serde_json::Value;

use crate::{
    sandbox::{Sandbox, ids, text},
    till::{FEE, MANUAL},
};

impl Sandbox {
    /// The types of the events on an account, oldest first.
    pub(crate) async fn happened(&self, account: &str) -> Vec<String> {
        let list = self.read(account, "/v1/events?limit=100").await;
        let types = list["data"].as_array().unwrap().iter().rev();
        types
            .map(|event| String::from(text(&event["type"])))
            .collect()
    }

    /// The newest event of a type.
    async fn newest(&self, account: &str, event: &str) -> Value {
        let list = self.read(account, format!("/v1/events?type={event}")).await;
        list["data"][0].clone()
    }
}

/// An account on which nothing happened since it takes payments.
async fn quiet() -> (Sandbox, String, usize) {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let before = sandbox.happened(&account).await.len();
    (sandbox, account, before)
}

#[tokio::test]
async fn a_payment_in_one_call_is_told_of_in_its_order() {
    let (sandbox, account, before) = quiet().await;

    let paid = sandbox.try_to_pay(&account, "pm_card_visa", &[]).await.ok();

    assert_eq!(
        sandbox.happened(&account).await[before..],
        [
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
        ]
    );
    let created = sandbox.newest(&account, "payment_intent.created").await;
    assert_eq!(
        created["data"]["object"]["status"],
        "requires_payment_method"
    );
    let succeeded = sandbox.newest(&account, "payment_intent.succeeded").await;
    assert_eq!(succeeded["data"]["object"], paid);
}

#[tokio::test]
async fn a_declined_card_is_told_of_though_the_call_is_refused() {
    let (sandbox, account, before) = quiet().await;
    let intent = sandbox.intent(&account).await;

    let call = sandbox.confirm(&account, &intent, "pm_card_visa_chargeDeclined");
    call.await.error(402);

    assert_eq!(
        sandbox.happened(&account).await[before..],
        [
            "payment_intent.created",
            "charge.failed",
            "payment_intent.payment_failed",
        ]
    );
}

#[tokio::test]
async fn what_becomes_of_held_money_is_told() {
    let (sandbox, account, before) = quiet().await;
    let hold = || sandbox.try_to_pay(&account, "pm_card_visa", &[MANUAL]);
    let taken = hold().await.id();
    let path = format!("/v1/payment_intents/{taken}/capture");
    sandbox.post(path).on(&account).send().await.ok();
    let given_up = hold().await.id();
    let path = format!("/v1/payment_intents/{given_up}/cancel");
    sandbox.post(path).on(&account).send().await.ok();
    hold().await.ok();
    sandbox.advance(8 * 24 * 60 * 60).await;

    let happened = sandbox.happened(&account).await;

    let on_hold = [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
    ];
    let expected = [
        &on_hold[..],
        &["charge.captured", "payment_intent.succeeded"],
        &on_hold,
        &["charge.refunded", "payment_intent.canceled"],
        &on_hold,
        &[
            "charge.expired",
            "payment_intent.canceled",
            "balance.available",
        ],
    ];
    assert_eq!(happened[before..], expected.concat());
}

#[tokio::test]
async fn a_refund_that_fails_is_told_of_and_what_was_different_before() {
    let (sandbox, account, _) = quiet().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();
    let before = sandbox.happened(&account).await.len();
    sandbox.bank_says(&refund, "failed").await.ok();

    let refunded = sandbox.newest(&account, "charge.refunded").await;
    assert_eq!(refunded["data"]["previous_attributes"]["refunded"], false);
    assert_eq!(refunded["data"]["object"]["refunded"], true);
    let mut failed = sandbox.happened(&account).await.split_off(before);
    failed.sort();
    assert_eq!(
        failed,
        [
            "charge.refund.updated",
            "charge.updated",
            "refund.failed",
            "refund.updated",
        ]
    );
    let updated = sandbox.newest(&account, "refund.updated").await;
    assert_eq!(
        updated["data"]["previous_attributes"]["status"],
        "succeeded"
    );
    assert_eq!(updated["request"], Value::Null, "the bank asks nobody");
}

#[tokio::test]
async fn a_fee_is_the_platforms_event_and_a_customer_the_accounts() {
    let (sandbox, account, before) = quiet().await;
    let platform = sandbox.platform().await;
    let quiet = sandbox.happened(&platform).await.len();

    sandbox.charge(&account, "pm_card_visa", &[FEE]).await;
    let customer = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let path = format!("/v1/payment_methods/{method}/detach");
    sandbox.post(path).on(&account).send().await.ok();
    let path = format!("/v1/customers/{customer}");
    sandbox.delete(path).on(&account).send().await.ok();

    assert_eq!(
        sandbox.happened(&platform).await[quiet..],
        ["application_fee.created"]
    );
    assert_eq!(
        sandbox.happened(&account).await[before + 3..],
        [
            "charge.updated",
            "customer.created",
            "payment_method.attached",
            "payment_method.detached",
            "customer.deleted",
        ]
    );
}

#[tokio::test]
async fn what_an_owner_or_stripe_decides_is_told_of() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let path = format!("/_sandbox/accounts/{account}/disable");
    sandbox
        .post(path)
        .json(r#"{"reason":"requirements.past_due"}"#)
        .send()
        .await
        .ok();

    let updated = sandbox.newest(&account, "account.updated").await;

    assert_eq!(updated["account"], account);
    assert_eq!(
        updated["data"]["previous_attributes"]["charges_enabled"],
        true
    );
    let capability = sandbox.newest(&account, "capability.updated").await;
    assert_eq!(
        capability["data"]["previous_attributes"]["status"],
        "active"
    );
}

#[tokio::test]
async fn an_event_has_all_its_fields_and_says_who_asked() {
    let (sandbox, account, _) = quiet().await;
    let call = sandbox.post("/v1/customers").on(&account);
    let answer = call.header("idempotency-key", "key-7").send().await;

    let event = sandbox.newest(&account, "customer.created").await;

    assert_eq!(event["object"], "event");
    assert_eq!(event["api_version"], "2026-10-28.endive");
    assert_eq!(event["livemode"], false);
    assert_eq!(event["pending_webhooks"], 0);
    assert_eq!(event["request"]["id"], answer.header("request-id"));
    assert_eq!(event["request"]["idempotency_key"], "key-7");
    assert!(text(&event["id"]).starts_with("evt_"));
    assert!(event["created"].is_i64());
    let path = format!("/v1/events/{}", text(&event["id"]));
    assert_eq!(sandbox.read(&account, path).await, event);
}

#[tokio::test]
async fn a_replayed_call_happens_once() {
    let (sandbox, account, before) = quiet().await;
    for _ in 0..2 {
        let call = sandbox.post("/v1/customers").on(&account);
        call.header("idempotency-key", "key-7").send().await.ok();
    }

    assert_eq!(
        sandbox.happened(&account).await[before..],
        ["customer.created"]
    );
}

#[tokio::test]
async fn events_are_filtered_and_paged() {
    let (sandbox, account, _) = quiet().await;
    sandbox.charge(&account, "pm_card_visa", &[]).await;
    sandbox.charge(&account, "pm_card_visa", &[]).await;
    let count = async |query: &str| {
        let list = sandbox.read(&account, format!("/v1/events?{query}")).await;
        ids(&list).len()
    };

    assert_eq!(count("type=charge.succeeded").await, 2);
    assert_eq!(count("type=payment_intent.*").await, 4);
    assert_eq!(
        count("types[]=charge.succeeded&types[]=payment_intent.created").await,
        4
    );
    assert_eq!(count("type=charge.*&limit=1").await, 1);
    assert_eq!(count("type=charge.*&delivery_success=true").await, 2);
    assert_eq!(count("delivery_success=false").await, 0);
    assert_eq!(count("created[lt]=1").await, 0);
    let both = sandbox.get("/v1/events?type=a&types[]=b").on(&account);
    assert_eq!(both.send().await.error(400)["code"], "parameters_exclusive");
}

#[tokio::test]
async fn events_of_another_account_do_not_exist() {
    let (sandbox, account, _) = quiet().await;
    sandbox.customer(&account).await;
    let event = sandbox.newest(&account, "customer.created").await;

    let path = format!("/v1/events/{}", text(&event["id"]));
    let error = sandbox.get(path).send().await.error(404);

    assert_eq!(error["code"], "resource_missing");
}

#[tokio::test]
async fn an_accounts_own_key_reads_its_events_without_its_name() {
    let (sandbox, account, _) = quiet().await;
    sandbox.customer(&account).await;
    let keys = sandbox.post(format!("/_sandbox/accounts/{account}/keys"));
    let keys = keys.send().await.ok();

    let call = sandbox.get("/v1/events?type=customer.created");
    let list = call.key(text(&keys["secret_key"])).send().await.ok();

    assert_eq!(ids(&list).len(), 1);
    assert!(list["data"][0].get("account").is_none());
}
