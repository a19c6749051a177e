//! Whose Stripe's secret key is: that of another platform fits just as well.

use std::time::Duration;

use backend::{
    app::{App, StartError},
    config::{Config, StripeConfig},
    payments,
    store::SweepsDue,
    stripe,
};
use serde_json::json;
use tests::{World, sandbox::SECRET_KEY, wait::until, webhooks::event, world::Setting};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// The settings of a server with the keys of somebody else, to whom no account is connected.
async fn others_keys(world: &World, other: &str) -> Config {
    let keys = world.sandbox.own_keys(other).await;
    let before = world.config();
    let stripe = StripeConfig::new(
        &keys.secret.into(),
        &keys.publishable,
        before.stripe.api_base.clone(),
        before.stripe.js_url.clone(),
    );
    Config {
        stripe: stripe.unwrap(),
        ..before.clone()
    }
}

/// Stripe does not say whose the key is.
async fn stripe_is_silent(world: &World) {
    let fault = json!({ "kind": "error_503", "method": "GET", "path": "/v1/account", "times": 99 });
    let faults = json!({ "calls": { "next": [fault] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
}

/// A server that has started with them while Stripe was silent.
async fn started_with_others_keys(world: &World, other: &str) -> App {
    let config = others_keys(world, other).await;
    stripe_is_silent(world).await;
    let app = App::start(config, stripe::http_client().unwrap()).await;
    world.sandbox.is_well().await;
    app.unwrap()
}

#[tokio::test]
async fn the_key_of_another_platform_does_not_start() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let config = others_keys(&world, &bakery).await;

    let refused = App::start(config, stripe::http_client().unwrap()).await;

    let error = refused.unwrap_err();
    assert!(matches!(error, StartError::OtherPlatform { .. }));
    let sentence = error.to_string();
    assert!(sentence.contains(&bakery), "{sentence}");
}

#[tokio::test]
async fn no_account_has_left_because_of_the_key_of_another_platform() {
    let mut world = World::start().await;
    world.may_fail();
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let open = world.platform().checkout(&pottery, 1850, "jpy").await;
    let app = started_with_others_keys(&world, &bakery).await;
    let now = app.clock.now();
    app.store.begin_sweeps_of_accounts(now).await.unwrap();

    let later = now.after(HOUR_MS);
    let due = SweepsDue {
        now: later,
        latest: later,
    };
    let mut failed = 0;
    let claimed = app.store.claim_sweeps(None, due, later, 100).await;
    for due in claimed.unwrap() {
        failed += u32::from(payments::sweep(&app, &due, now).await.is_err());
    }

    assert!(failed >= 1);
    assert_eq!(world.platform().sees(&open).await["status"], "open");
}

#[tokio::test]
async fn no_event_ends_an_account_because_of_the_key_of_another_platform() {
    let mut world = World::start().await;
    world.may_fail();
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let open = world.platform().checkout(&pottery, 1850, "jpy").await;
    let app = started_with_others_keys(&world, &bakery).await;

    let object = json!({ "id": "ca_1", "object": "application" });
    let told = event("evt_1", "account.application.authorized", &pottery, &object);
    world.delivers(&told).await.ok();
    let kept = app.store.event(&"evt_1".parse().unwrap()).await.unwrap();

    payments::settle_event(&app, &kept.unwrap())
        .await
        .unwrap_err();

    assert_eq!(world.platform().sees(&open).await["status"], "open");
}

/// A restricted key may not be let read whose it is.
#[tokio::test]
async fn an_account_that_has_left_is_noticed_with_a_key_that_can_not_tell_whose_it_is() {
    let mut world = World::with(Setting {
        workers: Some(Duration::from_millis(20)),
        ..Setting::oauth()
    })
    .await;
    world.may_fail();
    let (account, stays) = (world.bakery().await, world.pottery().await);
    let open = world.platform().checkout(&account, 1850, "eur").await;
    let elsewhere = world.platform().checkout(&stays, 1850, "jpy").await;
    let fault = json!({ "kind": "error_403", "method": "GET", "path": "/v1/account", "times": 99 });
    let faults = json!({ "calls": { "next": [fault] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;
    let form = [
        ("client_id", stripe_sandbox::Options::CLIENT_ID),
        ("stripe_user_id", account.as_str()),
    ];
    let left = world
        .sandbox
        .post("/oauth/deauthorize", None, SECRET_KEY, &form);
    left.await;

    world.seconds_pass(HOUR_MS / 1000 + 1);

    until("the checkout to end", async || {
        let seen = world.platform().sees(&open).await;
        (seen["status"] == "canceled").then_some(())
    })
    .await;
    assert_eq!(world.platform().sees(&elsewhere).await["status"], "open");
}

#[tokio::test]
async fn a_server_of_one_account_that_has_started_before_starts_while_stripe_is_away() {
    let mut world = World::with(Setting::own_account()).await;
    world.may_fail();
    let id = world
        .platform()
        .checkout(world.own_account(), 1850, "eur")
        .await;
    stripe_is_silent(&world).await;

    world.crash_and_restart();

    world.sandbox.is_well().await;
    assert_eq!(world.platform().sees(&id).await["status"], "open");
}
