//! `connect-pay events`.

use backend::{
    domain::{Arrival, Timestamp, Unheeded},
    store::{Arrivals, DatabaseOptions, Kept, Store},
};
use shared::EventEndpoint;
use tempfile::TempDir;

use crate::program::{database, run};

/// A database with three events that nothing depends on.
fn with_events() -> TempDir {
    let data = TempDir::new().unwrap();
    let keep = async {
        let options = DatabaseOptions::new(database(&data).parse().unwrap());
        let store = Store::open(&options).await.unwrap();
        let arrivals = Arrivals::start(store.clone());
        for at in 1..=3 {
            let arrival = Arrival {
                id: format!("evt_{at}").parse().unwrap(),
                endpoint: EventEndpoint::Connect,
                received: Timestamp::from_seconds(1_900_000_000 + at),
                said: None,
                payload: format!("body {at}"),
            };
            let unheeded = Some(Unheeded::NotAnEvent);
            arrivals.keep(Kept { arrival, unheeded }).await.unwrap();
        }
        store.close().await;
    };
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_all().build().unwrap();
    runtime.block_on(keep);
    data
}

#[test]
fn events_are_listed_and_shown() {
    let data = with_events();

    let all = run(&data, &["--json", "events", "list"]).json();
    let some = run(
        &data,
        &["events", "list", "--status", "ignored", "--limit", "2"],
    );
    let dead = run(&data, &["events", "list", "--status", "dead"]);
    let one = run(&data, &["--json", "events", "show", "evt_2"]).json();

    assert_eq!(all.as_array().unwrap().len(), 3);
    assert_eq!(all[0]["id"], "evt_3");
    assert_eq!(all[0]["reason"], "not_an_event");
    assert_eq!(some.ok().lines().count(), 2, "{some:?}");
    assert!(
        some.ok().starts_with("2030-03-17T17:46:43Z  evt_3"),
        "{some:?}"
    );
    assert_eq!(dead.ok(), "There are no such events.");
    assert_eq!(one["payload"], "body 2");
}

#[test]
fn events_are_replayed_one_by_one_or_all_of_a_status() {
    let data = with_events();

    let one = run(&data, &["--json", "events", "replay", "evt_1"]).json();
    let rest = ["--json", "events", "replay", "--all", "--status", "ignored"];
    let rest = run(&data, &rest).json();

    assert_eq!(one["status"], "pending");
    assert_eq!(rest["replayed"], 2);
    let waiting = ["--json", "events", "list", "--status", "pending"];
    assert_eq!(run(&data, &waiting).json().as_array().unwrap().len(), 3);
}

#[test]
fn what_is_not_there_or_not_meant_is_refused() {
    let data = with_events();

    run(&data, &["events", "show", "evt_9"]).refused(3, "there is no event evt_9");
    run(&data, &["events", "replay", "evt_9"]).refused(3, "there is no event evt_9");
    run(&data, &["events", "replay"]).refused(2, "required");
    run(&data, &["events", "replay", "--all"]).refused(2, "--status");
    run(&data, &["events", "list", "--status", "lost"]).refused(2, "pending, done, ignored");
}
