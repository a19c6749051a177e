//! Connected accounts: onboarding, capabilities, wallets, settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tests::{Fault, World};
use tokio::sync::Notify;

#[tokio::test]
async fn an_account_is_made_onboarded_and_paid() {
    let world = World::start().await;
    let platform = world.platform();
    let ask = json!({
        "country": "FR", "email": "rivage@example.com",
        "business_profile": { "name": "Rivage" },
        "capabilities": { "card_payments": { "requested": true }, "transfers": { "requested": true } },
        "controller": { "fees": { "payer": "account" }, "losses": { "payments": "stripe" },
                        "stripe_dashboard": { "type": "full" } },
    });

    let made = platform.post("/api/accounts", &ask).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json["id"].as_str().unwrap();
    assert_eq!(made.json["charges_enabled"], false);
    let checkout = json!({ "account": id, "amount": 1850, "currency": "eur" });
    let early = platform.creates(&checkout).await;
    let error = early.refused(400, "account_not_ready");
    assert!(
        error["message"].as_str().unwrap().contains("onboarding"),
        "{error}"
    );

    world
        .sandbox
        .control(&format!("/_sandbox/accounts/{id}/enable"), &json!({}))
        .await;

    let seen = platform.get(&format!("/api/accounts/{id}")).await;
    assert_eq!(
        (
            &seen.ok()["charges_enabled"],
            &seen.json["capabilities"]["card_payments"]
        ),
        (&json!(true), &json!("active"))
    );
    platform.creates(&checkout).await.ok();
    let listed = platform.get("/api/accounts?limit=1").await;
    assert_eq!(listed.ok()["data"][0]["id"], id);
}

#[tokio::test]
async fn a_link_and_a_session_are_for_one_use_and_are_not_kept() {
    let world = World::start().await;
    let account = world.sandbox.new_account("FR", "eur", "Rivage").await;
    let platform = world.platform();
    let ask = json!({ "type": "account_onboarding", "refresh_url": "https://p.example/again",
                      "return_url": "https://p.example/done" });
    let path = format!("/api/accounts/{account}/links");

    let link = platform.post_once(&path, &ask, "k").await;
    assert_eq!(link.status, 201, "{}", link.text);
    assert!(link.json["url"].as_str().unwrap().starts_with("http"));
    assert_eq!(link.headers["cache-control"], "no-store");
    let ask = json!({ "components": { "payments": { "enabled": true,
                       "features": { "refund_management": true } } } });
    let session = platform
        .post(&format!("/api/accounts/{account}/sessions"), &ask)
        .await;
    assert!(
        session.ok()["client_secret"].is_string(),
        "{}",
        session.text
    );

    let bad = json!({ "components": { "payments": { "enabled": "yes" } } });
    let bad = platform
        .post(&format!("/api/accounts/{account}/sessions"), &bad)
        .await;
    let error = bad.refused(400, "invalid_request");
    assert_eq!(error["param"], "components.payments.enabled", "{error}");
}

#[tokio::test]
async fn a_capability_is_listed_and_asked_for() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}/capabilities");
    let platform = world.platform();

    let listed = platform.get(&path).await;
    let asked = platform
        .post(&format!("{path}/transfers"), &json!({ "requested": true }))
        .await;
    let unknown = platform
        .post(&format!("{path}/flying"), &json!({ "requested": true }))
        .await;

    let names: Vec<&Value> = listed.ok()["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert!(names.contains(&&json!("card_payments")), "{names:?}");
    assert_eq!(asked.ok()["requested"], true);
    unknown.refused(404, "not_found");
}

#[tokio::test]
async fn an_account_that_is_not_connected_is_told_in_plain_words() {
    let world = World::start().await;
    let platform = world.platform();

    for path in ["", "/balance", "/customers", "/capabilities"] {
        let missing = platform
            .get(&format!("/api/accounts/acct_stranger{path}"))
            .await;
        let error = missing.refused(404, "account_unknown");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("not connected"), "{path}: {message}");
    }
}

#[tokio::test]
async fn the_origins_of_an_account_are_registered_for_wallets_once() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let path = format!("/api/accounts/{account}");
    let origins = json!({ "allowed_origins": ["https://shop.example", "http://localhost:3000"] });

    platform.post(&path, &origins).await.ok();
    let settled = platform.post(&path, &origins).await;

    assert_eq!(
        settled.ok()["platform_settings"]["allowed_origins"],
        origins["allowed_origins"]
    );
    let domains = platform
        .get(&format!("{path}/payment-method-domains"))
        .await;
    let domains = domains.ok()["data"].as_array().unwrap().clone();
    let mut names: Vec<&str> = domains
        .iter()
        .map(|it| it["domain_name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    // The other is that of the hosted page.
    assert_eq!(names, ["pay.example", "shop.example"]);
    let id = domains[0]["id"].as_str().unwrap();
    let validated = platform
        .post(
            &format!("{path}/payment-method-domains/{id}/validate"),
            &Value::Null,
        )
        .await;
    assert_eq!(validated.ok()["id"], id);
}

#[tokio::test]
async fn settings_that_are_none_are_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}");
    for (change, param) in [
        (
            json!({ "allowed_origins": ["shop.example"] }),
            "allowed_origins",
        ),
        (json!({ "allowed_origins": ["*"] }), "allowed_origins"),
        (
            json!({ "allowed_origins": ["https://shop.example/path"] }),
            "allowed_origins",
        ),
        (json!({ "colour": "red" }), "colour"),
    ] {
        let refused = world.platform().post(&path, &change).await;
        assert_eq!(
            refused.refused(400, "invalid_request")["param"],
            param,
            "{change}"
        );
    }
}

#[tokio::test]
async fn two_changes_at_once_both_stay() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let path = format!("/api/accounts/{account}");
    let go_on = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(Arc::clone(&go_on)));

    let origins = json!({ "allowed_origins": ["https://shop.example"] });
    let policy = json!({ "fee_policy": { "basis_points": 500 } });
    let slow = async { platform.post(&path, &origins).await };
    let quick = async {
        world.struck().await;
        let quick = platform.post(&path, &policy).await;
        go_on.notify_one();
        quick
    };
    let (slow, quick) = tokio::join!(slow, quick);

    slow.ok();
    quick.ok();
    let settled = platform.get(&path).await;
    let settled = &settled.ok()["platform_settings"];
    assert_eq!(settled["fee_policy"]["basis_points"], 500, "{settled}");
    assert_eq!(settled["allowed_origins"], origins["allowed_origins"]);
}
