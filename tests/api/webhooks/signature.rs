//! Only what Stripe has signed lately is kept.

use serde_json::json;
use tests::{
    World,
    webhooks::{ACCOUNT_SECRET, ACCOUNT_URL, CONNECT_SECRET, CONNECT_URL, event},
    world::Setting,
};

async fn kept(world: &World) -> usize {
    let events = world.platform().get("/api/events").await;
    events.ok()["data"].as_array().unwrap().len()
}

fn an_event() -> String {
    event("evt_1", "payout.paid", "acct_1", &json!({})).to_string()
}

#[tokio::test]
async fn what_is_not_signed_leaves_no_trace() {
    let world = World::start().await;
    let body = an_event();
    let right = world.signed(CONNECT_SECRET, &body);
    let other = world.signed("whsec_guessed", &body);
    let other_body = world.signed(CONNECT_SECRET, &format!("{body} "));
    let other_endpoint = world.signed(ACCOUNT_SECRET, &body);
    let v0 = right.replace("v1=", "v0=");

    for signature in [
        None,
        Some(""),
        Some("t=1"),
        Some(v0.as_str()),
        Some(&other),
        Some(&other_body),
        Some(&other_endpoint),
    ] {
        let answer = world.posts_event(CONNECT_URL, &body, signature).await;
        answer.refused(400, "webhook_unverified");
    }

    assert_eq!(kept(&world).await, 0);
    world
        .posts_event(CONNECT_URL, &body, Some(&right))
        .await
        .ok();
    assert_eq!(kept(&world).await, 1);
}

#[tokio::test]
async fn an_old_signature_is_refused() {
    let world = World::start().await;
    let body = an_event();
    let signature = world.signed(CONNECT_SECRET, &body);

    world.seconds_pass(301);
    let old = world
        .posts_event(CONNECT_URL, &body, Some(&signature))
        .await;

    let error = old.refused(400, "webhook_unverified");
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("301 seconds old")
    );
    assert_eq!(kept(&world).await, 0);
}

#[tokio::test]
async fn while_secrets_are_changed_both_count() {
    let world = World::with(Setting {
        second_webhook_secret: Some("whsec_the_old_one"),
        ..Setting::default()
    })
    .await;

    for (id, secret) in [("evt_1", CONNECT_SECRET), ("evt_2", "whsec_the_old_one")] {
        let body = event(id, "payout.paid", "acct_1", &json!({})).to_string();
        let signature = world.signed(secret, &body);
        world
            .posts_event(CONNECT_URL, &body, Some(&signature))
            .await
            .ok();
    }
    let body = event("evt_3", "payout.paid", "acct_1", &json!({})).to_string();
    let (time, new) = world
        .signed(CONNECT_SECRET, &body)
        .split_once(',')
        .map(|(t, v)| (t.to_owned(), v.to_owned()))
        .unwrap();
    let both = format!("{time},v1={},{new}", "0".repeat(64));
    world
        .posts_event(CONNECT_URL, &body, Some(&both))
        .await
        .ok();

    assert_eq!(kept(&world).await, 3);
}

#[tokio::test]
async fn an_endpoint_without_a_secret_names_the_setting() {
    let world = World::with(Setting {
        no_webhook_secrets: true,
        ..Setting::default()
    })
    .await;

    for (path, setting) in [
        (ACCOUNT_URL, "STRIPE_WEBHOOK_SECRETS"),
        (CONNECT_URL, "STRIPE_CONNECT_WEBHOOK_SECRETS"),
    ] {
        let answer = world.posts_event(path, "{}", None).await;
        let error = answer.refused(404, "webhooks_not_configured");
        assert!(error["message"].as_str().unwrap().contains(setting));
    }
}
