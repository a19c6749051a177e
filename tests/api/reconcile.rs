//! The truth without being told: the server asks Stripe by itself.

use std::time::Duration;

use serde_json::{Value, json};
use tests::{
    World,
    wait::until,
    world::{Database, Setting},
};

/// A server whose workers look often. Its clock stands still, and so does all that is due later.
pub(crate) fn busy() -> Setting {
    Setting {
        workers: Some(Duration::from_millis(20)),
        ..Setting::default()
    }
}

/// What the server knows, without a look that asks Stripe.
pub(crate) async fn known(world: &World, checkout: &str) -> Value {
    let list = world.platform().get("/api/checkouts").await;
    let list = list.ok()["data"].as_array().unwrap().clone();
    let found = list.into_iter().find(|it| it["id"] == checkout);
    found.unwrap()
}

/// Waits until the server knows that a checkout has this status.
pub(crate) async fn becomes(world: &World, checkout: &str, status: &str) {
    until(status, async || {
        (known(world, checkout).await["status"] == status).then_some(())
    })
    .await;
}

async fn looks(world: &World, account: &str) -> usize {
    let journal = world.sandbox.journal().await;
    let looks = journal.iter().filter(|entry| {
        entry.text("account") == account
            && entry.text("method") == "GET"
            && entry.text("path").starts_with("/v1/payment_intents/")
    });
    looks.count()
}

#[tokio::test]
async fn a_payment_is_found_after_the_browser_has_vanished() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(known(&world, &id).await["status"], "open");

    world.seconds_pass(61);

    becomes(&world, &id, "paid").await;
}

#[tokio::test]
async fn a_checkout_expires_with_nobody_looking() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let soon = world.now() + 60;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur", "expires_at": soon });
    let (begun, idle) = (
        world.platform().creates_one(&ask).await,
        world.platform().creates_one(&ask).await,
    );
    world.customer().client_secret(&begun).await;

    world.seconds_pass(61);

    becomes(&world, &begun, "expired").await;
    becomes(&world, &idle, "expired").await;
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["status"], "canceled");
}

#[tokio::test]
async fn a_hold_that_ran_out_is_noticed() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let ask = json!({
        "account": account, "amount": 1850, "currency": "eur", "capture_method": "manual",
    });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    world.seconds_pass(61);
    becomes(&world, &id, "authorized").await;

    world.sandbox.days_pass(8).await;
    world.seconds_pass(8 * 86_400);

    becomes(&world, &id, "canceled").await;
}

#[tokio::test]
async fn a_refund_that_fails_later_is_noticed() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let card = "pm_card_pendingRefund";
    world.customer().pays(&account, &id, card).await;
    let refund = world.platform().does("refunds", &id, &json!({})).await;
    let refund = refund.ok()["refund"].as_str().unwrap().to_owned();
    assert_eq!(known(&world, &id).await["status"], "refunded");

    world.sandbox.settles_refund(&refund, "failed").await;
    world.seconds_pass(601);

    becomes(&world, &id, "paid").await;
}

#[tokio::test]
async fn what_brings_no_news_is_looked_at_later_each_time() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&id).await;
    world.seconds_pass(61);
    until("the first look", async || {
        (looks(&world, &account).await == 1).then_some(())
    })
    .await;

    // Twice as long from now on: a minute is too early.
    world.seconds_pass(61);
    let quiet = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().client_secret(&quiet).await;
    assert_eq!(looks(&world, &account).await, 1);
    world.seconds_pass(61);

    until("the second look", async || {
        (looks(&world, &account).await >= 2).then_some(())
    })
    .await;
}

async fn two_servers_ask_once(database: Database) {
    let world = World::with(Setting { database, ..busy() }).await;
    let replica = world.replica();
    let account = world.bakery().await;
    let mut ids = Vec::new();
    for _ in 0..8 {
        let id = world.platform().checkout(&account, 1850, "eur").await;
        world.customer().client_secret(&id).await;
        ids.push(id);
    }

    world.seconds_pass(61);

    until("every look", async || {
        (looks(&world, &account).await >= 8).then_some(())
    })
    .await;
    // A later payment shows that the workers have gone on.
    let last = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &last, "pm_card_visa").await;
    world.seconds_pass(61);
    becomes(&world, &last, "paid").await;
    assert_eq!(looks(&world, &account).await, 9);
    replica.stop();
}

#[tokio::test]
async fn two_servers_on_postgres_ask_once() {
    two_servers_ask_once(Database::Postgres).await;
}

#[tokio::test]
async fn two_servers_on_one_file_ask_once() {
    two_servers_ask_once(Database::Sqlite).await;
}
