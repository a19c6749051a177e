use crate::sandbox::{Sandbox, text};

/// Parameters, the one that is refused, and why.
type Case = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

#[tokio::test]
async fn parameters_are_checked_by_name_and_value() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let good = [("amount", "1000"), ("currency", "eur")];
    let cases: [Case; 11] = [
        (&[("foo", "1")], "foo", "Received unknown parameter: foo"),
        (
            &[("payment_method_types[]", "card")],
            "payment_method_types",
            "Received unknown parameter: payment_method_types",
        ),
        (
            &[("shipping[name]", "J"), ("shipping[foo]", "1")],
            "shipping[foo]",
            "Received unknown parameter: shipping[foo]",
        ),
        (&[("amount", "10.5")], "amount", "Invalid integer: 10.5"),
        (
            &[("amount", "49")],
            "amount",
            "Amount must be at least €0.50 eur",
        ),
        (
            &[("amount", "0")],
            "amount",
            "This value must be greater than or equal to 1.",
        ),
        (
            &[("description[a]", "1")],
            "description",
            "Invalid string: description",
        ),
        (&[("shipping", "1")], "shipping", "Invalid object: shipping"),
        (&[("confirm", "yes")], "confirm", "Invalid boolean: yes"),
        (
            &[("capture_method", "later")],
            "capture_method",
            "Invalid capture_method: must be one of automatic, automatic_async, or manual",
        ),
        (
            &[("transfer_data[destination]", "acct_1")],
            "transfer_data",
            "The Stripe sandbox does not imitate the parameter transfer_data.",
        ),
    ];

    for (pairs, param, message) in cases {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        let error = call.form(&good).form(pairs).send().await.error(400);
        assert_eq!(error["param"], param);
        assert_eq!(error["message"], message);
    }
}

#[tokio::test]
async fn missing_parameters_are_named() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let create = || sandbox.post("/v1/payment_intents").on(&account);

    let amount = create()
        .form(&[("currency", "eur")])
        .send()
        .await
        .error(400);
    let currency = create().form(&[("amount", "1000")]).send().await.error(400);

    assert_eq!(amount["message"], "Missing required param: amount.");
    assert_eq!(amount["code"], "parameter_missing");
    assert_eq!(currency["param"], "currency");
}

#[tokio::test]
async fn currencies_have_their_own_rules() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    for (currency, amount, accepted) in [
        ("JPY", "50", true),
        ("jpy", "49", false),
        ("kwd", "1230", true),
        ("kwd", "1234", false),
        ("isk", "500", true),
        ("isk", "550", false),
        ("xyz", "1000", false),
    ] {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        let answer = call
            .form(&[("amount", amount), ("currency", currency)])
            .send()
            .await;
        assert_eq!(
            answer.status.is_success(),
            accepted,
            "{amount} {currency}: {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn parameters_of_a_confirmation_need_one() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let error = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[
            ("amount", "1000"),
            ("currency", "eur"),
            ("return_url", "https://a.example"),
        ])
        .send()
        .await
        .error(400);

    assert!(text(&error["message"]).contains("unless `confirm` is set to true"));
}

#[tokio::test]
async fn keys_are_checked() {
    let sandbox = Sandbox::start();

    let none = sandbox
        .get("/v1/account")
        .without_key()
        .send()
        .await
        .error(401);
    let wrong = sandbox
        .get("/v1/account")
        .key("sk_test_of_somebody_else")
        .send()
        .await
        .error(401);

    assert!(text(&none["message"]).starts_with("You did not provide an API key."));
    assert_eq!(
        wrong["message"],
        "Invalid API Key provided: sk_test_************else"
    );
}

#[tokio::test]
async fn basic_authentication_works_too() {
    let sandbox = Sandbox::start();

    // The secret key of a sandbox and a colon, in Base64.
    let basic = "Basic c2tfdGVzdF9zYW5kYm94X3BsYXRmb3JtOg==";

    let call = sandbox
        .get("/v1/account")
        .without_key()
        .header("authorization", basic);
    call.send().await.ok();
}

#[tokio::test]
async fn an_unknown_call_is_stripes_404() {
    let sandbox = Sandbox::start();

    let path = sandbox.get("/v1/unicorns").send().await.error(404);
    let method = sandbox
        .call("DELETE", String::from("/v1/account"))
        .send()
        .await
        .error(404);

    for error in [path, method] {
        assert!(text(&error["message"]).starts_with("Unrecognized request URL"));
    }
}

#[tokio::test]
async fn json_is_not_taken_for_a_form() {
    let sandbox = Sandbox::start();

    let error = sandbox
        .post("/v1/payment_intents")
        .json("{}")
        .send()
        .await
        .error(400);

    assert!(text(&error["message"]).contains("application/x-www-form-urlencoded"));
}

#[tokio::test]
async fn a_version_that_is_not_served_is_refused() {
    let sandbox = Sandbox::start();

    for version in ["nonsense", "2020-08-27"] {
        let call = sandbox.get("/v1/account");
        let refused = call.header("stripe-version", version).send().await;
        assert_eq!(refused.header("stripe-version"), "2026-10-28.endive");
        let error = refused.error(400);
        assert_eq!(error["type"], "invalid_request_error");
        let start = format!("Invalid Stripe API version: {version}");
        assert!(text(&error["message"]).starts_with(&start));
    }
    let call = sandbox.get("/v2/core/events?object_id=pi_1");
    let preview = call.header("stripe-version", "2026-10-28.preview");
    assert_ne!(preview.send().await.status, 400);
    let parameter = sandbox.get("/v1/account?_stripe_version=nonsense");
    parameter.send().await.error(400);
}

#[tokio::test]
async fn every_answer_carries_stripes_headers() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let plain = sandbox.get("/v1/account").send().await;
    let versioned = sandbox
        .get("/v1/payment_intents/pi_x")
        .on(&account)
        .header("stripe-version", "2026-09-30.endive")
        .send()
        .await;

    assert!(plain.header("request-id").starts_with("req_"));
    assert_eq!(plain.header("stripe-version"), "2026-10-28.endive");
    assert_eq!(versioned.header("stripe-version"), "2026-09-30.endive");
    assert_eq!(versioned.header("stripe-account"), account);
    let request = String::from(versioned.header("request-id"));
    assert!(text(&versioned.error(404)["request_log_url"]).ends_with(&request));
}
