//! What the platform's own server is told of disputes and accounts, long after a payment.

use serde_json::{Value, json};
use tests::{
    Receiver, World,
    receiver::{Delivery, SECRET},
    wait::until,
    webhooks::event,
    world::Setting,
};

use crate::{
    oauth::{comes_back, connected, leaves},
    outgoing::{paid, telling},
    reconcile::busy,
};

/// Stripe delivers all events of a type that have happened on an account, and they are settled.
async fn hears_all(world: &World, account: &str, kind: &str) {
    let path = format!("/v1/events?type={kind}");
    let told = world.sandbox.get(&path, Some(account)).await;
    for event in told["data"].as_array().unwrap() {
        world.hears(event).await;
    }
}

/// A customer disputes a paid checkout; the id of the dispute.
async fn is_disputed(world: &World, account: &str, checkout: &str) -> String {
    let charge = world.platform().sees(checkout).await["charge"].clone();
    let ask = json!({ "charge": charge });
    world.sandbox.control("/_sandbox/disputes", &ask).await;
    let path = format!("/v1/disputes?charge={}", charge.as_str().unwrap());
    let disputes = world.sandbox.get(&path, Some(account)).await;
    disputes["data"][0]["id"].as_str().unwrap().to_owned()
}

async fn disable(world: &World, account: &str) {
    let path = format!("/_sandbox/accounts/{account}/disable");
    let reason = json!({ "reason": "requirements.past_due" });
    world.sandbox.control(&path, &reason).await;
}

async fn enable(world: &World, account: &str) {
    let path = format!("/_sandbox/accounts/{account}/enable");
    world.sandbox.control(&path, &Value::Null).await;
}

async fn hears_of_change(world: &World, account: &str, id: &str) {
    let object = json!({ "id": account });
    world
        .hears(&event(id, "account.updated", account, &object))
        .await;
}

/// Nothing more comes: a later message does, and it is the only one.
async fn tells_no_more(
    world: &World,
    receiver: &Receiver,
    account: &str,
    kind: &str,
    count: usize,
) {
    paid(world, account).await;
    receiver.gets(1, "checkout.paid").await;
    assert_eq!(receiver.of_type(kind).len(), count, "{kind}");
}

fn told(delivery: &Delivery) -> &Value {
    &delivery.json["data"]
}

#[tokio::test]
async fn a_dispute_is_told_when_it_opens_goes_on_and_closes() {
    for (verdict, status) in [("won", "won"), ("lost", "lost")] {
        let receiver = Receiver::start();
        let world = telling(&receiver).await;
        let account = world.bakery().await;
        let id = paid(&world, &account).await;
        let dispute = is_disputed(&world, &account, &id).await;
        hears_all(&world, &account, "charge.dispute.*").await;
        let evidence = [
            ("evidence[product_description]", "bread"),
            ("submit", "true"),
        ];
        let path = format!("/v1/disputes/{dispute}");
        let key = tests::sandbox::SECRET_KEY;
        world
            .sandbox
            .post(&path, Some(&account), key, &evidence)
            .await;
        hears_all(&world, &account, "charge.dispute.updated").await;
        let path = format!("/_sandbox/disputes/{dispute}");
        world
            .sandbox
            .control(&path, &json!({ "status": verdict }))
            .await;
        hears_all(&world, &account, "charge.dispute.*").await;

        for (kind, expected) in [
            ("dispute.opened", "needs_response"),
            ("dispute.updated", "under_review"),
            ("dispute.closed", status),
        ] {
            let of_kind = receiver.gets(1, kind).await;
            assert_eq!(of_kind.len(), 1, "{kind}");
            assert!(of_kind[0].is_signed_with(SECRET));
            assert_eq!(told(&of_kind[0])["id"], id, "{kind}");
            assert_eq!(told(&of_kind[0])["dispute"]["id"], dispute, "{kind}");
            assert_eq!(told(&of_kind[0])["dispute"]["status"], expected, "{kind}");
        }
    }
}

#[tokio::test]
async fn an_account_that_can_do_less_and_more_again_is_told_once_each_time() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;
    hears_of_change(&world, &account, "evt_1").await;
    disable(&world, &account).await;

    hears_of_change(&world, &account, "evt_2").await;
    hears_of_change(&world, &account, "evt_3").await;
    enable(&world, &account).await;
    hears_of_change(&world, &account, "evt_4").await;

    let updated = receiver.gets(3, "account.updated").await;
    let mut said: Vec<&Value> = updated.iter().map(told).collect();
    said.dedup();
    let standing = |charges_enabled| json!({ "id": account, "charges_enabled": charges_enabled, "deauthorized": false });
    assert_eq!(said, [&standing(true), &standing(false), &standing(true)]);
    let path = format!("/api/messages/{}", updated[0].id);
    let kept = world.platform().get(&path).await;
    assert_eq!(kept.ok()["account"], account);
    assert_eq!(kept.ok()["checkout"], Value::Null);
    tells_no_more(&world, &receiver, &account, "account.updated", 3).await;
}

#[tokio::test]
async fn an_account_that_comes_leaves_and_comes_again_is_told() {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        workers: busy().workers,
        ..Setting::oauth()
    })
    .await;
    let account = connected(&world).await;
    receiver.gets(1, "account.authorized").await;
    let path = format!("/api/accounts/{account}/deauthorize");
    for _ in 0..2 {
        world.platform().post(&path, &json!({})).await.ok();
    }
    let left = event(
        "evt_1",
        "account.application.deauthorized",
        &account,
        &json!({}),
    );
    world.hears(&left).await;
    let left = receiver.gets(1, "account.deauthorized").await;

    let url = leaves(&world).await;
    let owner = json!({ "outcome": "approved", "account": account });
    comes_back(&world, &url, owner).await;
    let again = event(
        "evt_2",
        "account.application.authorized",
        &account,
        &json!({}),
    );
    world.hears(&again).await;

    let came = receiver.gets(2, "account.authorized").await;
    assert!(came.iter().all(|it| told(it)["id"] == account));
    let gone = json!({ "id": account, "charges_enabled": false, "deauthorized": true });
    assert_eq!(told(&left[0]), &gone);
    assert_eq!(receiver.of_type("account.deauthorized").len(), 1);
    assert_eq!(receiver.of_type("account.authorized").len(), 2);
}

#[tokio::test]
async fn an_account_that_left_unheard_is_told_with_its_checkouts() {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        workers: busy().workers,
        ..Setting::oauth()
    })
    .await;
    let account = world.bakery().await;
    let open = world.platform().checkout(&account, 1850, "eur").await;
    let form = [
        ("client_id", stripe_sandbox::Options::CLIENT_ID),
        ("stripe_user_id", account.as_str()),
    ];
    let key = tests::sandbox::SECRET_KEY;
    world
        .sandbox
        .post("/oauth/deauthorize", None, key, &form)
        .await;

    world.seconds_pass(3601);

    let left = receiver.gets(1, "account.deauthorized").await;
    assert_eq!(told(&left[0])["id"], account);
    let canceled = receiver.gets(1, "checkout.canceled").await;
    assert_eq!(told(&canceled[0])["id"], open);
}

#[tokio::test]
async fn two_servers_that_hear_the_same_tell_it_once() {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        database: tests::world::Database::Postgres,
        ..busy()
    })
    .await;
    let replica = world.replica();
    let account = world.bakery().await;

    let events = (0..20).map(|at| {
        let kind = if at % 2 == 0 {
            "account.updated"
        } else {
            "capability.updated"
        };
        event(
            &format!("evt_{at}"),
            kind,
            &account,
            &json!({ "id": account }),
        )
    });
    for event in events {
        world.delivers(&event).await.ok();
    }
    until("all to be settled", async || {
        let waiting = world.platform().get("/api/events?status=pending").await;
        waiting.ok()["data"]
            .as_array()
            .unwrap()
            .is_empty()
            .then_some(())
    })
    .await;

    tells_no_more(&world, &receiver, &account, "account.updated", 1).await;
    replica.stop();
}
