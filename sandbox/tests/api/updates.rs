use serde_json::{Value, json};

use crate::sandbox::{Sandbox, text};

async fn update(
    sandbox: &Sandbox,
    account: &str,
    intent: &Value,
    pairs: &[(&str, &str)],
) -> crate::sandbox::Answer {
    let path = format!("/v1/payment_intents/{}", text(&intent["id"]));
    sandbox.post(path).on(account).form(pairs).send().await
}

#[tokio::test]
async fn terms_can_change_until_the_payment_is_made() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let changes = [
        ("amount", "2000"),
        ("metadata[a]", "1"),
        ("description", "Two boxes"),
    ];
    let doubled = update(&sandbox, &account, &intent, &changes).await.ok();
    let unset = [
        ("description", ""),
        ("metadata[a]", ""),
        ("metadata[b]", "2"),
    ];
    let unset = update(&sandbox, &account, &intent, &unset).await.ok();
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();
    let late = update(&sandbox, &account, &intent, &[("amount", "3000")])
        .await
        .error(400);

    assert_eq!(doubled["amount"], 2000);
    assert_eq!(doubled["description"], "Two boxes");
    assert_eq!(unset["description"], Value::Null);
    assert_eq!(unset["metadata"], json!({ "b": "2" }));
    assert_eq!(late["code"], "payment_intent_unexpected_state");
    assert_eq!(late["param"], "amount");
    update(&sandbox, &account, &intent, &[("metadata[c]", "3")])
        .await
        .ok();
}

#[tokio::test]
async fn how_a_payment_is_made_can_not_change_once_it_is() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let changes = [
        ("setup_future_usage", "off_session"),
        ("allowed_payment_method_types[]", "card"),
        ("excluded_payment_method_types[]", "ideal"),
    ];

    for change in changes {
        update(&sandbox, &account, &intent, &[change]).await.ok();
    }
    sandbox
        .confirm(&account, &intent, "pm_card_visa")
        .await
        .ok();

    for change in changes {
        let late = update(&sandbox, &account, &intent, &[change]).await;
        let late = late.error(400);
        assert_eq!(late["code"], "payment_intent_unexpected_state");
        assert_eq!(late["param"], change.0.trim_end_matches("[]"));
    }
}

#[tokio::test]
async fn a_refused_update_changes_nothing() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;

    let changes = [("description", "New"), ("application_fee_amount", "5000")];
    update(&sandbox, &account, &intent, &changes)
        .await
        .error(400);

    assert_eq!(sandbox.look_up(&account, &intent).await, intent);
}

#[tokio::test]
async fn an_approval_does_not_outlive_the_amount_it_was_given_for() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    sandbox
        .confirm(&account, &intent, "pm_card_threeDSecure2Required")
        .await
        .ok();

    let changed = update(&sandbox, &account, &intent, &[("amount", "9000")])
        .await
        .ok();

    assert_eq!(changed["status"], "requires_confirmation");
    sandbox
        .customer_answers(&intent, "succeeded")
        .await
        .error(400);
    assert_eq!(
        sandbox.look_up(&account, &intent).await["amount_received"],
        0
    );
}

#[tokio::test]
async fn a_method_can_be_chosen_before_the_confirmation() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let path = format!("/v1/payment_intents/{}/confirm", text(&intent["id"]));
    let confirm = || {
        let call = sandbox.post(&path).on(&account);
        call.form(&[("return_url", "https://shop.example")]).send()
    };

    let without = confirm().await.error(400);
    let method = [("payment_method", "pm_card_visa")];
    let attached = update(&sandbox, &account, &intent, &method).await.ok();
    let paid = confirm().await.ok();

    assert_eq!(without["code"], "payment_intent_unexpected_state");
    assert_eq!(attached["status"], "requires_confirmation");
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["payment_method"], attached["payment_method"]);
}

#[tokio::test]
async fn metadata_grows_to_fifty_names_and_no_further() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let intent = sandbox.intent(&account).await;
    let customer = sandbox.customer(&account).await;
    let names = |from: usize| {
        let name = |n| (format!("metadata[name {n}]"), String::from("1"));
        (from..from + 30).map(name).collect::<Vec<_>>()
    };
    let say = |path: String, from: usize, without: &'static [(&str, &str)]| {
        let pairs = names(from);
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        let call = sandbox.post(path).on(&account).form(&pairs);
        call.form(without).send()
    };

    for path in [
        format!("/v1/payment_intents/{}", text(&intent["id"])),
        format!("/v1/customers/{customer}"),
    ] {
        say(path.clone(), 0, &[]).await.ok();
        let too_many = say(path.clone(), 21, &[("description", "New")]).await;
        let seen = sandbox.read(&account, path.clone()).await;
        let fifty = say(path, 21, &[("metadata[name 0]", "")]).await.ok();

        assert_eq!(too_many.error(400)["param"], "metadata");
        assert_eq!(seen["description"], Value::Null, "nothing is changed");
        assert_eq!(fifty["metadata"].as_object().unwrap().len(), 50);
    }
}
