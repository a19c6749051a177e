//! The inbox: shown, tried again, replayed, shared, and emptied.

use serde_json::{Value, json};
use tests::{
    World, wait,
    webhooks::event,
    world::{Database, Setting},
};

const DAY_S: i64 = 86_400;

async fn page(world: &World, query: &str) -> Value {
    let answer = world.platform().get(&format!("/api/events?{query}")).await;
    answer.ok().clone()
}

fn ids(page: &Value) -> Vec<&str> {
    let events = page["data"].as_array().unwrap();
    events.iter().map(|it| it["id"].as_str().unwrap()).collect()
}

fn refund(id: &str, account: &str) -> Value {
    let object = json!({ "id": "re_1", "payment_intent": "pi_1" });
    event(id, "refund.updated", account, &object)
}

/// An event that can not be settled: Stripe does not know its refund.
fn unknown_refund(id: &str, account: &str) -> Value {
    let mut event = refund(id, account);
    event["object"] = json!("v2.core.event");
    event["created"] = json!("2026-01-02T03:04:05Z");
    event["related_object"] = json!({ "id": "re_1", "type": "refund", "url": "/v1/refunds/re_1" });
    event
}

#[tokio::test]
async fn events_are_listed_in_pages_and_by_what_they_are() {
    let world = World::start().await;
    for at in 1..=5 {
        world.seconds_pass(1);
        let account = if at % 2 == 0 { "acct_even" } else { "acct_odd" };
        world
            .delivers(&refund(&format!("evt_{at}"), account))
            .await
            .ok();
    }
    world
        .delivers(&event("evt_6", "payout.paid", "acct_odd", &json!({})))
        .await
        .ok();

    let first = page(&world, "limit=2&status=pending").await;
    let second = page(&world, "limit=2&status=pending&starting_after=evt_4").await;
    let back = page(&world, "limit=2&status=pending&ending_before=evt_2").await;

    assert_eq!(
        (ids(&first), &first["has_more"]),
        (vec!["evt_5", "evt_4"], &json!(true))
    );
    assert_eq!(ids(&second), ["evt_3", "evt_2"]);
    assert_eq!(ids(&back), ["evt_4", "evt_3"]);
    assert_eq!(
        ids(&page(&world, "account=acct_even").await),
        ["evt_4", "evt_2"]
    );
    assert_eq!(ids(&page(&world, "type=payout.paid").await), ["evt_6"]);
    assert_eq!(ids(&page(&world, "status=ignored").await), ["evt_6"]);
    assert!(ids(&page(&world, "status=dead").await).is_empty());
    let wrong = world
        .platform()
        .get("/api/events?starting_after=evt_x")
        .await;
    assert_eq!(
        wrong.refused(400, "invalid_request")["param"],
        "starting_after"
    );
}

#[tokio::test]
async fn a_key_of_one_account_sees_its_events_only() {
    let world = World::start().await;
    let (own, other) = (world.bakery().await, world.pottery().await);
    world.delivers(&refund("evt_own", &own)).await.ok();
    world.delivers(&refund("evt_other", &other)).await.ok();
    let merchant = world.platform().only_for(&own).await;

    let list = merchant.get("/api/events").await;

    assert_eq!(ids(list.ok()), ["evt_own"]);
    merchant.get("/api/events/evt_own").await.ok();
    merchant
        .get("/api/events/evt_other")
        .await
        .refused(404, "not_found");
    let replay = merchant
        .post("/api/events/evt_other/replay", &json!({}))
        .await;
    replay.refused(404, "not_found");
    let foreign = merchant.get(&format!("/api/events?account={other}")).await;
    foreign.refused(404, "account_unknown");
    world.get("/api/events").await.refused(401, "unauthorized");
}

#[tokio::test]
async fn why_an_event_failed_is_told_to_the_platform_alone() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let merchant = world.platform().only_for(&account).await;
    let event = unknown_refund("evt_1", &account);
    world.delivers(&event).await.ok();
    wait::until("a try", async || {
        let seen = world.platform().get("/api/events/evt_1").await;
        seen.ok()["reason"].is_string().then_some(())
    })
    .await;

    let theirs = merchant.get("/api/events/evt_1").await;

    assert_eq!(theirs.ok()["status"], "failed");
    assert!(theirs.ok()["reason"].is_null(), "{}", theirs.text);
}

#[tokio::test]
async fn what_fails_is_tried_again_and_is_dead_after_a_day() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    world
        .delivers(&unknown_refund("evt_1", &account))
        .await
        .ok();
    let first = world.settled("evt_1").await;
    assert_eq!(
        (&first["status"], &first["attempts"]),
        (&json!("failed"), &json!(1))
    );
    assert!(first["next_attempt_at"].as_i64().unwrap() >= world.now() + 10);

    let dead = wait::until("the event to be dead", async || {
        world.seconds_pass(DAY_S);
        let event = world.platform().get("/api/events/evt_1").await.ok().clone();
        (event["status"] == "dead").then_some(event)
    })
    .await;

    assert_eq!(dead["attempts"], 10);
    assert!(
        dead["reason"].as_str().unwrap().contains("Stripe"),
        "{dead}"
    );
    assert_eq!(ids(&page(&world, "status=dead").await), ["evt_1"]);
    let replayed = world
        .platform()
        .post("/api/events/evt_1/replay", &json!({}))
        .await;
    assert_eq!(replayed.ok()["status"], "pending");
    assert_eq!(world.settled("evt_1").await["attempts"], 1);
}

#[tokio::test]
async fn a_second_pass_changes_nothing() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    world
        .hears(&event(
            "evt_1",
            "payment_intent.succeeded",
            &account,
            &intent,
        ))
        .await;
    let before = world.platform().sees(&id).await;

    world
        .platform()
        .post("/api/events/evt_1/replay", &json!({}))
        .await
        .ok();
    let again = world.settled("evt_1").await;

    assert_eq!(
        (&again["status"], &again["reason"]),
        (&json!("ignored"), &json!("unchanged"))
    );
    assert_eq!(world.platform().sees(&id).await, before);
}

#[tokio::test]
async fn bodies_and_then_events_are_deleted() {
    let world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    world
        .delivers(&event(
            "evt_1",
            "payout.paid",
            &account,
            &json!({ "id": "po_1" }),
        ))
        .await
        .ok();
    let read = async || world.platform().get("/api/events/evt_1").await;
    assert_eq!(read().await.ok()["redacted"], false);

    world.seconds_pass(31 * DAY_S);
    let redacted = wait::until("the body to be deleted", async || {
        let event = read().await.ok().clone();
        (event["redacted"] == true).then_some(event)
    })
    .await;
    let replay = world
        .platform()
        .post("/api/events/evt_1/replay", &json!({}))
        .await;
    world.seconds_pass(60 * DAY_S);
    wait::until("the event to be deleted", async || {
        (read().await.status == 404).then_some(())
    })
    .await;

    assert_eq!(redacted.get("payload"), None, "{redacted}");
    replay.refused(409, "event_redacted");
}

/// Stripe takes its time with what [`unknown_refund`] asks for.
async fn unknown_refunds_take(world: &World, millis: u32) {
    let late =
        json!({ "kind": "latency", "method": "GET", "path": "/v2/core/events/{id}", "times": 99 });
    let faults = json!({ "calls": { "latency_ms": millis, "next": [late] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
}

#[tokio::test]
async fn an_account_that_stripe_answers_slowly_keeps_no_other_waiting() {
    let world = World::with(Setting::webhooks()).await;
    let (slow, other) = (world.bakery().await, world.pottery().await);
    unknown_refunds_take(&world, 5_000).await;
    for at in 0..40 {
        let event = unknown_refund(&format!("evt_{at}"), &slow);
        world.delivers(&event).await.ok();
    }

    let object = json!({ "id": "pi_unknown", "metadata": {} });
    let quick = event("evt_quick", "payment_intent.created", &other, &object);
    let heard = world.hears(&quick).await;

    assert_eq!(heard["status"], "ignored", "{heard}");
    let waiting = page(&world, &format!("account={slow}&status=pending&limit=100")).await;
    assert_eq!(ids(&waiting).len(), 40);
}

#[tokio::test]
async fn a_long_backlog_of_one_account_keeps_no_other_waiting_and_is_settled() {
    let world = World::with(Setting::webhooks()).await;
    let (busy, other) = (world.bakery().await, world.pottery().await);
    unknown_refunds_take(&world, 300).await;
    for at in 0..90 {
        let event = unknown_refund(&format!("evt_{at}"), &busy);
        world.delivers(&event).await.ok();
    }
    let object = json!({ "id": "pi_unknown", "metadata": {} });
    for at in 0..3 {
        let id = format!("evt_quick_{at}");
        let quick = event(&id, "payment_intent.created", &other, &object);
        assert_eq!(world.hears(&quick).await["status"], "ignored");
    }

    for at in 0..90 {
        let settled = world.settled(&format!("evt_{at}")).await;
        assert_eq!(settled["attempts"], 1);
    }
}

/// Two servers on one database settle each of many events, and none of them twice.
async fn two_servers_share_the_inbox(database: Database) {
    let world = World::with(Setting {
        database,
        ..Setting::webhooks()
    })
    .await;
    let replica = world.replica();
    let account = world.bakery().await;

    for at in 0..40 {
        let object = json!({ "id": "pi_unknown", "metadata": {} });
        let sent = event(
            &format!("evt_{at}"),
            "payment_intent.created",
            &account,
            &object,
        );
        world.delivers(&sent).await.ok();
    }

    for at in 0..40 {
        let event = world.settled(&format!("evt_{at}")).await;
        assert_eq!(
            (&event["status"], &event["attempts"]),
            (&json!("ignored"), &json!(1))
        );
    }
    replica.stop();
}

#[tokio::test]
async fn two_servers_on_postgres_share_the_inbox() {
    two_servers_share_the_inbox(Database::Postgres).await;
}

#[tokio::test]
async fn two_servers_on_one_file_share_the_inbox() {
    two_servers_share_the_inbox(Database::Sqlite).await;
}
