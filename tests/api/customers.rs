//! Customers and their saved payment methods: of the platform, and of each account.

mod forgotten;

use serde_json::{Value, json};
use tests::World;

async fn customer(world: &World, owner: &str) -> String {
    let ask = json!({ "name": "Ada Lovelace", "email": "ada@example.com",
                      "metadata": { "member": "7" } });
    let path = format!("/api{owner}/customers");
    let made = world.platform().post(&path, &ask).await;
    assert_eq!(made.status, 201, "{}", made.text);
    made.json["id"].as_str().unwrap().to_owned()
}

fn of(account: &str) -> String {
    format!("/accounts/{account}")
}

#[tokio::test]
async fn a_customer_is_made_changed_listed_and_deleted() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let id = customer(&world, &of(&account)).await;
    let path = format!("/api/accounts/{account}/customers/{id}");

    let changed = platform.post(&path, &json!({ "name": "Ada King" })).await;
    assert_eq!(changed.ok()["name"], "Ada King");
    let seen = platform.get(&path).await;
    assert_eq!(
        (&seen.ok()["email"], &seen.json["metadata"]["member"]),
        (&json!("ada@example.com"), &json!("7"))
    );
    let listed = platform
        .get(&format!(
            "/api/accounts/{account}/customers?email=ada@example.com"
        ))
        .await;
    assert_eq!(listed.ok()["data"][0]["id"], id.as_str());

    assert_eq!(platform.delete(&path).await.ok()["deleted"], true);
    let listed = platform
        .get(&format!("/api/accounts/{account}/customers"))
        .await;
    assert_eq!(listed.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_customer_of_one_account_is_unknown_on_another_and_on_the_platform() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let baked = customer(&world, &of(&bakery)).await;
    let own = customer(&world, "").await;

    for path in [
        format!("/api/accounts/{pottery}/customers/{baked}"),
        format!("/api/customers/{baked}"),
        format!("/api/accounts/{bakery}/customers/{own}"),
    ] {
        let missing = world.platform().get(&path).await;
        let error = missing.refused(404, "not_found");
        assert!(
            error["message"]
                .as_str()
                .unwrap()
                .contains("No such customer"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn bad_input_is_refused_with_its_field() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}/customers");
    let platform = world.platform();

    let unknown = platform.post(&path, &json!({ "nickname": "A" })).await;
    assert_eq!(unknown.refused(400, "invalid_request")["param"], "nickname");
    let mail = platform.post(&path, &json!({ "email": "nobody" })).await;
    assert_eq!(mail.refused(400, "stripe_refused")["param"], "email");
    let method = platform
        .post(&path, &json!({ "payment_method": "pm_none" }))
        .await;
    assert_eq!(
        method.refused(400, "stripe_refused")["param"],
        "payment_method"
    );
}

/// Saves a card for a customer and gives its id.
async fn saved(world: &World, owner: &str, customer: &str) -> String {
    let path = format!("/api{owner}/customers/{customer}/payment-methods");
    let ask = json!({ "payment_method": "pm_card_visa" });
    let method = world.platform().post(&path, &ask).await;
    method.ok()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_saved_card_pays_a_checkout_on_the_server() {
    let world = World::start().await;
    let account = world.bakery().await;
    let customer = customer(&world, &of(&account)).await;
    let method = saved(&world, &of(&account), &customer).await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "customer": customer, "application_fee_amount": 100 });
    let id = world.platform().creates_one(&ask).await;

    let ask = json!({ "payment_method": method, "off_session": true });
    let confirmed = world.platform().does("confirm", &id, &ask).await;

    assert_eq!(confirmed.ok()["status"], "paid", "{}", confirmed.text);
    world.is_paid_once(&account, &id, 1850).await;
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["customer"], customer.as_str());
    let again = world.platform().does("confirm", &id, &ask).await;
    again.refused(409, "checkout_paid");
}

#[tokio::test]
async fn a_declined_saved_card_is_told_with_its_reason_and_another_can_pay() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let ask = |card: &str| json!({ "payment_method": card });
    let platform = world.platform();
    let poor = platform
        .does(
            "confirm",
            &id,
            &ask("pm_card_visa_chargeDeclinedInsufficientFunds"),
        )
        .await;

    let error = poor.refused(402, "card_declined");
    assert_eq!(error["decline_code"], "insufficient_funds");
    let seen = platform.sees(&id).await;
    assert_eq!(
        (&seen["status"], &seen["charges"][0]["status"]),
        (&json!("open"), &json!("failed"))
    );
    let paid = platform.does("confirm", &id, &ask("pm_card_visa")).await;
    assert_eq!(paid.ok()["status"], "paid");
}

#[tokio::test]
async fn a_bank_that_wants_the_customer_refuses_off_session_and_leaves_the_checkout_open() {
    let world = World::start().await;
    let account = world.bakery().await;
    let customer = customer(&world, &of(&account)).await;
    let path = format!("/api/accounts/{account}/customers/{customer}/payment-methods");
    let ask = json!({ "payment_method": "pm_card_authenticationRequired" });
    let method = world.platform().post(&path, &ask).await.ok()["id"].clone();
    let ask =
        json!({ "account": account, "amount": 1850, "currency": "eur", "customer": customer });
    let id = world.platform().creates_one(&ask).await;

    let ask = json!({ "payment_method": method, "off_session": true });
    let refused = world.platform().does("confirm", &id, &ask).await;

    let error = refused.refused(402, "card_declined");
    assert_eq!(error["decline_code"], "authentication_required", "{error}");
    assert_eq!(world.customer().sees(&id).await["status"], "open");
}

#[tokio::test]
async fn a_platforms_saved_card_is_shared_with_an_account_and_charged_there() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let customer = customer(&world, "").await;
    let method = saved(&world, "", &customer).await;

    let ask = json!({ "customer": customer, "payment_method": method });
    let shared = platform
        .post(&format!("/api/accounts/{account}/payment-methods"), &ask)
        .await;

    assert_eq!(shared.status, 201, "{}", shared.text);
    assert_ne!(shared.json["id"], method.as_str());
    assert_eq!(shared.json["customer"], Value::Null);
    let id = platform.checkout(&account, 1850, "eur").await;
    let ask = json!({ "payment_method": shared.json["id"] });
    let paid = platform.does("confirm", &id, &ask).await;
    assert_eq!(paid.ok()["status"], "paid");
    world.is_paid_once(&account, &id, 1850).await;
}

#[tokio::test]
async fn what_is_not_the_platforms_can_not_be_shared() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let baked = customer(&world, &of(&bakery)).await;
    let method = saved(&world, &of(&bakery), &baked).await;

    let ask = json!({ "customer": baked, "payment_method": method });
    let path = format!("/api/accounts/{pottery}/payment-methods");
    let refused = world.platform().post(&path, &ask).await;

    refused.refused(400, "stripe_refused");
    let list = world
        .sandbox
        .get("/v1/payment_intents", Some(&pottery))
        .await;
    assert_eq!(list["data"], json!([]));
}

#[tokio::test]
async fn a_setup_intent_and_a_customer_session_give_their_secret_once_and_it_is_not_kept() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let customer = customer(&world, &of(&account)).await;

    let setup = format!("/api/accounts/{account}/setup-intents");
    let intent = platform
        .post_once(&setup, &json!({ "customer": customer }), "k1")
        .await;
    let again = platform
        .post_once(&setup, &json!({ "customer": customer }), "k1")
        .await;
    let session = format!("/api/accounts/{account}/customers/{customer}/sessions");
    let components = json!({ "payment_element": { "enabled": true } });
    let session = platform.post(&session, &components).await;

    assert!(
        intent.ok()["client_secret"]
            .as_str()
            .unwrap()
            .contains("_secret_")
    );
    assert_eq!(intent.headers["cache-control"], "no-store");
    assert_eq!(again.ok()["id"], intent.json["id"], "Stripe made it once");
    assert!(
        session.ok()["client_secret"].is_string(),
        "{}",
        session.text
    );
    let seen = platform
        .get(&format!("{setup}/{}", intent.json["id"].as_str().unwrap()))
        .await;
    assert_eq!(seen.ok()["status"], "requires_payment_method");
    let cancel = format!("{setup}/{}/cancel", intent.json["id"].as_str().unwrap());
    assert_eq!(
        platform.post(&cancel, &json!({})).await.ok()["status"],
        "canceled"
    );
}

#[tokio::test]
async fn a_checkout_saves_the_card_of_its_customer_for_later() {
    let world = World::start().await;
    let account = world.bakery().await;
    let customer = customer(&world, &of(&account)).await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "customer": customer, "setup_future_usage": "off_session" });
    let id = world.platform().creates_one(&ask).await;

    world.customer().pays(&account, &id, "pm_card_visa").await;

    let path = format!("/api/accounts/{account}/customers/{customer}/payment-methods");
    let listed = world.platform().get(&path).await;
    assert_eq!(
        listed.ok()["data"].as_array().unwrap().len(),
        1,
        "{}",
        listed.text
    );
}
