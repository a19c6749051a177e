//! When events are listed, by whom, and how far.

use serde_json::json;
use tests::{
    World,
    wait::until,
    world::{Database, Setting},
};

use super::{
    EVENTS, an_hour_passes, events, first_sweep_is_done, hears_of_dispute, is_disputed, paid,
};
use crate::reconcile::busy;

/// How often events were listed, for each account; for the platform itself, "".
async fn lists(world: &World) -> Vec<String> {
    let calls = world.sandbox.calls("GET", EVENTS).await;
    let mut accounts: Vec<String> = calls
        .iter()
        .map(|it| it.text("account").to_owned())
        .collect();
    accounts.sort();
    accounts
}

/// Each account is asked by one of two servers, once an hour.
async fn two_servers_share_the_accounts(database: Database) {
    let world = World::with(Setting { database, ..busy() }).await;
    let replica = world.replica();
    let mut accounts = vec![String::new()];
    for _ in 0..6 {
        let account = world.bakery().await;
        world.platform().checkout(&account, 1850, "eur").await;
        accounts.push(account);
    }
    accounts.sort();

    an_hour_passes(&world);
    let all = || async { (lists(&world).await.len() == accounts.len()).then_some(()) };
    until("each account to be asked", async || all().await).await;
    assert_eq!(lists(&world).await, accounts);
    an_hour_passes(&world);
    let twice = [&accounts[..], &accounts].concat();
    until("each account to be asked again", async || {
        (lists(&world).await.len() == twice.len()).then_some(())
    })
    .await;

    let mut expected = twice;
    expected.sort();
    assert_eq!(lists(&world).await, expected);
    replica.stop();
}

#[tokio::test]
async fn two_servers_on_postgres_share_the_accounts() {
    two_servers_share_the_accounts(Database::Postgres).await;
}

#[tokio::test]
async fn two_servers_on_one_file_share_the_accounts() {
    two_servers_share_the_accounts(Database::Sqlite).await;
}

#[tokio::test]
async fn a_list_that_could_not_be_had_is_asked_for_again_soon() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let (id, charge) = paid(&world, &account).await;
    is_disputed(&world, &charge).await;
    let strike = json!({ "kind": "conflict", "method": "GET", "path": EVENTS, "times": 100 });
    let faults = json!({ "calls": { "next": [strike] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
    an_hour_passes(&world);
    until("the failures", async || {
        world
            .log
            .text()
            .contains("could not be listed")
            .then_some(())
    })
    .await;

    world.sandbox.is_well().await;
    world.seconds_pass(301);

    hears_of_dispute(&world, &id).await;
}

#[tokio::test]
async fn a_clock_that_was_wrong_does_not_put_it_off() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let (id, charge) = paid(&world, &account).await;
    let ten_years = 10 * 365 * 86_400;
    world.seconds_pass(ten_years);
    first_sweep_is_done(&world).await;

    is_disputed(&world, &charge).await;
    world.seconds_pass(-ten_years);

    hears_of_dispute(&world, &id).await;
}

#[tokio::test]
async fn all_pages_are_gone_through() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    world.platform().checkout(&account, 1850, "eur").await;
    let order = json!({ "event": "account.updated", "account": account });
    for _ in 0..120 {
        world.sandbox.control("/_sandbox/trigger", &order).await;
    }

    an_hour_passes(&world);

    let count = until("all of them", async || {
        let first = events(&world, "account.updated").await;
        let last = first.last()?["id"].as_str()?.to_owned();
        let path = format!("/api/events?limit=100&type=account.updated&starting_after={last}");
        let rest = world.platform().get(&path).await;
        let count = first.len() + rest.ok()["data"].as_array()?.len();
        (count >= 120).then_some(count)
    })
    .await;
    assert!(count < 130, "{count}");
}

#[tokio::test]
async fn what_an_account_did_before_its_first_checkout_is_not_listed() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let order = json!({ "event": "account.updated", "account": account });
    world.sandbox.control("/_sandbox/trigger", &order).await;
    world.sandbox.days_pass(3).await;
    world.seconds_pass(3 * 86_400);
    world.platform().checkout(&account, 1850, "eur").await;
    world.sandbox.control("/_sandbox/trigger", &order).await;

    an_hour_passes(&world);

    let found = until("the second event", async || {
        let found = events(&world, "account.updated").await;
        (!found.is_empty()).then_some(found)
    })
    .await;
    assert_eq!(found.len(), 1, "{found:#?}");
}
