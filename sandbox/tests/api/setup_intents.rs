use serde_json::Value;

use crate::sandbox::{Answer, RETURN_URL, Sandbox, ids, text};

async fn create(sandbox: &Sandbox, account: &str, form: &[(&str, &str)]) -> Value {
    let call = sandbox.post("/v1/setup_intents").on(account).form(form);
    call.send().await.ok()
}

async fn step(
    sandbox: &Sandbox,
    account: &str,
    intent: &Value,
    verb: &str,
    form: &[(&str, &str)],
) -> Answer {
    let path = format!("/v1/setup_intents/{}{verb}", text(&intent["id"]));
    sandbox.post(path).on(account).form(form).send().await
}

async fn look(sandbox: &Sandbox, account: &str, intent: &Value) -> Value {
    let path = format!(
        "/v1/setup_intents/{}?expand[]=payment_method",
        text(&intent["id"])
    );
    sandbox.get(path).on(account).send().await.ok()
}

#[tokio::test]
async fn a_card_is_saved_without_a_payment() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;

    let intent = create(&sandbox, &account, &[("customer", &customer)]).await;
    let chosen = [("payment_method", "pm_card_visa"), ("metadata[a]", "b")];
    let chosen = step(&sandbox, &account, &intent, "", &chosen).await.ok();
    let done = step(&sandbox, &account, &intent, "/confirm", &[RETURN_URL])
        .await
        .ok();
    let seen = look(&sandbox, &account, &intent).await;
    let list = sandbox
        .get(format!("/v1/setup_intents?customer={customer}"))
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(intent["status"], "requires_payment_method");
    assert_eq!(intent["usage"], "off_session");
    assert_eq!(chosen["status"], "requires_confirmation");
    assert_eq!(done["status"], "succeeded");
    assert_eq!(seen["payment_method"]["customer"], customer.as_str());
    assert_eq!(ids(&list), [text(&intent["id"])]);
}

#[tokio::test]
async fn three_d_secure_comes_before_the_card_is_saved() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let form = [
        ("customer", customer.as_str()),
        ("payment_method", "pm_card_threeDSecure2Required"),
        ("confirm", "true"),
        ("use_stripe_sdk", "true"),
    ];

    for (answer, status, owner) in [
        ("succeeded", "succeeded", Some(customer.as_str())),
        ("failed", "requires_payment_method", None),
    ] {
        let intent = create(&sandbox, &account, &form).await;
        assert_eq!(intent["status"], "requires_action");
        assert_eq!(intent["next_action"]["type"], "use_stripe_sdk");
        let method = String::from(text(&intent["payment_method"]));

        sandbox.customer_answers(&intent, answer).await.ok();
        let after = look(&sandbox, &account, &intent).await;
        let method = sandbox
            .get(format!("/v1/payment_methods/{method}"))
            .on(&account)
            .send()
            .await
            .ok();

        assert_eq!(after["status"], status);
        assert_eq!(method["customer"].as_str(), owner);
        if owner.is_none() {
            let code = &after["last_setup_error"]["code"];
            assert_eq!(code, "setup_intent_authentication_failure");
        }
    }
}

#[tokio::test]
async fn a_declined_card_leaves_the_intent_open_and_names_it() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = create(&sandbox, &account, &[]).await;
    let declined = [
        ("payment_method", "pm_card_visa_chargeDeclined"),
        RETURN_URL,
    ];

    let error = step(&sandbox, &account, &intent, "/confirm", &declined).await;
    let error = error.error(402);
    let good = [("payment_method", "pm_card_chargeCustomerFail"), RETURN_URL];
    let done = step(&sandbox, &account, &intent, "/confirm", &good).await;

    assert_eq!(error["setup_intent"]["id"], intent["id"]);
    assert_eq!(error["setup_intent"]["status"], "requires_payment_method");
    assert_eq!(done.ok()["status"], "succeeded");
}

#[tokio::test]
async fn a_server_says_where_a_customer_comes_back_to_unless_no_method_leads_away() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let card = ("payment_method", "pm_card_visa");
    let enabled = ("automatic_payment_methods[enabled]", "true");
    let confirm = |form: Vec<(&'static str, &'static str)>, more: Vec<_>| {
        let (sandbox, account) = (&sandbox, &account);
        async move {
            let intent = create(sandbox, account, &form).await;
            let form = [&[card][..], &more].concat();
            step(sandbox, account, &intent, "/confirm", &form).await
        }
    };

    let lost = confirm(vec![enabled], vec![]).await.error(400);
    let wrong = confirm(vec![], vec![("return_url", "shop")]).await;

    assert_eq!(lost["param"], "return_url");
    assert!(text(&lost["message"]).starts_with("This SetupIntent is configured"));
    assert_eq!(wrong.error(400)["code"], "url_invalid");
    let never = ("automatic_payment_methods[allow_redirects]", "never");
    for (form, more) in [
        (vec![], vec![RETURN_URL]),
        (vec![], vec![("use_stripe_sdk", "true")]),
        (vec![enabled, never], vec![]),
        (vec![("allowed_payment_method_types[]", "card")], vec![]),
    ] {
        assert_eq!(confirm(form, more).await.ok()["status"], "succeeded");
    }
}

#[tokio::test]
async fn an_ended_setup_is_ended() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = create(&sandbox, &account, &[]).await;
    let reason = [("cancellation_reason", "requested_by_customer")];

    let unset = step(&sandbox, &account, &intent, "/confirm", &[]).await;
    let canceled = step(&sandbox, &account, &intent, "/cancel", &reason).await;
    let late = [("payment_method", "pm_card_visa")];
    let late = step(&sandbox, &account, &intent, "/confirm", &late).await;

    assert!(text(&unset.error(400)["message"]).contains("missing a payment method"));
    let canceled = canceled.ok();
    assert_eq!(canceled["status"], "canceled");
    assert_eq!(canceled["cancellation_reason"], "requested_by_customer");
    assert_eq!(late.error(400)["code"], "setup_intent_unexpected_state");
}

#[tokio::test]
async fn a_browser_confirms_with_the_client_secret() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let intent = create(&sandbox, &account, &[("customer", &customer)]).await;
    let path = format!("/v1/setup_intents/{}", text(&intent["id"]));
    let secret = text(&intent["client_secret"]);
    let confirm = |secret: &str| {
        sandbox
            .post(format!("{path}/confirm"))
            .by_browser()
            .on(&account)
            .form(&[
                ("client_secret", secret),
                ("payment_method_data[type]", "card"),
                ("payment_method_data[card][number]", "4242424242424242"),
                ("payment_method_data[card][exp_month]", "12"),
                ("payment_method_data[card][exp_year]", "35"),
                ("payment_method_data[card][cvc]", "123"),
            ])
            .send()
    };

    confirm("seti_1_secret_guessed").await.error(400);
    let done = confirm(secret).await.ok();
    let unproven = sandbox.get(&path).by_browser().on(&account).send().await;

    assert_eq!(done["status"], "succeeded");
    assert!(done.get("customer").is_none() && done.get("metadata").is_none());
    assert_eq!(unproven.error(400)["param"], "client_secret");
}

#[tokio::test]
async fn parameters_of_a_confirmation_need_one() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;

    let error = sandbox
        .post("/v1/setup_intents")
        .on(&account)
        .form(&[("return_url", "https://a.example")])
        .send()
        .await
        .error(400);

    assert!(text(&error["message"]).contains("a SetupIntent unless `confirm` is set to true"));
}
