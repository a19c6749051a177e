use serde_json::{Value, json};

use crate::{
    sandbox::{Answer, Sandbox, ids, text},
    till::{DAY, FEE, euros},
};

const AGREED: [(&str, &str); 3] = [
    ("mandate_data[customer_acceptance][type]", "online"),
    (
        "mandate_data[customer_acceptance][online][ip_address]",
        "203.0.113.7",
    ),
    (
        "mandate_data[customer_acceptance][online][user_agent]",
        "Mozilla/5.0",
    ),
];

const SEPA: &str = "pm_sepaDebit_success_de";

impl Sandbox {
    /// Tries to fetch 10 euros from a ready-made bank account.
    async fn debit(&self, account: &str, method: &str, more: &[(&str, &str)]) -> Answer {
        let form = [&AGREED[..], more].concat();
        self.try_to_pay(account, method, &form).await
    }

    async fn bank_ends(&self, intent: &Value, status: &str) -> Answer {
        let path = format!("/_sandbox/payment_intents/{}", text(&intent["id"]));
        let body = json!({ "status": status }).to_string();
        self.post(path).without_key().json(&body).send().await
    }

    async fn charge_of(&self, account: &str, intent: &Value) -> Value {
        let path = format!("/v1/charges/{}", text(&intent["latest_charge"]));
        self.read(account, path).await
    }
}

#[tokio::test]
async fn a_debit_is_processing_until_the_bank_pays() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (method, more, days) in [
        (SEPA, [FEE, ("currency", "eur")], 5),
        ("pm_usBankAccount_success", [FEE, ("currency", "usd")], 4),
    ] {
        let begun = sandbox.debit(&account, method, &more).await.ok();
        let pending = sandbox.charge_of(&account, &begun).await;
        sandbox.advance(days * DAY - 60).await;
        let before = sandbox.look_up(&account, &begun).await;
        sandbox.advance(60).await;
        let after = sandbox.look_up(&account, &begun).await;

        assert_eq!(begun["status"], "processing", "{method}");
        assert_eq!(begun["amount_received"], 0, "{method}");
        assert_eq!(pending["status"], "pending", "{method}");
        assert_eq!(pending["paid"], false, "{method}");
        assert_eq!(pending["balance_transaction"], Value::Null, "{method}");
        assert_eq!(before["status"], "processing", "{method}");
        assert_eq!(after["status"], "succeeded", "{method}");
        assert_eq!(after["amount_received"], 1000, "{method}");
        let paid = sandbox.charge_of(&account, &begun).await;
        assert_eq!(paid["status"], "succeeded", "{method}");
        assert!(paid["balance_transaction"].is_string(), "{method}");
        assert!(paid["application_fee"].is_string(), "{method}");
    }
}

#[tokio::test]
async fn a_debit_that_fails_can_be_tried_again_with_another_method() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let method = "pm_sepaDebit_insufficientFunds_fr";
    let begun = sandbox.debit(&account, method, &[FEE]).await.ok();

    sandbox.advance(5 * DAY).await;

    let failed = sandbox.look_up(&account, &begun).await;
    assert_eq!(failed["status"], "requires_payment_method");
    let error = &failed["last_payment_error"];
    assert_eq!(error["code"], "insufficient_funds");
    assert_eq!(error["charge"], begun["latest_charge"]);
    let charge = sandbox.charge_of(&account, &begun).await;
    assert_eq!(charge["status"], "failed");
    assert_eq!(charge["failure_code"], "insufficient_funds");
    assert_eq!(charge["application_fee"], Value::Null);
    let balance = sandbox.read(&account, "/v1/balance").await;
    assert_eq!(euros(&balance), (0, 0));
    let again = sandbox
        .confirm(&account, &failed, "pm_card_visa")
        .await
        .ok();
    assert_eq!(again["status"], "succeeded");
}

#[tokio::test]
async fn a_debit_ends_when_the_test_says_so() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let paid = sandbox.debit(&account, SEPA, &[]).await.ok();
    let failed = sandbox.debit(&account, SEPA, &[]).await.ok();

    let now_paid = sandbox.bank_ends(&paid, "succeeded").await.ok();
    let now_failed = sandbox.bank_ends(&failed, "failed").await.ok();

    assert_eq!(now_paid["status"], "succeeded");
    assert_eq!(now_failed["status"], "requires_payment_method");
    sandbox.bank_ends(&paid, "failed").await.error(400);
    sandbox.advance(6 * DAY).await;
    assert_eq!(sandbox.look_up(&account, &paid).await, now_paid);
    assert_eq!(sandbox.look_up(&account, &failed).await, now_failed);
}

#[tokio::test]
async fn nothing_is_changed_while_the_bank_is_asked() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.debit(&account, SEPA, &[]).await.ok();
    let path = format!("/v1/payment_intents/{}", text(&intent["id"]));
    let post = |path: String, form: Vec<(&'static str, &'static str)>| {
        let call = sandbox.post(path).on(&account).form(&form);
        call.send()
    };

    let canceled = post(format!("{path}/cancel"), vec![]).await.error(400);

    assert_eq!(canceled["code"], "payment_intent_unexpected_state");
    assert_eq!(canceled["payment_intent"]["status"], "processing");
    post(path.clone(), vec![("amount", "900")]).await.error(400);
    post(format!("{path}/capture"), vec![]).await.error(400);
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .error(400);
    let form = [("payment_intent", text(&intent["id"]))];
    sandbox.refund(&account, &form).await.error(400);
    let noted = post(path, vec![("metadata[order]", "7")]).await.ok();
    assert_eq!(noted["metadata"]["order"], "7");
}

#[tokio::test]
async fn a_server_tells_how_the_customer_agreed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let refused = sandbox.try_to_pay(&account, SEPA, &[]).await.error(400);
    let intent = sandbox.debit(&account, SEPA, &[]).await.ok();

    let message = text(&refused["message"]);
    assert!(message.contains("requires a mandate"), "{message}");
    let charge = sandbox.charge_of(&account, &intent).await;
    let mandate = text(&charge["payment_method_details"]["sepa_debit"]["mandate"]);
    let path = format!("/v1/mandates/{mandate}?expand[]=payment_method");
    let mandate = sandbox.read(&account, &path).await;
    assert_eq!(mandate["status"], "active");
    assert_eq!(
        mandate["single_use"],
        json!({ "amount": 1000, "currency": "eur" })
    );
    let online = &mandate["customer_acceptance"]["online"];
    assert_eq!(online["ip_address"], "203.0.113.7");
    assert_eq!(mandate["payment_method"]["type"], "sepa_debit");
    sandbox.advance(5 * DAY).await;
    let used = sandbox.read(&account, &path).await;
    assert_eq!(used["status"], "inactive");
}

#[tokio::test]
async fn a_bank_account_is_described_by_a_server() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let describe = |form: Vec<(&'static str, &'static str)>| {
        let call = sandbox.post("/v1/payment_methods").on(&account).form(&form);
        call.send()
    };
    let name = ("billing_details[name]", "Ada");
    let email = ("billing_details[email]", "ada@example.com");
    let sepa = ("type", "sepa_debit");

    let european = describe(vec![
        sepa,
        ("sepa_debit[iban]", "DE89 3704 0044 0532 0130 00"),
        name,
        email,
    ])
    .await
    .ok();
    let american = describe(vec![
        ("type", "us_bank_account"),
        ("us_bank_account[account_number]", "000123456789"),
        ("us_bank_account[routing_number]", "110000000"),
        ("us_bank_account[account_holder_type]", "company"),
        name,
    ])
    .await
    .ok();

    assert_eq!(european["sepa_debit"]["last4"], "3000");
    assert_eq!(european["sepa_debit"]["country"], "DE");
    assert_eq!(european["sepa_debit"]["bank_code"], "37040044");
    assert_eq!(american["us_bank_account"]["last4"], "6789");
    assert_eq!(
        american["us_bank_account"]["account_holder_type"],
        "company"
    );
    let iban = |iban| ("sepa_debit[iban]", iban);
    for (form, code) in [
        (
            vec![sepa, iban("DE89370400440532013001"), name, email],
            Some("invalid_bank_account_iban"),
        ),
        (
            vec![sepa, iban("GB82WEST12345698765432"), name, email],
            None,
        ),
        (
            vec![sepa, iban("DE89370400440532013000"), name],
            Some("parameter_missing"),
        ),
        (vec![sepa, name, email], Some("parameter_missing")),
    ] {
        let error = describe(form).await.error(400);
        assert_eq!(error["code"].as_str(), code, "{error:#}");
    }
}

#[tokio::test]
async fn a_bank_gives_disputed_debits_back_for_good() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox
        .debit(&account, "pm_sepaDebit_disputed_at", &[])
        .await
        .ok();
    sandbox.bank_ends(&intent, "succeeded").await.ok();

    let path = format!("/v1/disputes?payment_intent={}", text(&intent["id"]));
    let list = sandbox.read(&account, path).await;

    assert_eq!(ids(&list).len(), 1);
    let dispute = &list["data"][0];
    assert_eq!(dispute["reason"], "debit_not_authorized");
    assert_eq!(dispute["status"], "lost");
    assert_eq!(dispute["payment_method_details"]["type"], "sepa_debit");
}

#[tokio::test]
async fn a_month_that_passes_at_once_has_all_its_days() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    sandbox.debit(&account, SEPA, &[]).await.ok();

    sandbox.advance(30 * DAY).await;

    let balance = sandbox.read(&account, "/v1/balance").await;
    assert_eq!(euros(&balance), (0, 960));
}

#[tokio::test]
async fn a_debit_needs_its_currency_and_cannot_be_held_or_saved() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;

    for more in [("currency", "usd"), ("capture_method", "manual")] {
        let refused = sandbox.debit(&account, SEPA, &[more]).await.error(400);
        assert_eq!(
            refused["code"], "payment_intent_incompatible_payment_method",
            "{more:?}"
        );
    }
    sandbox
        .post(format!("/v1/payment_methods/{SEPA}/attach"))
        .on(&account)
        .form(&[("customer", &customer)])
        .send()
        .await
        .error(400);
}
