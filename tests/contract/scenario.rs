//! The main scenarios, played on the spot, so that the checks always have something to check.

use anyhow::Result;
use serde_json::json;
use tests::World;

use crate::journal::{self, Entry};

const DECLINED: &str = "pm_card_visa_chargeDeclinedInsufficientFunds";

/// Plays them in one world and gives its journal.
pub(crate) async fn play() -> Result<Vec<Entry>> {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    pay_with_a_fee_after_a_decline(&world, &bakery).await;
    pay_in_yen(&world, &pottery).await;
    change_the_amount_after_the_button_was_pressed(&world, &bakery).await;
    meet_refusals(&world, &bakery).await;
    journal::of("the core scenario", &world).await
}

async fn pay_with_a_fee_after_a_decline(world: &World, account: &str) {
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "description": "Two loaves", "application_fee_amount": 120 });
    let created = world.platform().creates(&ask).await;
    let id = created.ok()["id"].as_str().unwrap_or_default().to_owned();
    let customer = world.customer();
    customer.pays(account, &id, DECLINED).await;
    customer.pays(account, &id, "pm_card_visa").await;
    assert_eq!(customer.sees(&id).await["status"], "paid");
}

async fn pay_in_yen(world: &World, account: &str) {
    let id = world.platform().checkout(account, 8800, "jpy").await;
    let paid = world.customer().pays(account, &id, "pm_card_visa").await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
}

/// The server cancels the intent of the old amount and makes another.
async fn change_the_amount_after_the_button_was_pressed(world: &World, account: &str) {
    let id = world.platform().checkout(account, 1000, "eur").await;
    let customer = world.customer();
    customer.client_secret(&id).await;
    let change = json!({ "amount": 2000 });
    world.platform().changes(&id, &change).await.ok();
    let paid = customer.pays(account, &id, "pm_card_visa").await;
    assert_eq!(paid["amount"], 2000, "{paid}");
}

async fn meet_refusals(world: &World, account: &str) {
    let unknown = json!({ "account": "acct_unknown", "amount": 1850, "currency": "eur" });
    let refused = world.platform().creates(&unknown).await;
    assert!(refused.status >= 400, "{}", refused.text);
    let sandbox = &world.sandbox;
    let missing = sandbox.get("/v1/payment_intents/pi_none", Some(account));
    assert_eq!(missing.await["error"]["code"], "resource_missing");
}
