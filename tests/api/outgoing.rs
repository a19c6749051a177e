//! The platform's own server is told what happens: at least once, whatever fails.

mod refunds;

use serde_json::{Value, json};
use tests::{
    Receiver, World,
    receiver::SECRET,
    wait::until,
    world::{Database, Setting},
};

use crate::reconcile::busy;

pub(crate) async fn telling(receiver: &Receiver) -> World {
    World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        ..busy()
    })
    .await
}

/// A checkout that is paid, and that the server knows to be paid.
pub(crate) async fn paid(world: &World, account: &str) -> String {
    let id = world.platform().checkout(account, 1850, "eur").await;
    world.customer().pays(account, &id, "pm_card_visa").await;
    assert_eq!(world.platform().sees(&id).await["status"], "paid");
    id
}

async fn message(world: &World, id: &str) -> Value {
    let path = format!("/api/messages/{id}");
    world.platform().get(&path).await.ok().clone()
}

async fn message_becomes(world: &World, id: &str, status: &str) -> Value {
    until(status, async || {
        Some(message(world, id).await).filter(|it| it["status"] == status)
    })
    .await
}

#[tokio::test]
async fn a_payment_is_told_with_the_checkout_as_the_platform_sees_it() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;

    let id = paid(&world, &account).await;

    let told = receiver.gets(1, "checkout.paid").await.remove(0);
    assert!(told.is_signed_with(SECRET), "{told:?}");
    assert_eq!(told.timestamp, world.now());
    assert_eq!(told.json["data"], world.platform().sees(&id).await);
    assert!(!told.body.contains("_secret_"));
    let kept = message_becomes(&world, &told.id, "delivered").await;
    assert_eq!(kept["checkout"], id.as_str());
    assert_eq!(kept["account"], account.as_str());
    assert_eq!(kept["payload"], told.json);
    assert_eq!(kept["last_status"], 204);
}

#[tokio::test]
async fn each_step_of_a_checkout_is_told() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;
    let platform = world.platform();
    let id = paid(&world, &account).await;
    for amount in [100, 200] {
        let ask = json!({ "amount": amount });
        platform.does("refunds", &id, &ask).await.ok();
    }
    platform.does("refunds", &id, &json!({})).await.ok();
    let canceled = platform.checkout(&account, 1850, "eur").await;
    platform.does("cancel", &canceled, &json!({})).await.ok();
    let expired = platform.checkout(&account, 1850, "eur").await;
    platform.does("expire", &expired, &Value::Null).await.ok();
    let held = json!({
        "account": account, "amount": 1850, "currency": "eur", "capture_method": "manual",
    });
    let held = platform.creates_one(&held).await;
    world.customer().pays(&account, &held, "pm_card_visa").await;
    assert_eq!(platform.sees(&held).await["status"], "authorized");

    for (count, kind, about) in [
        (1, "checkout.paid", &id),
        (2, "checkout.partially_refunded", &id),
        (1, "checkout.refunded", &id),
        (1, "checkout.canceled", &canceled),
        (1, "checkout.expired", &expired),
        (1, "checkout.authorized", &held),
    ] {
        let told = receiver.gets(count, kind).await;
        assert_eq!(told.len(), count, "{kind}");
        for told in told {
            assert_eq!(told.json["data"]["id"], about.as_str(), "{kind}");
            assert_eq!(told.json["data"]["status"], kind["checkout.".len()..]);
        }
    }
}

#[tokio::test]
async fn what_is_not_taken_comes_again_with_the_same_id() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;
    receiver.answers(500);

    paid(&world, &account).await;
    let first = receiver.gets(1, "checkout.paid").await.remove(0);
    let failed = message_becomes(&world, &first.id, "failed").await;
    world.seconds_pass(6);

    let again = receiver.gets(2, "checkout.paid").await.remove(1);
    assert_eq!(failed["last_status"], 500);
    assert_eq!((&again.id, &again.body), (&first.id, &first.body));
    assert_eq!(again.timestamp, first.timestamp + 6);
    assert!(again.is_signed_with(SECRET));
    let delivered = message_becomes(&world, &first.id, "delivered").await;
    assert_eq!(delivered["attempts"], 2);
}

#[tokio::test]
async fn what_is_never_taken_is_given_up_and_can_be_sent_again() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;
    for _ in 0..10 {
        receiver.answers_to("checkout.paid", 503);
    }
    paid(&world, &account).await;
    for tries in 1..10 {
        let told = receiver.gets(tries, "checkout.paid").await;
        until("the note", async || {
            let kept = message(&world, &told[0].id).await;
            (kept["attempts"] == tries).then_some(())
        })
        .await;
        world.seconds_pass(27 * 3600);
    }
    let id = receiver.gets(10, "checkout.paid").await.remove(9).id;
    let dead = message_becomes(&world, &id, "dead").await;
    let listed = world.platform().get("/api/messages?status=dead").await;

    let resend = format!("/api/messages/{id}/resend");
    let again = world.platform().post(&resend, &Value::Null).await;

    assert_eq!(dead["attempts"], 10);
    assert_eq!(listed.ok()["data"], json!([dead]));
    assert_eq!(again.ok()["status"], "pending");
    message_becomes(&world, &id, "delivered").await;
    assert_eq!(receiver.of_type("checkout.paid").len(), 11);
}

#[tokio::test]
async fn a_server_that_wants_no_more_gets_no_more() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let account = world.bakery().await;
    receiver.answers(410);

    paid(&world, &account).await;

    let told = receiver.gets(1, "checkout.paid").await.remove(0);
    message_becomes(&world, &told.id, "dead").await;
}

#[tokio::test]
async fn a_message_in_flight_is_not_lost_when_the_server_dies() {
    let receiver = Receiver::start();
    let mut world = telling(&receiver).await;
    let account = world.bakery().await;
    receiver.never_answers();
    paid(&world, &account).await;
    let first = receiver.gets(1, "checkout.paid").await.remove(0);

    world.crash_and_restart();
    world.seconds_pass(121);

    let again = receiver.gets(2, "checkout.paid").await.remove(1);
    assert_eq!(again.id, first.id);
    message_becomes(&world, &first.id, "delivered").await;
}

#[tokio::test]
async fn news_is_written_with_its_change_and_told_by_the_next_server() {
    let receiver = Receiver::start();
    // This one only answers.
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        ..Setting::default()
    })
    .await;
    let account = world.bakery().await;
    let id = paid(&world, &account).await;
    let waiting = world.platform().get("/api/messages?status=pending").await;

    let replica = world.replica_that_works();

    assert_eq!(waiting.ok()["data"][0]["checkout"], id.as_str());
    let told = receiver.gets(1, "checkout.paid").await.remove(0);
    assert_eq!(told.id, waiting.ok()["data"][0]["id"].as_str().unwrap());
    replica.stop();
}

async fn two_servers_tell_once(database: Database) {
    let receiver = Receiver::start();
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        database,
        ..busy()
    })
    .await;
    let replica = world.replica();
    let account = world.bakery().await;
    for _ in 0..6 {
        paid(&world, &account).await;
    }

    receiver.gets(6, "checkout.paid").await;
    until("all to be noted", async || {
        let path = "/api/messages?status=delivered";
        let delivered = world.platform().get(path).await;
        (delivered.ok()["data"].as_array().unwrap().len() == 6).then_some(())
    })
    .await;

    assert_eq!(receiver.of_type("checkout.paid").len(), 6);
    replica.stop();
}

#[tokio::test]
async fn two_servers_on_postgres_tell_once() {
    two_servers_tell_once(Database::Postgres).await;
}

#[tokio::test]
async fn two_servers_on_one_file_tell_once() {
    two_servers_tell_once(Database::Sqlite).await;
}

#[tokio::test]
async fn secrets_can_be_changed_with_no_message_refused() {
    let receiver = Receiver::start();
    let next = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=";
    let world = World::with(Setting {
        outgoing: Some(receiver.config(&format!("{next},{SECRET}"))),
        ..busy()
    })
    .await;
    let account = world.bakery().await;

    paid(&world, &account).await;

    let told = receiver.gets(1, "checkout.paid").await.remove(0);
    assert!(told.is_signed_with(SECRET) && told.is_signed_with(next));
}

#[tokio::test]
async fn nothing_is_written_when_nobody_is_told() {
    let world = World::start().await;
    let account = world.bakery().await;
    paid(&world, &account).await;

    let list = world.platform().get("/api/messages").await;
    let resend = "/api/messages/msg_1/resend";
    let resend = world.platform().post(resend, &Value::Null).await;

    assert_eq!(list.ok()["data"], json!([]));
    resend.refused(400, "not_configured");
}
