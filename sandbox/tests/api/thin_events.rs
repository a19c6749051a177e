use serde_json::json;

use crate::{
    receiver::Receiver,
    sandbox::{Sandbox, ids, text},
};

#[tokio::test]
async fn an_endpoint_can_be_told_of_no_more_than_what_to_ask_for() {
    let sandbox = Sandbox::with_webhooks();
    let receiver = Receiver::start().await;
    let endpoint = sandbox.tell(&receiver.url, &["customer.created"]).await;
    let path = format!("/_sandbox/webhook_endpoints/{}", text(&endpoint["id"]));
    sandbox.order(&path, &json!({ "payload": "thin" })).await;
    let account = sandbox.account().await;

    let customer = sandbox.customer(&account).await;
    sandbox.settled().await;

    let hook = &receiver.hooks()[0];
    let event = hook.event();
    assert!(hook.signed_with(text(&endpoint["secret"])).1);
    assert_eq!(event["object"], "v2.core.event");
    assert_eq!(event["type"], "v1.customer.created");
    assert_eq!(event["context"], account);
    assert!(text(&event["created"]).parse::<jiff::Timestamp>().is_ok());
    assert_eq!(event["reason"]["type"], "request");
    let related = &event["related_object"];
    assert_eq!(
        *related,
        json!({ "id": customer, "type": "customer", "url": format!("/v1/customers/{customer}") })
    );
    let call = sandbox.get(format!("/v2/core/events/{}", text(&event["id"])));
    let fetched = call.header("stripe-context", &account).send().await.ok();
    assert_eq!(fetched["id"], event["id"]);
    let call = sandbox.get(text(&related["url"]));
    call.header("stripe-context", &account).send().await.ok();
}

#[tokio::test]
async fn thin_events_are_listed_by_their_object_and_paged() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let paid = sandbox.try_to_pay(&account, "pm_card_visa", &[]).await.id();
    let query = format!("/v2/core/events?object_id={paid}");

    let all = sandbox.read(&account, query.as_str()).await;
    let first = sandbox.read(&account, format!("{query}&limit=1")).await;
    let second = sandbox.read(&account, text(&first["next_page_url"])).await;
    let of_type = "types[0]=v1.payment_intent.created";
    let created = sandbox.read(&account, format!("{query}&{of_type}")).await;
    let old = sandbox
        .read(
            &account,
            format!("{query}&created[lt]=2020-01-01T00:00:00Z"),
        )
        .await;

    assert_eq!(ids(&all).len(), 2);
    assert_eq!([ids(&first), ids(&second)].concat(), ids(&all));
    assert_eq!(second["next_page_url"], json!(null));
    assert_eq!(ids(&created).len(), 1);
    assert!(ids(&old).is_empty());
}

#[tokio::test]
async fn an_event_that_is_not_there_is_not_found() {
    let sandbox = Sandbox::start();

    let error = sandbox.get("/v2/core/events/evt_1").send().await.error(404);

    assert_eq!(error["code"], "not_found");
}
