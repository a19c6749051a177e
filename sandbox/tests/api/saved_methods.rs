use serde_json::Value;

use crate::sandbox::{Answer, Sandbox, ids, text};

async fn act(sandbox: &Sandbox, account: &str, path: &str, form: &[(&str, &str)]) -> Answer {
    let path = format!("/v1/payment_methods/{path}");
    sandbox.post(path).on(account).form(form).send().await
}

#[tokio::test]
async fn a_method_is_attached_listed_changed_and_detached() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let list = format!("/v1/payment_methods?type=card&customer={customer}");

    let listed = sandbox.get(&list).on(&account).send().await.ok();
    let change = [
        ("billing_details[name]", "Ada L."),
        ("card[exp_month]", "3"),
        ("card[exp_year]", "2040"),
        ("allow_redisplay", "always"),
        ("metadata[a]", "b"),
    ];
    let changed = act(&sandbox, &account, &method, &change).await.ok();
    let detached = act(&sandbox, &account, &format!("{method}/detach"), &[]).await;
    let left = sandbox.get(&list).on(&account).send().await.ok();

    assert_eq!(ids(&listed), [method.as_str()]);
    assert_eq!(changed["billing_details"]["name"], "Ada L.");
    assert_eq!(changed["card"]["exp_year"], 2040);
    assert_eq!(changed["allow_redisplay"], "always");
    assert_eq!(detached.ok()["customer"], Value::Null);
    assert!(ids(&left).is_empty());
}

#[tokio::test]
async fn a_method_is_attached_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let method = sandbox.saved(&account, &customer, "pm_card_visa").await;
    let attach = format!("{method}/attach");
    let detach = format!("{method}/detach");
    let to_customer = [("customer", customer.as_str())];

    let twice = act(&sandbox, &account, &attach, &to_customer)
        .await
        .error(400);
    act(&sandbox, &account, &detach, &[]).await.ok();
    let again = act(&sandbox, &account, &attach, &to_customer)
        .await
        .error(400);
    let detached_twice = act(&sandbox, &account, &detach, &[]).await.error(400);

    assert_eq!(
        twice["message"],
        "The payment method you provided has already been attached to a customer."
    );
    assert_eq!(
        again["message"],
        "This PaymentMethod was previously used without being attached to a Customer or was \
         detached from a Customer, and may not be used again."
    );
    assert!(text(&detached_twice["message"]).ends_with("so detachment is impossible."));
}

#[tokio::test]
async fn a_method_that_paid_without_a_customer_is_used_up() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let first = sandbox.intent(&account).await;
    let paid = sandbox.confirm(&account, &first, "pm_card_visa").await.ok();
    let method = text(&paid["payment_method"]);

    let second = sandbox.intent(&account).await;
    let reuse = sandbox.confirm(&account, &second, method).await.error(400);
    let attach = format!("{method}/attach");
    let attached = act(&sandbox, &account, &attach, &[("customer", &customer)]).await;

    assert!(text(&reuse["message"]).contains("It may not be used again."));
    attached.error(400);
}

#[tokio::test]
async fn a_method_that_paid_to_be_kept_pays_again_once_it_is_attached() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let keep = ("setup_future_usage", "off_session");
    let declined = sandbox
        .try_to_pay(&account, "pm_card_visa_chargeDeclined", &[keep])
        .await
        .error(402);
    let tried = text(&declined["payment_intent"]["last_payment_error"]["payment_method"]["id"]);

    let paid = sandbox.try_to_pay(&account, "pm_card_visa", &[keep]).await;
    let paid = paid.ok();
    let method = text(&paid["payment_method"]);
    let mine = [("customer", customer.as_str())];
    let unattached = [
        sandbox.try_to_pay(&account, method, &[]).await,
        sandbox.try_to_pay(&account, method, &mine).await,
    ];
    act(&sandbox, &account, &format!("{method}/attach"), &mine)
        .await
        .ok();
    let attached = sandbox.try_to_pay(&account, method, &mine).await;

    for refused in unattached {
        let error = refused.error(400);
        assert!(text(&error["message"]).ends_with("you must attach it to a Customer first."));
    }
    assert_eq!(attached.ok()["status"], "succeeded");
    // A card that was only declined is as it was.
    sandbox.try_to_pay(&account, tried, &[]).await.error(402);
}

#[tokio::test]
async fn a_bank_may_refuse_to_save_a_card_or_only_to_charge_it() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let to_customer = [("customer", customer.as_str())];

    let refused = act(
        &sandbox,
        &account,
        "pm_card_visa_chargeDeclined/attach",
        &to_customer,
    );
    assert_eq!(refused.await.error(402)["code"], "card_declined");
    let method = sandbox
        .saved(&account, &customer, "pm_card_chargeCustomerFail")
        .await;
    let charge = sandbox
        .post("/v1/payment_intents")
        .on(&account)
        .form(&[("amount", "1000"), ("currency", "eur"), ("confirm", "true")])
        .form(&[("off_session", "true"), ("payment_method", &method)])
        .form(&to_customer);
    assert_eq!(charge.send().await.error(402)["code"], "card_declined");
}

#[tokio::test]
async fn only_saved_methods_can_be_changed() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let draft = [("type", "ideal")];
    let create = sandbox.post("/v1/payment_methods").on(&account);
    let method = create.form(&draft).send().await.id();

    let error = act(&sandbox, &account, &method, &[("metadata[a]", "b")]).await;
    let customer = sandbox.customer(&account).await;
    let attach = format!("{method}/attach");
    let ideal = act(&sandbox, &account, &attach, &[("customer", &customer)]).await;

    assert_eq!(
        error.error(400)["message"],
        "You must save this PaymentMethod to a customer before you can update it."
    );
    assert_eq!(
        ideal.error(400)["message"],
        "Payment methods of type `ideal` cannot be saved to customers."
    );
}

#[tokio::test]
async fn a_missing_method_is_looked_for_elsewhere() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let platform = sandbox.platform().await;
    let (theirs, ours) = (
        sandbox.customer(&account).await,
        sandbox.customer(&platform).await,
    );
    let their_method = sandbox.saved(&account, &theirs, "pm_card_visa").await;
    let our_method = sandbox.saved(&platform, &ours, "pm_card_visa").await;
    let message = |answer: Answer| String::from(text(&answer.error(404)["message"]));

    let on_platform = sandbox.get(format!("/v1/payment_methods/{their_method}"));
    let on_account = sandbox.get(format!("/v1/payment_methods/{our_method}"));

    assert!(
        message(on_platform.send().await).contains(
            "; It's possible this PaymentMethod exists on one of your connected accounts"
        )
    );
    assert!(
        message(on_account.on(&account).send().await)
            .contains("; OAuth key or Stripe-Account header was used")
    );
}
