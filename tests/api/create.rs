//! Creating checkouts.

use serde_json::{Value, json};
use tests::World;

#[tokio::test]
async fn a_platform_creates_a_checkout() {
    let world = World::start().await;
    let account = world.bakery().await;

    let ask = json!({ "account": account, "amount": 1850, "currency": "EUR",
                      "description": "Twelve croissants", "application_fee_amount": 120 });
    let answer = world.platform().creates(&ask).await;

    let checkout = answer.ok();
    assert_eq!(answer.status, 201);
    assert_eq!(checkout["account"], account.as_str());
    assert_eq!(checkout["amount"], 1850);
    assert_eq!(checkout["currency"], "eur");
    assert_eq!(checkout["application_fee_amount"], 120);
    assert_eq!(checkout["status"], "open");
    assert_eq!(checkout["payment_intent"], Value::Null);
    assert_eq!(checkout["livemode"], false);
    let id = checkout["id"].as_str().unwrap();
    assert_eq!(checkout["url"], format!("https://pay.example/pay/{id}"));
}

#[tokio::test]
async fn ids_of_checkouts_can_not_be_guessed() {
    let world = World::start().await;
    let account = world.bakery().await;

    let first = world.platform().checkout(&account, 100, "eur").await;
    let second = world.platform().checkout(&account, 100, "eur").await;

    assert_ne!(first, second);
    let random = first.strip_prefix("co_").unwrap();
    assert!(random.len() * 4 >= 128, "{first} has fewer than 128 bits");
}

#[tokio::test]
async fn a_browser_sees_what_it_needs_to_pay_and_no_more() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "description": "Twelve croissants", "application_fee_amount": 120 });
    let id = world.platform().creates(&ask).await.ok()["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let view = world.customer().sees(&id).await;

    let stripe_js = world.sandbox.url.join("/endive/stripe.js").unwrap();
    let expected = json!({
        "id": id, "account": account, "amount": 1850, "currency": "eur",
        "description": "Twelve croissants", "merchant_name": "Boulangerie Rivage",
        "publishable_key": "pk_test_sandbox_platform", "stripe_js_url": stripe_js,
        "status": "open", "capture_method": "automatic", "livemode": false,
    });
    assert_eq!(view, expected);
}

#[tokio::test]
async fn without_the_platforms_key_nothing_is_created() {
    let world = World::start().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });

    world
        .post("/api/checkouts", Some(&ask))
        .await
        .refused(401, "unauthorized");

    for header in ["Bearer cpk_0000", "Bearer ", "Basic Y3BrOg==", "cpk_1"] {
        let request = world
            .request("POST", "/api/checkouts")
            .header("authorization", header);
        let answer = tests::world::answer(request.body(ask.to_string())).await;
        answer.refused(401, "unauthorized");
    }
}

#[tokio::test]
async fn a_bad_field_is_named() {
    let world = World::start().await;
    let account = world.bakery().await;
    let cases = [
        (json!({ "amount": 0 }), "amount"),
        (json!({ "amount": -5 }), "amount"),
        (json!({ "amount": 18.5 }), "amount"),
        (json!({ "amount": "1850" }), "amount"),
        (json!({ "amount": 1851, "currency": "isk" }), "amount"),
        (json!({ "amount": 5124, "currency": "kwd" }), "amount"),
        (json!({ "currency": "euro" }), "currency"),
        (json!({ "account": "" }), "account"),
        (
            json!({ "application_fee_amount": 0 }),
            "application_fee_amount",
        ),
        (
            json!({ "application_fee_amount": 1850 }),
            "application_fee_amount",
        ),
        (json!({ "description": " " }), "description"),
        (json!({ "amout": 1850 }), "amout"),
    ];

    for (change, param) in cases {
        let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        ask.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let answer = world.platform().creates(&ask).await;
        let error = answer.refused(400, "invalid_request");
        assert_eq!(error["param"], param, "{ask} {error}");
    }
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let world = World::start().await;
    let account = world.bakery().await;

    let answer = world
        .platform()
        .creates(&json!({ "account": account, "amount": 5 }))
        .await;

    let error = answer.refused(400, "invalid_request");
    assert!(
        error["message"].as_str().unwrap().contains("`currency`"),
        "{error}"
    );
}

#[tokio::test]
async fn an_account_that_is_not_connected_is_refused() {
    let world = World::start().await;

    for account in ["acct_unknown", "a/../b", "acct_1?x=1"] {
        let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        world
            .platform()
            .creates(&ask)
            .await
            .refused(400, "account_unknown");
    }
}

#[tokio::test]
async fn an_account_that_can_not_charge_is_refused() {
    let world = World::start().await;
    let account = world
        .sandbox
        .new_account("FR", "eur", "Not onboarded")
        .await;

    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let answer = world.platform().creates(&ask).await;

    let error = answer.refused(400, "account_not_ready");
    assert!(
        error["message"].as_str().unwrap().contains(&account),
        "{error}"
    );
}

async fn stripe_disables(world: &World, account: &str) {
    let path = format!("/_sandbox/accounts/{account}/disable");
    let body = json!({ "reason": "rejected.fraud" });
    world.sandbox.control(&path, &body).await;
}

#[tokio::test]
async fn stripe_is_not_asked_for_an_account_with_each_checkout() {
    let world = World::start().await;
    let account = world.bakery().await;

    for _ in 0..3 {
        world.platform().checkout(&account, 1850, "eur").await;
    }

    let path = format!("/v1/accounts/{account}");
    assert_eq!(world.sandbox.calls("GET", &path).await.len(), 1);
}

#[tokio::test]
async fn an_account_that_stripe_has_disabled_is_refused_ten_seconds_later() {
    let world = World::start().await;
    let account = world.bakery().await;
    world.platform().checkout(&account, 1850, "eur").await;

    stripe_disables(&world, &account).await;
    world.seconds_pass(10);

    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let refused = world.platform().creates(&ask).await;
    refused.refused(400, "account_not_ready");
}

#[tokio::test]
async fn an_account_is_refused_at_once_after_stripe_has_refused_a_payment_on_it() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    stripe_disables(&world, &account).await;
    let path = format!("/api/checkouts/{id}/payment-intent");
    let click = world.post(&path, None).await;
    click.refused(400, "stripe_refused");

    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let refused = world.platform().creates(&ask).await;

    refused.refused(400, "account_not_ready");
}
