//! What events say of refunds, disputes and fees.

use std::sync::Arc;

use serde_json::json;
use tests::{Fault, World, sandbox::SECRET_KEY, wait::until, webhooks::event, world::Setting};
use tokio::sync::Notify;

async fn paid(world: &World) -> (String, String) {
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
        "application_fee_amount": 120 });
    let id = world.platform().creates_one(&ask).await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    world.platform().sees(&id).await;
    (account, id)
}

#[tokio::test]
async fn a_refund_made_at_stripe_is_heard_once() {
    let world = World::with(Setting::webhooks()).await;
    let (account, id) = paid(&world).await;
    let intent = world.sandbox.intents(Some(&account)).await.remove(0);
    let intent = intent["id"].as_str().unwrap();
    let form = [("payment_intent", intent), ("amount", "500")];
    let refund = world
        .sandbox
        .post("/v1/refunds", Some(&account), SECRET_KEY, &form)
        .await;
    let charge = json!({ "id": refund["charge"], "payment_intent": intent });

    // Both at once.
    world
        .delivers(&event("evt_1", "refund.created", &account, &refund))
        .await
        .ok();
    world
        .delivers(&event("evt_2", "charge.refunded", &account, &charge))
        .await
        .ok();
    let first = world.settled("evt_1").await;
    world.settled("evt_2").await;
    let again = world
        .hears(&event("evt_3", "charge.refund.updated", &account, &refund))
        .await;

    assert_eq!(first["checkout"], id, "{first}");
    assert_eq!(again["reason"], "unchanged", "{again}");
    let list = world.platform().get("/api/checkouts").await;
    let seen = &list.ok()["data"][0];
    assert_eq!(
        (&seen["status"], &seen["amount_refunded"]),
        (&json!("partially_refunded"), &json!(500))
    );
}

#[tokio::test]
async fn a_refund_of_ours_that_is_heard_before_its_answer_is_not_taken_for_somebody_elses() {
    let world = World::with(Setting::webhooks()).await;
    let (account, id) = paid(&world).await;
    let go_on = Arc::new(Notify::new());
    world.fault(Fault::HoldAnswer(Arc::clone(&go_on)));
    let path = format!("/api/checkouts/{id}/refunds");

    let (platform, ask) = (world.platform(), json!({ "amount": 500 }));
    let asked = platform.post(&path, &ask);
    let heard = async {
        let made = until("the refund to be made", async || {
            let list = world.sandbox.get("/v1/refunds", Some(&account)).await;
            list["data"].get(0).cloned()
        })
        .await;
        let told = world
            .hears(&event("evt_1", "refund.created", &account, &made))
            .await;
        let charge = json!({ "id": made["charge"], "payment_intent": made["payment_intent"] });
        world
            .hears(&event("evt_2", "charge.refunded", &account, &charge))
            .await;
        go_on.notify_one();
        told
    };
    let (ours, heard) = tokio::join!(asked, heard);

    assert_eq!(
        (&heard["status"], &heard["checkout"]),
        (&json!("done"), &json!(id))
    );
    let known = world.platform().get(&path).await;
    let known = known.ok()["data"].as_array().unwrap().clone();
    assert_eq!(known.len(), 1, "{known:#?}");
    assert_eq!(known[0]["id"], ours.ok()["id"]);
    assert_eq!(world.platform().sees(&id).await["amount_refunded"], 500);
}

#[tokio::test]
async fn a_refund_that_fails_later_is_heard() {
    let world = World::with(Setting::webhooks()).await;
    let (account, id) = paid(&world).await;
    let refund = world
        .platform()
        .does("refunds", &id, &json!({ "amount": 500 }))
        .await;
    let refund = refund.ok()["refund"].as_str().unwrap().to_owned();
    world.sandbox.settles_refund(&refund, "failed").await;
    let object = world
        .sandbox
        .get(&format!("/v1/refunds/{refund}"), Some(&account))
        .await;

    let heard = world
        .hears(&event("evt_1", "refund.failed", &account, &object))
        .await;

    assert_eq!(heard["status"], "done", "{heard}");
    let list = world.platform().get("/api/checkouts").await;
    assert_eq!(list.ok()["data"][0]["amount_refunded"], 0);
}

#[tokio::test]
async fn the_fee_is_shown_once_stripe_has_told_of_it() {
    let world = World::with(Setting::webhooks()).await;
    let (_, id) = paid(&world).await;
    let fees = world.sandbox.get("/v1/application_fees", None).await;
    let fee = &fees["data"][0];
    let mut told = event("evt_1", "application_fee.created", "-", fee);
    told.as_object_mut().unwrap().remove("account");

    let heard = world.hears(&told).await;
    let fee_id = fee["id"].as_str().unwrap();
    let path = format!("/v1/application_fees/{fee_id}/refunds");
    let part = world
        .sandbox
        .post(&path, None, SECRET_KEY, &[("amount", "20")])
        .await;
    let mut told = event("evt_2", "application_fee.refund.updated", "-", &part);
    told.as_object_mut().unwrap().remove("account");
    world.hears(&told).await;

    assert_eq!(heard["checkout"], id, "{heard}");
    let seen = world.platform().sees(&id).await;
    assert_eq!(seen["application_fee"], fee["id"]);
    assert_eq!(seen["application_fee_refunded"], 20);
}
