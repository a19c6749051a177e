//! Limits of attempts to pay, against those who test stolen cards.

use backend::domain::AttemptLimits;
use serde_json::json;
use tests::{
    World,
    world::{Answer, Setting, answer},
};

const DECLINED: &str = "pm_card_visa_chargeDeclined";
const PAYS: &str = "pm_card_visa";

async fn with(attempts: AttemptLimits) -> World {
    World::with(Setting {
        attempts,
        ..Setting::default()
    })
    .await
}

async fn tries(world: &World, checkout: &str) -> Answer {
    world
        .post(&format!("/api/checkouts/{checkout}/payment-intent"), None)
        .await
}

async fn tries_from(world: &World, checkout: &str, forwarded_for: &str) -> Answer {
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    answer(
        world
            .request("POST", &path)
            .header("x-forwarded-for", forwarded_for),
    )
    .await
}

/// The attempt is held back by this limit, for about so long; log and metrics say so.
async fn held_back(
    world: &World,
    answer: &Answer,
    limit: &str,
    seconds: std::ops::RangeInclusive<u32>,
) {
    answer.refused(429, "too_many_attempts");
    let wait = answer.headers["retry-after"].to_str().unwrap();
    assert!(seconds.contains(&wait.parse().unwrap()), "{wait} seconds");
    let log = world.log.text();
    let line = log
        .lines()
        .find(|it| it.contains("an attempt to pay was held back"));
    let line = line.unwrap();
    assert!(line.contains("WARN"), "{line}");
    assert!(line.contains(&format!("limit.name=\"{limit}\"")), "{line}");
    let metrics = world.get("/metrics").await;
    let counter = format!("connect_pay_refused_attempts_total{{limit=\"{limit}\"}} ");
    assert!(metrics.text.contains(&counter), "{}", metrics.text);
}

/// A checkout of which ten charges have failed.
async fn often_declined(world: &World, account: &str) -> String {
    let checkout = world.platform().checkout(account, 1850, "eur").await;
    for _ in 0..10 {
        world.customer().pays(account, &checkout, DECLINED).await;
    }
    checkout
}

#[tokio::test]
async fn after_ten_declines_a_checkout_is_held_back_and_its_intent_is_worth_nothing() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;

    let refused = tries(&world, &checkout).await;
    let again = tries(&world, &checkout).await;

    held_back(&world, &refused, "checkout", 86_300..=86_500).await;
    again.refused(429, "too_many_attempts");
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents.len(), 1);
    assert_eq!(
        intents[0]["status"], "canceled",
        "its client secret is known"
    );
    assert_eq!(world.customer().sees(&checkout).await["status"], "open");
}

/// Whoever has the client secret tries card after card at Stripe, and never asks us again.
#[tokio::test]
async fn an_intent_that_fails_too_often_is_canceled_with_nobody_asking_for_it_again() {
    let mut world = World::with(Setting::webhooks()).await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;
    let path = "/v1/events?type=charge.failed&limit=1";
    let told = world.sandbox.get(path, Some(&account)).await["data"][0].clone();

    let settled = world.hears(&told).await;

    assert_eq!(settled["status"], "done", "{settled}");
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["status"], "canceled");
    world.is_misused();
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    world
        .post(&path, None)
        .await
        .refused(429, "too_many_attempts");
}

#[tokio::test]
async fn whoever_looks_at_a_checkout_that_failed_too_often_ends_its_intent() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;

    assert_eq!(world.customer().sees(&checkout).await["status"], "open");

    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(intents[0]["status"], "canceled");
}

#[tokio::test]
async fn the_platform_lets_a_checkout_be_tried_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;
    tries(&world, &checkout)
        .await
        .refused(429, "too_many_attempts");

    let reset = world
        .platform()
        .does("reset-attempts", &checkout, &json!({}))
        .await;
    world.customer().pays(&account, &checkout, PAYS).await;

    assert_eq!(reset.ok()["charges"].as_array().unwrap().len(), 10);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_day_later_a_checkout_may_be_tried_again() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;
    tries(&world, &checkout)
        .await
        .refused(429, "too_many_attempts");

    world.seconds_pass(86_500);
    world.customer().pays(&account, &checkout, PAYS).await;

    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn only_who_may_see_a_checkout_resets_its_attempts() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let checkout = world.platform().checkout(&bakery, 1850, "eur").await;
    let potter = world.platform().only_for(&pottery).await;
    let path = format!("/api/checkouts/{checkout}/reset-attempts");

    potter
        .post(&path, &json!({}))
        .await
        .refused(404, "not_found");
    world.post(&path, None).await.refused(401, "unauthorized");
    let baker = world.platform().only_for(&bakery).await;
    baker.post(&path, &json!({})).await.ok();
}

#[tokio::test]
async fn an_address_has_thirty_attempts_a_minute() {
    let world = World::start().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    for _ in 0..30 {
        tries(&world, &checkout).await.ok();
    }

    let refused = tries_from(&world, &checkout, "192.0.2.1").await;
    held_back(&world, &refused, "client_ip", 60..=60).await;
    world.seconds_pass(60);
    let later = tries(&world, &checkout).await;

    later.ok();
}

#[tokio::test]
async fn behind_a_proxy_of_ours_each_client_has_its_own_attempts() {
    let world = World::with(Setting {
        attempts: AttemptLimits::new(0, 1, 0, (0, 90)),
        trusted_proxies: 1,
        ..Setting::default()
    })
    .await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;

    tries_from(&world, &checkout, "192.0.2.1").await.ok();
    tries_from(&world, &checkout, "192.0.2.2").await.ok();
    let forged = tries_from(&world, &checkout, "198.51.100.7, 192.0.2.1").await;

    forged.refused(429, "too_many_attempts");
}

#[tokio::test]
async fn an_account_has_so_many_new_intents_a_minute() {
    let world = with(AttemptLimits::new(0, 0, 2, (0, 90))).await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let mut loaves = Vec::new();
    for _ in 0..3 {
        loaves.push(world.platform().checkout(&bakery, 1850, "eur").await);
    }
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    tries(&world, &loaves[0]).await.ok();
    tries(&world, &loaves[1]).await.ok();

    let refused = tries(&world, &loaves[2]).await;

    held_back(&world, &refused, "account", 60..=60).await;
    tries(&world, &loaves[1]).await.ok();
    tries(&world, &bowl).await.ok();
    world.seconds_pass(60);
    tries(&world, &loaves[2]).await.ok();
}

/// Tries a card on a new checkout; the server hears how it went.
async fn tries_card(world: &World, account: &str, card: &str) {
    let checkout = world.platform().checkout(account, 1850, "eur").await;
    world.customer().pays(account, &checkout, card).await;
    world.customer().sees(&checkout).await;
}

#[tokio::test]
async fn an_account_whose_charges_nearly_all_fail_is_stopped_for_some_minutes() {
    let world = with(AttemptLimits::new(0, 0, 0, (3, 90))).await;
    let (account, other) = (world.bakery().await, world.bakery().await);
    for _ in 0..3 {
        tries_card(&world, &account, DECLINED).await;
    }
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let elsewhere = world.platform().checkout(&other, 1850, "eur").await;

    let refused = tries(&world, &checkout).await;

    held_back(&world, &refused, "breaker", 500..=610).await;
    tries(&world, &elsewhere).await.ok();
    world.seconds_pass(610);
    tries(&world, &checkout).await.ok();
}

#[tokio::test]
async fn one_checkout_does_not_stop_an_account() {
    let world = with(AttemptLimits::new(10, 0, 0, (11, 90))).await;
    let account = world.bakery().await;
    let tried = often_declined(&world, &account).await;
    world.customer().sees(&tried).await;
    let path = format!("/api/checkouts/{tried}/reset-attempts");
    world.platform().post(&path, &json!({})).await.ok();
    for _ in 0..5 {
        world.customer().pays(&account, &tried, DECLINED).await;
        world.customer().sees(&tried).await;
    }
    let honest = world.platform().checkout(&account, 1850, "eur").await;

    tries(&world, &honest).await.ok();
    tries_card(&world, &account, DECLINED).await;
    let other = world.platform().checkout(&account, 1850, "eur").await;

    let refused = tries(&world, &other).await;
    held_back(&world, &refused, "breaker", 500..=610).await;
}

#[tokio::test]
async fn an_account_with_some_success_is_not_stopped() {
    let world = with(AttemptLimits::new(0, 0, 0, (3, 90))).await;
    let account = world.bakery().await;
    for card in [PAYS, DECLINED, DECLINED, DECLINED] {
        tries_card(&world, &account, card).await;
    }
    let checkout = world.platform().checkout(&account, 1850, "eur").await;

    let tried = tries(&world, &checkout).await;

    tried.ok();
}

#[tokio::test]
async fn zero_turns_a_limit_off() {
    let world = with(AttemptLimits::new(0, 0, 0, (0, 90))).await;
    let account = world.bakery().await;
    let checkout = often_declined(&world, &account).await;
    for _ in 0..30 {
        tries(&world, &checkout).await.ok();
    }

    world.customer().pays(&account, &checkout, PAYS).await;

    world.is_paid_once(&account, &checkout, 1850).await;
}
