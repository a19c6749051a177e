//! Several servers on one database share the work and never do it twice.

use std::collections::HashSet;

use futures_util::future::join_all;
use serde_json::Value;
use tests::{
    World,
    world::{Answer, Database, Setting, answer},
};
use url::Url;

async fn world(database: Database) -> World {
    World::with(Setting {
        database,
        ..Setting::default()
    })
    .await
}

async fn clicks(server: &Url, checkout: &str) -> Answer {
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    let http = backend::stripe::http_client().unwrap();
    answer(http.post(server.join(&path).unwrap())).await
}

/// Ten clicks, by turns on two servers.
async fn ten_clicks_over_two_servers_give_one_intent(database: Database) {
    let world = world(database).await;
    let replica = world.replica();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let servers = [&world.url, &replica.url];
    let answers = join_all((0..10).map(|click| clicks(servers[click % 2], &id))).await;

    let secrets: HashSet<&Value> = answers.iter().map(|it| &it.ok()["client_secret"]).collect();
    assert_eq!(secrets.len(), 1);
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
    replica.stop();
}

#[tokio::test]
async fn ten_clicks_over_two_servers_on_postgres_give_one_intent() {
    ten_clicks_over_two_servers_give_one_intent(Database::Postgres).await;
}

#[tokio::test]
async fn ten_clicks_over_two_servers_on_one_file_give_one_intent() {
    ten_clicks_over_two_servers_give_one_intent(Database::Sqlite).await;
}

#[tokio::test]
async fn what_one_server_knows_the_other_knows() {
    let world = world(Database::Postgres).await;
    let replica = world.replica();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    let secret = clicks(&replica.url, &id).await.ok()["client_secret"].clone();
    let secret = secret.as_str().unwrap();
    let customer = world.customer();
    customer.confirms(&account, secret, "pm_card_visa").await;

    world.is_paid_once(&account, &id, 1850).await;
    replica.stop();
}

#[tokio::test]
async fn one_server_goes_on_when_the_other_dies() {
    let mut world = world(Database::Postgres).await;
    let replica = world.replica();
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    let first = world.customer().client_secret(&id).await;

    world.go_down();

    let second = clicks(&replica.url, &id).await;
    assert_eq!(second.ok()["client_secret"], first.as_str());
    replica.stop();
}

#[tokio::test]
async fn a_restart_of_the_database_is_not_seen_by_the_customer() {
    let world = world(Database::Postgres).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;

    world.database().cut_connections().await;

    world.customer().pays(&account, &id, "pm_card_visa").await;
    world.is_paid_once(&account, &id, 1850).await;
}
