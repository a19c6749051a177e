//! An event is on the disk before it is acknowledged, whatever it is.

use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::{
    World,
    webhooks::{CONNECT_SECRET, CONNECT_URL, event},
    world::{Database, Setting},
};

async fn events(world: &World) -> Vec<Value> {
    let events = world.platform().get("/api/events?limit=100").await;
    events.ok()["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_crash() {
    let mut world = World::start().await;
    let sent: Vec<Value> = (0..100)
        .map(|at| {
            event(
                &format!("evt_{at}"),
                "refund.updated",
                "acct_1",
                &json!({ "id": "re_1" }),
            )
        })
        .collect();

    let answers = join_all(sent.iter().map(|event| world.delivers(event))).await;
    world.crash_and_restart();

    assert!(
        answers
            .iter()
            .all(|answer| answer.status == 200 && answer.text == "{}")
    );
    assert_eq!(events(&world).await.len(), 100);
}

#[tokio::test]
async fn a_second_delivery_is_no_second_event() {
    let world = World::start().await;
    let sent = event("evt_1", "payout.paid", "acct_1", &json!({}));

    for _ in 0..3 {
        world.delivers(&sent).await.ok();
    }
    join_all((0..5).map(|_| world.delivers(&sent))).await;

    assert_eq!(events(&world).await.len(), 1);
}

/// What could not be committed is not acknowledged, and is taken when it comes again.
async fn only_what_is_committed_is_acknowledged(database: Database) {
    let mut world = World::with(Setting {
        database,
        ..Setting::webhooks()
    })
    .await;
    world.may_fail();
    let sent = event(
        "evt_1",
        "refund.updated",
        "acct_1",
        &json!({ "id": "re_1" }),
    );
    world.database().fails_to_commit_events().await;

    let lost = join_all((0..5).map(|_| world.delivers(&sent))).await;
    let kept_then = events(&world).await;
    world.database().commits_events_again().await;
    world.delivers(&sent).await.ok();

    for answer in lost {
        answer.refused(500, "internal");
    }
    assert_eq!(kept_then, Vec::<Value>::new());
    assert_eq!(events(&world).await.len(), 1);
}

#[tokio::test]
async fn only_what_is_committed_to_the_file_is_acknowledged() {
    only_what_is_committed_is_acknowledged(Database::Sqlite).await;
}

#[tokio::test]
async fn only_what_is_committed_on_postgres_is_acknowledged() {
    only_what_is_committed_is_acknowledged(Database::Postgres).await;
}

#[tokio::test]
async fn any_signed_body_is_kept() {
    let world = World::start().await;
    for body in [
        "",
        "null",
        "[1]",
        "hello \u{0} world",
        "{\"id\":\"evt_1\"}",
        "{\"id\":5}",
    ] {
        let signature = world.signed(CONNECT_SECRET, body);
        world
            .posts_event(CONNECT_URL, body, Some(&signature))
            .await
            .ok();
    }

    let kept = events(&world).await;

    assert_eq!(kept.len(), 6);
    for event in &kept {
        assert_eq!(
            (&event["status"], &event["reason"]),
            (&json!("ignored"), &json!("not_an_event"))
        );
        assert!(
            event["id"].as_str().unwrap().starts_with("sha256:"),
            "{event}"
        );
        assert_eq!(event["payload"], Value::Null);
    }
}

#[tokio::test]
async fn an_event_may_be_longer_than_other_requests_and_still_has_an_end() {
    let world = World::start().await;
    let of_length = |length: usize| {
        let filling = json!({ "id": "po_1", "description": "x".repeat(length) });
        event(&format!("evt_{length}"), "payout.paid", "acct_1", &filling)
    };

    world.delivers(&of_length(500_000)).await.ok();
    let longer = world.delivers(&of_length(600_000)).await;

    longer.refused(413, "payload_too_large");
    let long = world.platform().get("/api/events/evt_500000").await;
    assert!(long.ok()["payload"].as_str().unwrap().len() > 500_000);
}

#[tokio::test]
async fn what_nothing_depends_on_is_kept_and_left() {
    let world = World::start().await;
    for kind in ["payout.paid", "balance.available", "invoice.one_day"] {
        world
            .delivers(&event(kind, kind, "acct_1", &json!({})))
            .await
            .ok();
    }
    let mut live = event(
        "evt_live",
        "payment_intent.succeeded",
        "acct_1",
        &json!({ "id": "pi_1" }),
    );
    live["livemode"] = json!(true);
    world.delivers(&live).await.ok();

    let reason = |id: &str, events: &[Value]| {
        let event = events.iter().find(|event| event["id"] == id).unwrap();
        (event["status"].clone(), event["reason"].clone())
    };
    let events = events(&world).await;
    for id in ["payout.paid", "balance.available", "invoice.one_day"] {
        assert_eq!(reason(id, &events), (json!("ignored"), json!("other_type")));
    }
    assert_eq!(
        reason("evt_live", &events),
        (json!("ignored"), json!("other_mode"))
    );
}
