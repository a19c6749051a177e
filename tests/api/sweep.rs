//! Events whose webhooks never came are found, since the server lists Stripe's events by itself.
//!
//! The sandbox of these tests delivers no webhook at all.

mod turns;

use backend::{clock::Clock, store::Store};
use serde_json::{Value, json};
use tests::{World, sandbox::SECRET_KEY, wait::until, webhooks::event, world::Setting};

use crate::reconcile::{becomes, busy, known};

const EVENTS: &str = "/v1/events";
const HOUR_S: i64 = 3600;

/// The next sweep is due.
fn an_hour_passes(world: &World) {
    world.seconds_pass(HOUR_S + 1);
}

/// A checkout that is paid, as the server knows, and its charge.
async fn paid(world: &World, account: &str) -> (String, String) {
    let id = world.platform().checkout(account, 1850, "eur").await;
    world.customer().pays(account, &id, "pm_card_visa").await;
    let charge = world.platform().sees(&id).await["charge"].clone();
    (id, charge.as_str().unwrap().to_owned())
}

async fn is_disputed(world: &World, charge: &str) {
    let ask = json!({ "charge": charge });
    world.sandbox.control("/_sandbox/disputes", &ask).await;
}

/// Waits until the server knows of a dispute.
async fn hears_of_dispute(world: &World, checkout: &str) {
    until("the dispute to be known", async || {
        let known = known(world, checkout).await;
        (known["dispute"]["status"] == "needs_response").then_some(())
    })
    .await;
}

/// All events that the server has, of a type.
async fn events(world: &World, kind: &str) -> Vec<Value> {
    let path = format!("/api/events?limit=100&type={kind}");
    let list = world.platform().get(&path).await;
    list.ok()["data"].as_array().unwrap().clone()
}

async fn figure(world: &World, name: &str) -> i64 {
    let text = world.get("/metrics").await.text;
    let name = format!("connect_pay_{name} ");
    let line = text.lines().find_map(|line| line.strip_prefix(&name));
    line.map_or(0, |count| count.parse().unwrap())
}

/// How many events were found whose webhooks never came.
async fn lost(world: &World) -> i64 {
    figure(world, "found_events_total{webhook=\"lost\"}").await
}

/// The platform's own events were listed, then those of its accounts, and both is noted.
async fn first_sweep_is_done(world: &World) {
    let turns = "worker_turns_total{worker=\"sweep\",outcome=\"done\"}";
    until("the first sweep", async || {
        (figure(world, turns).await == 2).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_dispute_that_no_webhook_told_is_found() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let (first, charge) = paid(&world, &account).await;
    is_disputed(&world, &charge).await;

    an_hour_passes(&world);
    hears_of_dispute(&world, &first).await;

    let disputes = events(&world, "charge.dispute.created").await;
    assert_eq!(disputes.len(), 1);
    assert_eq!(disputes[0]["account"], account);
    assert_eq!(disputes[0]["endpoint"], "connect");
    assert_ne!(lost(&world).await, 0);

    // From where the first sweep has ended, another one goes on.
    let (second, charge) = paid(&world, &account).await;
    is_disputed(&world, &charge).await;
    an_hour_passes(&world);
    hears_of_dispute(&world, &second).await;
}

#[tokio::test]
async fn a_refund_of_somebody_else_and_a_fee_are_found_long_after_the_payment() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let ask = json!({
        "account": account, "amount": 1850, "currency": "eur", "application_fee_amount": 120,
    });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let charge = world.platform().sees(&id).await["charge"].clone();
    world.seconds_pass(40 * 86_400);
    let form = [("charge", charge.as_str().unwrap()), ("amount", "50")];
    let refund = world
        .sandbox
        .post("/v1/refunds", Some(&account), SECRET_KEY, &form);
    assert_eq!(refund.await["status"], "succeeded");

    an_hour_passes(&world);

    becomes(&world, &id, "partially_refunded").await;
    until("the fee to be known", async || {
        let fee = known(&world, &id).await["application_fee"].clone();
        fee.is_string().then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_account_that_can_do_less_is_noticed() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    world.platform().checkout(&account, 1850, "eur").await;
    let path = format!("/_sandbox/accounts/{account}/disable");
    let reason = json!({ "reason": "requirements.past_due" });
    world.sandbox.control(&path, &reason).await;
    let told = world
        .sandbox
        .get("/v1/events?type=account.updated", Some(&account))
        .await;

    an_hour_passes(&world);

    let id = &told["data"][0]["id"];
    until("the event to be settled", async || {
        let updated = events(&world, "account.updated").await;
        let it = updated.into_iter().find(|it| it["id"] == *id)?;
        (it["status"] == "done").then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_account_that_has_left_is_noticed() {
    let world = World::with(Setting {
        workers: busy().workers,
        ..Setting::oauth()
    })
    .await;
    let (account, other) = (world.bakery().await, world.pottery().await);
    let open = world.platform().checkout(&account, 1850, "eur").await;
    let elsewhere = world.platform().checkout(&other, 1850, "jpy").await;
    let form = [
        ("client_id", stripe_sandbox::Options::CLIENT_ID),
        ("stripe_user_id", account.as_str()),
    ];
    world
        .sandbox
        .post("/oauth/deauthorize", None, SECRET_KEY, &form)
        .await;

    an_hour_passes(&world);

    becomes(&world, &open, "canceled").await;
    assert_eq!(known(&world, &elsewhere).await["status"], "open");
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let refused = world.platform().creates(&ask).await;
    refused.refused(400, "account_not_ready");
}

#[tokio::test]
async fn what_a_webhook_has_told_is_not_done_again_nor_the_reverse() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    let (id, charge) = paid(&world, &account).await;
    an_hour_passes(&world);
    first_sweep_is_done(&world).await;
    let before = lost(&world).await;
    is_disputed(&world, &charge).await;
    let path =
        format!("{EVENTS}?types[]=charge.dispute.created&types[]=charge.dispute.funds_withdrawn");
    let told = world.sandbox.get(&path, Some(&account)).await["data"].clone();
    for event in told.as_array().unwrap() {
        world.hears(event).await;
    }
    let (_, untold) = paid(&world, &account).await;
    is_disputed(&world, &untold).await;

    an_hour_passes(&world);
    let disputes = until("the other dispute", async || {
        let all = events(&world, "charge.dispute.created").await;
        let settled = all.iter().all(|it| it["status"] != "pending");
        (all.len() == 2 && settled).then_some(all)
    })
    .await;
    let late = world.sandbox.get(&path, Some(&account)).await["data"].clone();
    for event in late.as_array().unwrap() {
        world.delivers(event).await.ok();
    }

    assert!(
        disputes.iter().all(|it| it["attempts"] == 1),
        "{disputes:#?}"
    );
    assert_eq!(events(&world, "charge.dispute.created").await, disputes);
    // Of the other dispute: created, and funds withdrawn.
    assert_eq!(lost(&world).await - before, 2);
    hears_of_dispute(&world, &id).await;
}

#[tokio::test]
async fn a_server_of_one_account_lists_that_accounts_events() {
    let world = World::with(Setting {
        workers: busy().workers,
        ..Setting::own_account()
    })
    .await;
    let own = world.own_account().to_owned();
    let (id, charge) = paid(&world, &own).await;
    is_disputed(&world, &charge).await;

    an_hour_passes(&world);

    hears_of_dispute(&world, &id).await;
    assert!(world.stripe_accounts().iter().all(Option::is_none));
}

#[tokio::test]
async fn only_what_matters_is_listed() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    paid(&world, &account).await;
    let before = event("evt_1", "payout.paid", &account, &json!({ "id": "po_1" }));
    world.hears(&before).await;

    an_hour_passes(&world);
    until("the sweep", async || {
        (!events(&world, "capability.updated").await.is_empty()).then_some(())
    })
    .await;

    assert_eq!(
        events(&world, "payment_intent.succeeded").await,
        Vec::<Value>::new()
    );
    assert_eq!(
        events(&world, "customer.created").await,
        Vec::<Value>::new()
    );
}

#[tokio::test]
async fn an_account_that_was_thought_to_have_left_is_found_again() {
    let world = World::with(busy()).await;
    let account = world.bakery().await;
    world.platform().checkout(&account, 1850, "eur").await;
    // As a server does that was started with the keys of another platform.
    let store = Store::open(&world.config().database).await.unwrap();
    let now = Clock::System.now();
    let id = account.parse().unwrap();
    store.disconnect_account(&id, now).await.unwrap();
    store.close().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let refused = world.platform().creates(&ask).await;
    refused.refused(400, "account_not_ready");

    an_hour_passes(&world);

    until("the account to be back", async || {
        (world.platform().creates(&ask).await.status == 201).then_some(())
    })
    .await;
}
