//! Messages to the platform's server, as the platform lists and resends them.

use serde_json::{Value, json};
use tests::{Receiver, World, receiver::SECRET, world::Setting};

use crate::outgoing::{paid, telling};

#[tokio::test]
async fn a_key_of_one_account_sees_its_messages_only() {
    let receiver = Receiver::start();
    let world = telling(&receiver).await;
    let (bakery, other) = (world.bakery().await, world.bakery().await);
    paid(&world, &bakery).await;
    let foreign = receiver.gets(1, "checkout.paid").await.remove(0).id;
    paid(&world, &other).await;
    let own = receiver.gets(2, "checkout.paid").await.remove(1).id;
    let baker = world.platform().only_for(&other).await;

    let list = baker.get("/api/messages?type=checkout.paid").await;
    let show = baker.get(&format!("/api/messages/{foreign}")).await;
    let resend = format!("/api/messages/{foreign}/resend");
    let resend = baker.post(&resend, &Value::Null).await;
    let after = format!("/api/messages?starting_after={foreign}");
    let named = baker.get(&format!("/api/messages?account={bakery}")).await;

    assert_eq!(list.ok()["data"].as_array().unwrap().len(), 1);
    assert_eq!(list.ok()["data"][0]["id"], own.as_str());
    show.refused(404, "not_found");
    resend.refused(404, "not_found");
    // How the platform's own server does is the platform's.
    assert_eq!(list.ok()["data"][0]["last_status"], Value::Null);
    let resend = format!("/api/messages/{own}/resend");
    let theirs = baker.post(&resend, &Value::Null).await;
    theirs.refused(403, "forbidden");
    let seen = world.platform().get(&format!("/api/messages/{own}")).await;
    assert_eq!(seen.ok()["last_status"], 204);
    baker.get(&after).await.refused(400, "invalid_request");
    named.refused(404, "account_unknown");
}

#[tokio::test]
async fn messages_are_listed_in_pages() {
    let receiver = Receiver::start();
    // Nobody delivers them, so they stay as they are.
    let world = World::with(Setting {
        outgoing: Some(receiver.config(SECRET)),
        ..Setting::default()
    })
    .await;
    let account = world.bakery().await;
    for _ in 0..3 {
        let id = world.platform().checkout(&account, 1850, "eur").await;
        world.platform().does("cancel", &id, &json!({})).await.ok();
        world.seconds_pass(1);
    }
    let list = async |query: &str| {
        let path = format!("/api/messages?limit=2{query}");
        world.platform().get(&path).await.ok().clone()
    };

    let first = list("").await;
    let oldest_so_far = first["data"][1]["id"].as_str().unwrap();
    let second = list(&format!("&starting_after={oldest_so_far}")).await;
    let oldest = second["data"][0]["id"].as_str().unwrap();
    let back = list(&format!("&ending_before={oldest}")).await;

    assert_eq!(first["has_more"], true);
    assert_eq!(second["has_more"], false);
    assert_eq!(second["data"].as_array().unwrap().len(), 1);
    assert_eq!(back["data"], first["data"]);
}
