//! The figures for a monitoring system.

use serde_json::json;
use tests::{Fault, World};

/// The value of a figure that stands in the text with exactly these labels.
#[track_caller]
fn value(text: &str, figure: &str) -> String {
    let line = text.lines().find_map(|line| line.strip_prefix(figure));
    assert!(line.is_some(), "no {figure} in {text}");
    line.unwrap().trim().to_owned()
}

#[tokio::test]
async fn what_was_done_is_counted_once() {
    let world = World::start().await;
    let account = world.bakery().await;
    world.fault(Fault::Answer(500));
    let paid = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &paid, "pm_card_visa").await;
    world.is_paid_once(&account, &paid, 1850).await;
    let held = json!({
        "account": account, "amount": 900, "currency": "eur", "capture_method": "manual",
    });
    let held = world.platform().creates_one(&held).await;
    world.customer().pays(&account, &held, "pm_card_visa").await;
    world.platform().sees(&held).await;

    let text = world.get("/metrics").await.text;

    for (figure, count) in [
        ("connect_pay_checkouts_total{status=\"open\"}", "2"),
        ("connect_pay_checkouts_total{status=\"paid\"}", "1"),
        ("connect_pay_checkouts_total{status=\"authorized\"}", "1"),
        (
            "connect_pay_checkouts_under_way{status=\"authorized\"}",
            "1",
        ),
        (
            "connect_pay_checkouts_under_way{status=\"processing\"}",
            "0",
        ),
        (
            "connect_pay_stripe_retries_total{reason=\"stripe_failed\"}",
            "1",
        ),
        (
            "connect_pay_stripe_call_duration_seconds_count{operation=\"payment_intents.create\",\
             status=\"2xx\",account=\"connected\"}",
            "2",
        ),
        (
            "connect_pay_http_request_duration_seconds_count{method=\"POST\",\
             path=\"/api/checkouts\",status=\"2xx\"}",
            "2",
        ),
    ] {
        assert_eq!(value(&text, figure), count, "{figure}");
    }
    let waits = value(
        &text,
        "connect_pay_stripe_turn_wait_seconds_count{account=\"connected\"}",
    );
    assert!(waits.parse::<u32>().unwrap() >= 2, "{text}");
    let idle = value(&text, "connect_pay_database_connections{state=\"idle\"}");
    assert!(idle.parse::<u32>().unwrap() >= 1, "{text}");
}

#[tokio::test]
async fn no_label_holds_what_a_caller_can_make_up() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    world
        .customer()
        .pays(&account, &checkout, "pm_card_visa")
        .await;
    world.platform().sees(&checkout).await;
    let series = async || world.get("/metrics").await.text.lines().count();
    world.get("/made-up-0/x").await.refused(404, "not_found");
    world
        .get("/api/checkouts/co_0")
        .await
        .refused(404, "not_found");
    series().await;
    let before = series().await;

    for number in 1..20 {
        world
            .get(&format!("/made-up-{number}/x"))
            .await
            .refused(404, "not_found");
        world
            .get(&format!("/api/checkouts/co_{number}"))
            .await
            .refused(404, "not_found");
    }

    let text = world.get("/metrics").await.text;
    assert_eq!(text.lines().count(), before, "{text}");
    for made_up in ["acct_", "co_", "pi_", "made-up", &account, &checkout] {
        assert!(!text.contains(made_up), "{made_up} in {text}");
    }
}
