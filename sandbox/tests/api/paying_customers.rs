use serde_json::Value;

use crate::sandbox::{Answer, RETURN_URL, Sandbox, text};

async fn pay(sandbox: &Sandbox, account: &str, form: &[(&str, &str)]) -> Answer {
    sandbox
        .post("/v1/payment_intents")
        .on(account)
        .form(&[("amount", "1000"), ("currency", "eur"), ("confirm", "true")])
        .form(&[RETURN_URL])
        .form(form)
        .send()
        .await
}

#[tokio::test]
async fn a_customer_pays_again_and_again_with_what_they_saved() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let form = [("customer", customer.as_str()), ("payment_method", &method)];

    let first = pay(&sandbox, &account, &form).await.ok();
    let second = pay(&sandbox, &account, &form).await.ok();
    let charge = text(&second["latest_charge"]);
    let charge = sandbox
        .get(format!("/v1/charges/{charge}?expand[]=customer"))
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(first["customer"], customer.as_str());
    assert_eq!(second["status"], "succeeded");
    assert_eq!(charge["customer"]["email"], "ada@example.com");
}

#[tokio::test]
async fn a_payment_saves_its_method_when_it_is_asked_to() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;

    let paid = pay(
        &sandbox,
        &account,
        &[
            ("customer", &customer),
            ("payment_method", "pm_card_visa"),
            ("setup_future_usage", "off_session"),
            ("expand[]", "payment_method"),
        ],
    )
    .await
    .ok();
    let again = pay(
        &sandbox,
        &account,
        &[
            ("customer", &customer),
            ("payment_method", text(&paid["payment_method"]["id"])),
            ("off_session", "true"),
        ],
    )
    .await;

    assert_eq!(paid["payment_method"]["customer"], customer.as_str());
    assert_eq!(again.ok()["status"], "succeeded");
}

#[tokio::test]
async fn a_customer_who_is_away_lets_no_method_be_kept() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let form = [("customer", &*customer), ("payment_method", &*method)];
    let keep = ("setup_future_usage", "off_session");

    for away in ["true", "one_off", "recurring"] {
        let more = [form[0], form[1], keep, ("off_session", away)];
        let error = pay(&sandbox, &account, &more).await.error(400);
        assert_eq!(error["param"], "off_session");
    }
    let intent = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
    let said_late = sandbox
        .post(path)
        .on(&account)
        .form(&[("payment_method", "pm_card_visa"), RETURN_URL, keep])
        .form(&[("off_session", "true")]);
    assert_eq!(said_late.send().await.error(400)["param"], "off_session");

    let there = [form[0], form[1], keep, ("off_session", "false")];
    assert_eq!(
        pay(&sandbox, &account, &there).await.ok()["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn nothing_is_kept_for_a_customer_who_is_gone() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let create = || {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        call.form(&[("amount", "1000"), ("currency", "eur")])
            .form(&[("customer", &customer)])
            .send()
    };
    let (kept, forgotten) = (create().await.ok(), create().await.ok());
    let path = format!("/v1/customers/{customer}");
    sandbox.delete(path).on(&account).send().await.ok();

    let confirm = |intent: &Value, more: &[(&str, &str)]| {
        let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
        let call = sandbox.post(path).on(&account);
        call.form(&[("payment_method", "pm_card_visa"), RETURN_URL])
            .form(more)
            .send()
    };
    let keep = [("setup_future_usage", "off_session")];
    let error = confirm(&kept, &keep).await.error(400);

    assert_eq!(error["code"], "resource_missing");
    assert_eq!(error["param"], "customer");
    assert_eq!(error["message"], format!("No such customer: '{customer}'"));
    assert_eq!(confirm(&forgotten, &[]).await.ok()["status"], "succeeded");
}

#[tokio::test]
async fn a_method_pays_for_its_own_customer_only() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let (ada, bob) = (
        sandbox.customer(&account).await,
        sandbox.customer(&account).await,
    );
    let method = sandbox.saved(&account, &ada, "pm_card_visa").await;

    let nobodys = pay(&sandbox, &account, &[("payment_method", &method)]).await;
    let bobs = pay(
        &sandbox,
        &account,
        &[("payment_method", &method), ("customer", &bob)],
    )
    .await;

    assert_eq!(
        text(&nobodys.error(400)["message"]),
        format!(
            "The `payment_method` parameter supplied {method} belongs to the Customer {ada}. \
             Please include the Customer in the `customer` parameter on the PaymentIntent."
        )
    );
    assert_eq!(bobs.error(400)["param"], "payment_method");
}

#[tokio::test]
async fn a_customer_must_exist_on_the_account_and_stays() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let platform = sandbox.platform().await;
    let ours = sandbox.customer(&platform).await;
    let (ada, bob) = (
        sandbox.customer(&account).await,
        sandbox.customer(&account).await,
    );
    let intent = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}", text(&intent["id"]));
    let set = |customer: &str| {
        let call = sandbox.post(&path).on(&account);
        call.form(&[("customer", customer)]).send()
    };

    let missing = set(&ours).await.error(400);
    let known = set(&ada).await.ok();
    let other = set(&bob).await.error(400);
    let list = sandbox
        .get(format!("/v1/payment_intents?customer={ada}"))
        .on(&account)
        .send()
        .await
        .ok();

    assert_eq!(
        text(&missing["message"]),
        format!("No such customer: '{ours}'")
    );
    assert_eq!(missing["param"], "customer");
    assert_eq!(known["customer"], ada.as_str());
    assert!(text(&other["message"]).starts_with("You cannot modify `customer`"));
    assert_eq!(list["data"][0]["id"], intent["id"]);
}

#[tokio::test]
async fn a_card_that_was_set_up_needs_its_owner_no_more() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let card = "pm_card_authenticationRequiredOnSetup";
    let first = pay(
        &sandbox,
        &account,
        &[
            ("customer", &customer),
            ("payment_method", card),
            ("setup_future_usage", "off_session"),
        ],
    )
    .await
    .ok();
    sandbox.customer_answers(&first, "succeeded").await.ok();
    let method = sandbox.look_up(&account, &first).await;
    let method = text(&method["payment_method"]);
    let unprepared = sandbox.saved(&account, &customer, card).await;
    let later = |method: String| {
        let (sandbox, account, customer) = (&sandbox, &account, &customer);
        async move {
            let form = [
                ("customer", customer.as_str()),
                ("payment_method", &method),
                ("off_session", "true"),
            ];
            pay(sandbox, account, &form).await
        }
    };

    assert_eq!(
        later(String::from(method)).await.ok()["status"],
        "succeeded"
    );
    let refused = later(unprepared).await.error(402);
    assert_eq!(refused["code"], "authentication_required");
}
