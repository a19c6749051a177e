//! Balances, and what moved them.

use serde_json::{Value, json};
use tests::World;

fn of<'a>(funds: &'a Value, currency: &str) -> &'a Value {
    let funds = funds.as_array().unwrap().iter();
    funds
        .clone()
        .find(|it| it["currency"] == currency)
        .map_or(&Value::Null, |it| &it["amount"])
}

#[tokio::test]
async fn a_payment_moves_the_balances_of_account_and_platform() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let ask = json!({ "account": account, "amount": 10_000, "currency": "eur",
                      "application_fee_amount": 1_000 });
    let id = platform.creates_one(&ask).await;

    world.customer().pays(&account, &id, "pm_card_visa").await;

    let path = format!("/api/accounts/{account}");
    let moved = platform
        .get(&format!("{path}/balance-transactions?type=charge"))
        .await;
    let charge = &moved.ok()["data"][0];
    let (amount, fee, net) = (&charge["amount"], &charge["fee"], &charge["net"]);
    assert_eq!(amount, 10_000, "{charge}");
    assert_eq!(
        amount.as_i64().unwrap() - fee.as_i64().unwrap(),
        net.as_i64().unwrap()
    );
    let details = charge["fee_details"].as_array().unwrap();
    assert!(
        details
            .iter()
            .any(|it| it["type"] == "application_fee" && it["amount"] == 1_000)
    );

    let balance = platform.get(&format!("{path}/balance")).await;
    assert_eq!(of(&balance.ok()["pending"], "eur"), net);
    let fees = platform.get("/api/application-fees").await;
    assert_eq!(fees.ok()["data"][0]["amount"], 1_000);
    let own = platform.get("/api/balance").await;
    assert_eq!(of(&own.ok()["pending"], "eur"), 1_000, "{}", own.text);
}

#[tokio::test]
async fn pending_money_becomes_available() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 10_000, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let path = format!("/api/accounts/{account}/balance");
    let before = world.platform().get(&path).await;

    world.sandbox.days_pass(8).await;

    let after = world.platform().get(&path).await;
    let pending = of(&before.ok()["pending"], "eur");
    assert_ne!(pending, &Value::Null);
    assert_eq!(of(&after.ok()["available"], "eur"), pending);
}

#[tokio::test]
async fn a_query_that_stripe_does_not_know_is_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}/balance-transactions?colour=red");
    let refused = world.platform().get(&path).await;
    assert_eq!(refused.status, 400, "{}", refused.text);
}
