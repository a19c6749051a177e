use serde_json::json;

use crate::{
    sandbox::{Sandbox, ids, text},
    till::{FEE, MANUAL, euros},
};

const TWO_DAYS: i64 = 2 * 24 * 60 * 60;

#[tokio::test]
async fn a_charge_is_booked_with_what_stripe_and_the_platform_take() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox
        .charge(
            &account,
            "pm_card_visa",
            &[FEE, ("description", "Two loaves")],
        )
        .await;

    let path = format!("/v1/charges/{charge}?expand[]=balance_transaction.source");
    let charge = sandbox.read(&account, path).await;

    let booked = &charge["balance_transaction"];
    assert_eq!(booked["object"], "balance_transaction");
    assert_eq!(booked["type"], "charge");
    assert_eq!(booked["reporting_category"], "charge");
    assert_eq!(booked["amount"], 1000);
    assert_eq!(booked["fee"], 140);
    assert_eq!(booked["net"], 860);
    assert_eq!(booked["description"], "Two loaves");
    assert_eq!(booked["status"], "pending");
    assert_eq!(booked["source"]["id"], charge["id"]);
    let details = booked["fee_details"].as_array().unwrap();
    let of = |kind| details.iter().find(|detail| detail["type"] == kind);
    assert_eq!(of("stripe_fee").unwrap()["amount"], 40);
    assert_eq!(of("application_fee").unwrap()["amount"], 100);
    assert_eq!(
        of("application_fee").unwrap()["application"],
        charge["application"]
    );
}

#[tokio::test]
async fn money_becomes_available_after_two_days() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[FEE]).await;
    sandbox
        .refund(&account, &[("charge", &charge), ("amount", "200")])
        .await
        .ok();

    let at_once = sandbox.read(&account, "/v1/balance").await;
    let earned = sandbox.read_own("/v1/balance").await;
    sandbox.advance(TWO_DAYS).await;
    let later = sandbox.read(&account, "/v1/balance").await;
    let earned_later = sandbox.read_own("/v1/balance").await;
    let booked = sandbox.read(&account, "/v1/balance_transactions").await;

    assert_eq!(at_once["object"], "balance");
    assert_eq!(euros(&at_once), (660, 0));
    assert_eq!(euros(&earned), (100, 0));
    assert_eq!(euros(&later), (0, 660));
    assert_eq!(euros(&earned_later), (0, 100));
    assert_eq!(booked["data"][0]["status"], "available");
    assert_eq!(later.get("connect_reserved"), None);
    assert!(earned.get("connect_reserved").is_some());
}

#[tokio::test]
async fn one_test_card_brings_money_at_once() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    sandbox
        .charge(&account, "pm_card_bypassPending", &[FEE])
        .await;

    assert_eq!(
        euros(&sandbox.read(&account, "/v1/balance").await),
        (0, 860)
    );
    assert_eq!(euros(&sandbox.read_own("/v1/balance").await), (0, 100));
}

#[tokio::test]
async fn stripe_takes_nothing_of_an_account_whose_platform_pays_the_fees() {
    let sandbox = Sandbox::start();
    let account = sandbox
        .post("/v1/accounts")
        .form(&[("type", "express"), ("country", "FR")])
        .send()
        .await
        .id();
    let path = format!("/_sandbox/accounts/{account}/enable");
    sandbox.post(path).send().await.ok();

    sandbox.charge(&account, "pm_card_visa", &[FEE]).await;

    assert_eq!(
        euros(&sandbox.read(&account, "/v1/balance").await),
        (900, 0)
    );
}

#[tokio::test]
async fn an_account_without_money_has_a_balance_of_zero() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let zero = json!([{ "amount": 0, "currency": "eur", "source_types": { "card": 0 } }]);

    let balance = sandbox.read(&account, "/v1/balance").await;

    assert_eq!(balance["pending"], zero);
    assert_eq!(balance["available"], zero);
    assert_eq!(balance["livemode"], false);
}

#[tokio::test]
async fn what_is_held_or_refused_is_not_booked() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let held = sandbox.charge(&account, "pm_card_visa", &[MANUAL]).await;
    sandbox
        .try_to_pay(&account, "pm_card_visa_chargeDeclined", &[])
        .await
        .error(402);

    let list = sandbox.read(&account, "/v1/balance_transactions").await;
    let held = sandbox.read(&account, format!("/v1/charges/{held}")).await;

    assert!(ids(&list).is_empty());
    assert_eq!(held["balance_transaction"], json!(null));
}

#[tokio::test]
async fn balance_transactions_are_found_and_filtered() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let charge = sandbox.charge(&account, "pm_card_visa", &[]).await;
    let refund = sandbox.refund(&account, &[("charge", &charge)]).await.ok();
    let booked = text(&refund["balance_transaction"]);

    let one = sandbox
        .read(&account, format!("/v1/balance_transactions/{booked}"))
        .await;

    assert_eq!(one["type"], "refund");
    assert_eq!(
        (&one["amount"], &one["fee"], &one["net"]),
        (&json!(-1000), &json!(0), &json!(-1000))
    );
    for (query, found) in [
        ("", 2),
        ("type=refund", 1),
        ("type=payout", 0),
        ("currency=eur", 2),
        ("currency=usd", 0),
        ("created[lt]=1", 0),
        (&format!("source={charge}"), 1),
        (&format!("source={}", text(&refund["id"])), 1),
        (&format!("starting_after={booked}"), 1),
    ] {
        let list = sandbox
            .read(&account, format!("/v1/balance_transactions?{query}"))
            .await;
        assert_eq!(ids(&list).len(), found, "{query}");
    }
    let path = format!("/v1/balance_transactions/{booked}");
    sandbox.get(path).send().await.error(404);
}
