//! Server-sent events: a browser hears what becomes of its checkout.

use serde_json::json;
use tests::{
    World,
    wait::until,
    world::{Database, Setting},
};

async fn a_checkout(world: &World) -> (String, String) {
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    (account, id)
}

#[tokio::test]
async fn the_first_event_is_what_is_there_and_each_change_is_the_next() {
    let world = World::start().await;
    let (account, id) = a_checkout(&world).await;

    let there = world.customer().sees(&id).await;
    let mut events = world.watches(&id, None).await;
    let first = events.next().await.unwrap();
    world.customer().pays(&account, &id, "pm_card_visa").await;
    assert_eq!(world.platform().sees(&id).await["status"], "paid");

    assert_eq!(events.retry, Some(2000));
    assert_eq!(first.data, there);
    assert_eq!(first.event, "checkout");
    while events.next_status().await != "paid" {}
}

#[tokio::test]
async fn a_stream_goes_on_after_the_last_event_that_was_seen() {
    let world = World::start().await;
    let (_, id) = a_checkout(&world).await;
    let seen = world.watches(&id, None).await.next().await.unwrap().id;

    let mut present = world.watches(&id, Some(&seen)).await;
    let change = json!({ "amount": 2100 });
    world.platform().changes(&id, &change).await.ok();
    let mut behind = world.watches(&id, Some(&seen)).await;
    let asked = format!("{id}/events?last_event_id={seen}#");
    let mut asked = world.watches(&asked, None).await;

    for events in [&mut present, &mut behind, &mut asked] {
        assert_eq!(events.next().await.unwrap().data["amount"], 2100);
    }
}

async fn what_another_server_writes_is_heard(database: Database) {
    let world = World::with(Setting {
        database,
        ..Setting::default()
    })
    .await;
    let replica = world.replica();
    let (_, id) = a_checkout(&world).await;

    let mut events = world.watches_at(&replica.url, &id, None).await;
    assert_eq!(events.next_status().await, "open");
    world.platform().does("cancel", &id, &json!({})).await.ok();

    assert_eq!(events.next_status().await, "canceled");
    replica.stop();
}

#[tokio::test]
async fn what_another_server_writes_is_heard_on_postgres() {
    what_another_server_writes_is_heard(Database::Postgres).await;
}

#[tokio::test]
async fn what_another_server_writes_is_heard_on_one_file() {
    what_another_server_writes_is_heard(Database::Sqlite).await;
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let world = World::start().await;
    let replica = world.replica();
    let (_, id) = a_checkout(&world).await;
    let mut events = world.watches_at(&replica.url, &id, None).await;
    events.next_status().await;

    replica.stop();

    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn a_checkout_that_is_not_there_has_no_events() {
    let world = World::start().await;

    let missing = world.get("/api/checkouts/co_none/events").await;

    missing.refused(404, "not_found");
}

#[tokio::test]
async fn streams_are_counted_and_refused_beyond_the_limit() {
    let world = World::with(Setting {
        max_streams: Some(1),
        ..Setting::default()
    })
    .await;
    let (_, id) = a_checkout(&world).await;
    let path = format!("/api/checkouts/{id}/events");
    let first = world.watches(&id, None).await;

    world.get(&path).await.refused(503, "too_many_streams");
    let figures = world.get("/metrics").await.text;
    assert!(figures.contains("connect_pay_sse_clients 1"), "{figures}");
    drop(first);

    until("the stream's end", async || {
        let figures = world.get("/metrics").await.text;
        figures.contains("connect_pay_sse_clients 0").then_some(())
    })
    .await;
    world.watches(&id, None).await;
}

#[tokio::test]
async fn one_checkout_has_no_more_than_its_share_of_streams() {
    let world = World::start().await;
    let (_, id) = a_checkout(&world).await;
    let mut open = Vec::new();
    for _ in 0..20 {
        open.push(world.watches(&id, None).await);
    }

    let more = world.get(&format!("/api/checkouts/{id}/events")).await;

    more.refused(429, "too_many_streams");
    drop(open);
}

#[tokio::test]
async fn only_pages_of_allowed_origins_may_watch() {
    let world = World::with(Setting {
        allowed_origins: Some("https://shop.example".parse().unwrap()),
        ..Setting::default()
    })
    .await;
    let (_, id) = a_checkout(&world).await;
    let path = format!("/api/checkouts/{id}/events");
    let from = async |method: &str, origin: &str| {
        let request = world.request(method, &path).header("origin", origin);
        request.send().await.unwrap()
    };

    let shop = from("GET", "https://shop.example").await;
    let evil = from("GET", "https://evil.example").await;
    let preflight = from("OPTIONS", "https://shop.example").await;

    assert_eq!(shop.status(), 200);
    assert_eq!(shop.headers()["content-type"], "text/event-stream");
    let allowed = &shop.headers()["access-control-allow-origin"];
    assert_eq!(allowed, "https://shop.example");
    assert_eq!(evil.status(), 403);
    assert_eq!(preflight.status(), 204);
    let headers = &preflight.headers()["access-control-allow-headers"];
    assert_eq!(headers, "content-type, last-event-id");
}
