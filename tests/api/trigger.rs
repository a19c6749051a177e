//! `connect-pay trigger`: a running sandbox lets something happen, and the server hears of it.

use serde_json::{Value, json};
use tests::{World, command::connect_pay, wait::until, world::ClosedPort};

/// What the server has made of an event, once it has come and is settled.
async fn settled(world: &World, id: &Value) -> Value {
    let path = format!("/api/events/{}", id.as_str().unwrap());
    until("the event to be settled", async || {
        let answer = world.platform().get(&path).await;
        let is_settled = answer.status == 200 && answer.json["status"] != "pending";
        is_settled.then(|| answer.json.clone())
    })
    .await
}

#[tokio::test]
async fn what_is_triggered_happens_at_the_sandbox_and_is_heard_by_the_server() {
    let world = World::start().await;
    let (_, account) = (world.bakery().await, world.pottery().await);
    let (_program, _) = world.told_program(&[]).await;
    let sandbox = world.sandbox.url.as_str();

    let words = ["trigger", "charge.refunded", "--account", &account];
    let words = [&words[..], &["--sandbox", sandbox, "--json"]].concat();
    let happened = connect_pay(&words).await.json();

    let event = settled(&world, &happened["events"][0]).await;
    assert_eq!(event["type"], "charge.refunded");
    assert_eq!(event["account"], account);
    assert_eq!(event["reason"], "no_checkout", "{event}");
    assert!(!happened["also"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn without_an_account_it_happens_on_one_that_takes_payments() {
    let world = World::start().await;
    let account = world.bakery().await;
    let sandbox = world.sandbox.url.as_str();

    let said = connect_pay(&["trigger", "payout.paid", "--sandbox", sandbox]).await;

    let id = said.ok().lines().next().unwrap();
    let path = format!("/v1/events/{id}");
    let event = world.sandbox.get(&path, Some(&account)).await;
    assert_eq!(event["type"], "payout.paid");
    assert!(said.ok().contains("Nothing else"), "{said:?}");
}

#[tokio::test]
async fn what_can_not_be_triggered_is_refused_with_what_can() {
    let world = World::start().await;
    world.bakery().await;
    let sandbox = world.sandbox.url.as_str();

    let unknown = connect_pay(&["trigger", "charge.eaten", "--sandbox", sandbox]).await;
    let words = ["trigger", "charge.failed", "--account", "acct_nobody"];
    let words = [&words[..], &["--sandbox", sandbox, "--json"]].concat();
    let nobody = connect_pay(&words).await;

    unknown.refused(3, "charge.dispute.created, ");
    nobody.refused(3, "acct_nobody");
    let error: Value = serde_json::from_str(nobody.stderr.lines().last().unwrap()).unwrap();
    assert_eq!(error["error"]["exit_code"], json!(3));
}

#[tokio::test]
async fn what_is_no_sandbox_is_told_apart_from_one_that_refuses() {
    let world = World::start().await;
    let nowhere = ClosedPort::find();

    let words = ["trigger", "charge.failed", "--sandbox"];
    let silent = connect_pay(&[&words[..], &[nowhere.url().as_str()]].concat()).await;
    let other = connect_pay(&[&words[..], &[world.url.as_str()]].concat()).await;

    silent.refused(1, "connect-pay dev");
    other.refused(1, "is no sandbox");
}
