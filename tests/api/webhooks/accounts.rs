//! What events say of accounts.

use serde_json::{Value, json};
use tests::{
    Receiver, World, receiver::SECRET as RECEIVERS_SECRET, sandbox::SECRET_KEY, webhooks::event,
    world::Setting,
};

async fn world() -> World {
    World::with(Setting {
        workers: Setting::webhooks().workers,
        ..Setting::oauth()
    })
    .await
}

fn application() -> Value {
    json!({ "id": "ca_1", "object": "application", "name": "connect-pay" })
}

/// The owner ends the connection at Stripe, and the server does not know.
async fn is_disconnected_at_stripe(world: &World, account: &str) {
    let form = [
        ("client_id", stripe_sandbox::Options::CLIENT_ID),
        ("stripe_user_id", account),
    ];
    let ended = world
        .sandbox
        .post("/oauth/deauthorize", None, SECRET_KEY, &form)
        .await;
    assert_eq!(ended["stripe_user_id"], account, "{ended}");
}

#[tokio::test]
async fn an_account_that_has_left_ends_its_open_checkouts() {
    let world = world().await;
    let (account, other) = (world.bakery().await, world.pottery().await);
    let platform = world.platform();
    let open = platform.checkout(&account, 1850, "eur").await;
    let begun = platform.checkout(&account, 1850, "eur").await;
    let paid = platform.checkout(&account, 1850, "eur").await;
    let elsewhere = platform.checkout(&other, 1850, "jpy").await;
    world.customer().client_secret(&begun).await;
    world.customer().pays(&account, &paid, "pm_card_visa").await;
    platform.sees(&paid).await;
    is_disconnected_at_stripe(&world, &account).await;

    let left = event(
        "evt_1",
        "account.application.deauthorized",
        &account,
        &application(),
    );
    let heard = world.hears(&left).await;

    assert_eq!(heard["status"], "done", "{heard}");
    let list = platform.get("/api/checkouts").await;
    let status = |id: &str| {
        let list = list.ok()["data"].as_array().unwrap();
        list.iter().find(|it| it["id"] == id).unwrap()["status"].clone()
    };
    assert_eq!(status(&open), "canceled");
    assert_eq!(status(&begun), "canceled");
    assert_eq!(status(&paid), "paid");
    assert_eq!(status(&elsewhere), "open");
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    platform
        .creates(&ask)
        .await
        .refused(400, "account_not_ready");
}

#[tokio::test]
async fn a_late_word_of_an_account_that_is_back_changes_nothing() {
    let world = world().await;
    let account = world.bakery().await;
    let open = world.platform().checkout(&account, 1850, "eur").await;

    let left = event(
        "evt_1",
        "account.application.deauthorized",
        &account,
        &application(),
    );
    let heard = world.hears(&left).await;

    assert_eq!(heard["status"], "ignored", "{heard}");
    assert_eq!(world.platform().sees(&open).await["status"], "open");
}

#[tokio::test]
async fn an_account_that_can_do_less_is_asked_for_again() {
    let world = world().await;
    let account = world.bakery().await;
    world.platform().checkout(&account, 1850, "eur").await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    let path = format!("/_sandbox/accounts/{account}/disable");
    world
        .sandbox
        .control(&path, &json!({ "reason": "requirements.past_due" }))
        .await;
    world.platform().creates(&ask).await.ok();

    let updated = event(
        "evt_1",
        "account.updated",
        &account,
        &json!({ "id": account }),
    );
    let heard = world.hears(&updated).await;

    assert_eq!(heard["status"], "done", "{heard}");
    world
        .platform()
        .creates(&ask)
        .await
        .refused(400, "account_not_ready");
}

#[tokio::test]
async fn a_server_of_one_account_hears_of_that_account_only() {
    let world = World::with(Setting {
        workers: Setting::webhooks().workers,
        ..Setting::own_account()
    })
    .await;
    let own = world.own_account().to_owned();
    let id = world.platform().checkout(&own, 1850, "eur").await;
    world.customer().pays(&own, &id, "pm_card_visa").await;
    let intent = world.sandbox.intents(Some(&own)).await.remove(0);
    let foreign = event("evt_1", "payment_intent.succeeded", "acct_other", &intent);
    let mut ours = event("evt_2", "payment_intent.succeeded", "-", &intent);
    ours.as_object_mut().unwrap().remove("account");

    let foreign = world.hears(&foreign).await;
    let ours = world.hears(&ours).await;

    assert_eq!(foreign["reason"], "other_account", "{foreign}");
    assert_eq!(
        (&ours["status"], &ours["checkout"]),
        (&json!("done"), &json!(id))
    );
}

#[tokio::test]
async fn what_was_paid_before_an_account_left_is_paid() {
    let world = world().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    is_disconnected_at_stripe(&world, &account).await;
    let kind = "account.application.deauthorized";
    let left = event("evt_1", kind, &account, &application());
    world.hears(&left).await;

    let paid = event("evt_2", "payment_intent.succeeded", &account, &intent);
    let heard = world.hears(&paid).await;

    assert_eq!(heard["status"], "done", "{heard}");
    let list = world.platform().get("/api/checkouts").await;
    assert_eq!(list.ok()["data"][0]["status"], "paid");
}

#[tokio::test]
async fn a_connection_that_the_server_never_heard_of_is_told() {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(RECEIVERS_SECRET)),
        workers: Setting::webhooks().workers,
        ..Setting::oauth()
    })
    .await;
    let account = world.bakery().await;

    for id in ["evt_1", "evt_2"] {
        let authorized = "account.application.authorized";
        let told = event(id, authorized, &account, &application());
        world.hears(&told).await;
    }

    let told = receiver.gets(1, "account.authorized").await.remove(0);
    assert_eq!(told.json["data"]["id"], account.as_str());
    let again = world.platform().get("/api/events/evt_2").await;
    assert_eq!(again.ok()["reason"], "unchanged");
}
