use serde_json::{Value, json};

use crate::{
    sandbox::{Answer, Sandbox, ids, text},
    till::DAY,
};

/// What a customer types, besides the email address.
const DETAILS: [(&str, &str); 6] = [
    ("payment_method_data[billing_details][name]", "Ada"),
    (
        "payment_method_data[billing_details][address][line1]",
        "Rua 1",
    ),
    (
        "payment_method_data[billing_details][address][city]",
        "São Paulo",
    ),
    ("payment_method_data[billing_details][address][state]", "SP"),
    (
        "payment_method_data[billing_details][address][postal_code]",
        "01310-100",
    ),
    (
        "payment_method_data[billing_details][address][country]",
        "BR",
    ),
];

const TAX_ID: (&str, &str) = ("payment_method_data[boleto][tax_id]", "000.000.000-00");

const METHODS: [(&str, &str, &str); 4] = [
    ("oxxo", "mxn", "expires_after"),
    ("konbini", "jpy", "expires_at"),
    ("boleto", "brl", "expires_at"),
    ("multibanco", "eur", "expires_at"),
];

impl Sandbox {
    async fn voucher_intent(&self, account: &str, method: &str, currency: &str) -> Value {
        let form = [
            ("amount", "20000"),
            ("currency", currency),
            ("allowed_payment_method_types[]", method),
        ];
        let call = self.post("/v1/payment_intents").on(account).form(&form);
        call.send().await.ok()
    }

    /// A customer asks for a voucher in the form.
    async fn asks_for_voucher(
        &self,
        account: &str,
        intent: &Value,
        method: &str,
        email: &str,
    ) -> Answer {
        let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
        let mut call = self.post(path).by_browser().on(account).form(&[
            ("client_secret", text(&intent["client_secret"])),
            ("payment_method_data[type]", method),
            ("payment_method_data[billing_details][email]", email),
        ]);
        if method == "boleto" {
            call = call.form(&[TAX_ID]);
        }
        call.form(&DETAILS).send().await
    }

    async fn oxxo(&self, account: &str, email: &str) -> Value {
        let intent = self.voucher_intent(account, "oxxo", "mxn").await;
        let waiting = self.asks_for_voucher(account, &intent, "oxxo", email).await;
        waiting.ok()
    }

    async fn voucher_ends(&self, intent: &Value, status: &str) -> Answer {
        let path = format!("/_sandbox/payment_intents/{}", text(&intent["id"]));
        let body = json!({ "status": status }).to_string();
        self.post(path).without_key().json(&body).send().await
    }
}

#[tokio::test]
async fn each_voucher_is_shown_and_paid_later() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (method, currency, expires) in METHODS {
        let intent = sandbox.voucher_intent(&account, method, currency).await;
        let email = "ada@example.com";
        let waiting = sandbox
            .asks_for_voucher(&account, &intent, method, email)
            .await
            .ok();
        let before = sandbox.look_up(&account, &intent).await;
        let secret = text(&intent["client_secret"]);
        let form = format!("/v1/elements/sessions?type=payment_intent&client_secret={secret}");
        let form = sandbox.get(form).by_browser().on(&account).send().await;
        let may_be_paid_twice = ["boleto", "oxxo"].contains(&method);
        assert_eq!(form.status == 400, may_be_paid_twice, "{method}");
        sandbox.advance(180).await;
        let after = sandbox.look_up(&account, &intent).await;

        let name = format!("{method}_display_details");
        let action = &waiting["next_action"];
        let details = &action[&name];
        assert_eq!(waiting["status"], "requires_action", "{method}");
        assert_eq!(action["type"], name, "{method}");
        let url = text(&details["hosted_voucher_url"]);
        assert!(url.contains("/_sandbox/voucher?"), "{method}: {url}");
        let left = details[expires].as_i64().unwrap() - intent["created"].as_i64().unwrap();
        assert!((2 * DAY..8 * DAY).contains(&left), "{method}: {left}");
        assert_eq!(before["status"], "requires_action", "{method}");
        assert_eq!(before["latest_charge"], Value::Null, "{method}");
        assert_eq!(after["status"], "succeeded", "{method}");
        assert_eq!(after["amount_received"], 20000, "{method}");
        let path = format!("/v1/charges/{}", text(&after["latest_charge"]));
        let charge = sandbox.read(&account, path).await;
        let paid_with = &charge["payment_method_details"];
        assert_eq!(paid_with["type"], method);
        assert!(paid_with[method].is_object(), "{method}");
    }
}

#[tokio::test]
async fn the_numbers_are_where_stripe_has_them() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (method, currency, pointer, length) in [
        ("oxxo", "mxn", "/number", 32),
        ("boleto", "brl", "/number", 47),
        ("konbini", "jpy", "/stores/lawson/payment_code", 6),
        (
            "konbini",
            "jpy",
            "/stores/seicomart/confirmation_number",
            11,
        ),
        ("multibanco", "eur", "/reference", 9),
        ("multibanco", "eur", "/entity", 5),
    ] {
        let intent = sandbox.voucher_intent(&account, method, currency).await;
        let email = "ada@example.com";
        let waiting = sandbox
            .asks_for_voucher(&account, &intent, method, email)
            .await
            .ok();

        let details = &waiting["next_action"][format!("{method}_display_details")];
        let number = details.pointer(pointer).and_then(Value::as_str).unwrap();
        assert_eq!(number.len(), length, "{method}{pointer}");
    }
}

#[tokio::test]
async fn an_email_address_decides_what_becomes_of_a_voucher() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (email, wait, status) in [
        ("succeed_immediately@example.com", 0, "succeeded"),
        ("a.succeed_immediately@example.com", 0, "succeeded"),
        (
            "expire_immediately@example.com",
            0,
            "requires_payment_method",
        ),
        ("expire_with_delay@example.com", 60, "requires_action"),
        (
            "expire_with_delay@example.com",
            180,
            "requires_payment_method",
        ),
        ("fill_never@example.com", 2 * DAY, "requires_action"),
        ("fill_never@example.com", 5 * DAY, "requires_payment_method"),
    ] {
        let waiting = sandbox.oxxo(&account, email).await;
        sandbox.advance(wait).await;
        let after = sandbox.look_up(&account, &waiting).await;

        assert_eq!(waiting["status"], "requires_action", "{email}");
        assert_eq!(after["status"], status, "{email} after {wait} s");
        if status == "requires_payment_method" {
            let error = &after["last_payment_error"];
            let expired = "payment_intent_payment_attempt_expired";
            assert_eq!(error["code"], expired, "{email}");
            assert_eq!(error["payment_method"]["type"], "oxxo", "{email}");
        }
    }
}

#[tokio::test]
async fn a_voucher_ends_when_the_test_says_so_and_the_events_tell_it() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (end, status, event) in [
        ("succeeded", "succeeded", "payment_intent.succeeded"),
        (
            "failed",
            "requires_payment_method",
            "payment_intent.payment_failed",
        ),
    ] {
        let waiting = sandbox.oxxo(&account, "fill_never@example.com").await;
        let ended = sandbox.voucher_ends(&waiting, end).await.ok();
        sandbox.voucher_ends(&waiting, "succeeded").await.error(400);
        sandbox.advance(9 * DAY).await;

        assert_eq!(ended["status"], status);
        assert_eq!(sandbox.look_up(&account, &waiting).await["status"], status);
        for name in ["payment_intent.requires_action", event] {
            let list = sandbox
                .read(&account, format!("/v1/events?type={name}"))
                .await;
            let about = list["data"].as_array().unwrap().iter();
            let about = about.filter(|it| it["data"]["object"]["id"] == waiting["id"]);
            assert_eq!(about.count(), 1, "{name}");
        }
    }
}

#[tokio::test]
async fn a_new_voucher_takes_the_place_of_the_old_one() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let first = sandbox
        .oxxo(&account, "expire_with_delay@example.com")
        .await;

    let email = "fill_never@example.com";
    let second = sandbox
        .asks_for_voucher(&account, &first, "oxxo", email)
        .await
        .ok();
    sandbox.advance(300).await;

    let number = |intent: &Value| intent["next_action"]["oxxo_display_details"]["number"].clone();
    assert_ne!(number(&first), number(&second));
    let after = sandbox.look_up(&account, &first).await;
    assert_eq!(number(&after), number(&second));
}

#[tokio::test]
async fn a_voucher_that_is_given_up_is_not_paid_any_more() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let waiting = sandbox.oxxo(&account, "ada@example.com").await;

    let path = format!("/v1/payment_intents/{}/cancel", text(&waiting["id"]));
    let canceled = sandbox.post(path).on(&account).send().await.ok();
    sandbox.advance(300).await;

    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["next_action"], Value::Null);
    let after = sandbox.look_up(&account, &waiting).await;
    assert_eq!(after["status"], "canceled");
    assert!(ids(&sandbox.read(&account, "/v1/charges").await).is_empty());
}

#[tokio::test]
async fn a_voucher_needs_its_currency_and_its_customer() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let describe = |form: Vec<(&'static str, &'static str)>| {
        let call = sandbox.post("/v1/payment_methods").on(&account).form(&form);
        call.send()
    };

    for (form, param) in [
        (vec![("type", "oxxo")], "billing_details[name]"),
        (
            vec![("type", "oxxo"), ("billing_details[name]", "Ada")],
            "billing_details[email]",
        ),
        (vec![("type", "multibanco")], "billing_details[email]"),
        (vec![("type", "boleto")], "boleto"),
        (
            vec![
                ("type", "boleto"),
                ("boleto[tax_id]", "000.000.000-00"),
                ("billing_details[name]", "Ada"),
                ("billing_details[email]", "ada@example.com"),
            ],
            "billing_details[address]",
        ),
    ] {
        let error = describe(form).await.error(400);
        assert_eq!(error["param"], param);
    }
    let euros = sandbox.intent(&account).await;
    let refused = sandbox
        .asks_for_voucher(&account, &euros, "oxxo", "ada@example.com")
        .await
        .error(400);
    let code = "payment_intent_incompatible_payment_method";
    assert_eq!(refused["code"], code);
}
