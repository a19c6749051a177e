//! Objects instead of their ids, on our own interface.

use serde_json::json;
use tests::World;

#[tokio::test]
async fn a_list_is_answered_with_the_objects_that_are_asked_for() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let path = format!("/api/accounts/{account}/setup-intents");
    let customers = format!("/api/accounts/{account}/customers");
    let customer = platform.post(&customers, &json!({ "name": "Ada" })).await;
    let customer = customer.ok()["id"].clone();
    let intent = platform.post(&path, &json!({ "customer": customer })).await;
    let intent = format!("{path}/{}", intent.ok()["id"].as_str().unwrap());

    let plain = platform.get(&intent).await;
    let expanded = platform.get(&format!("{intent}?expand[]=customer")).await;
    let escaped = platform
        .get(&format!("{intent}?expand%5B%5D=customer"))
        .await;

    assert_eq!(plain.ok()["customer"], customer);
    assert_eq!(
        expanded.ok()["customer"]["name"],
        "Ada",
        "{}",
        expanded.text
    );
    assert_eq!(escaped.ok()["customer"]["id"], customer);
}

#[tokio::test]
async fn a_movement_of_money_tells_what_moved_it() {
    let world = World::start().await;
    let account = world.bakery().await;
    let id = world.platform().checkout(&account, 1850, "eur").await;
    world.customer().pays(&account, &id, "pm_card_visa").await;
    let intent = world.platform().sees(&id).await["payment_intent"].clone();

    let path = format!("/api/accounts/{account}/balance-transactions?expand[]=data.source");
    let movements = world.platform().get(&path).await;

    let source = &movements.ok()["data"][0]["source"];
    assert_eq!(source["object"], "charge");
    assert_eq!(source["amount"], 1850);
    assert_eq!(source["payment_intent"], intent);
}

#[tokio::test]
async fn a_list_that_expands_nothing_says_so() {
    let world = World::start().await;

    let path = "/api/checkouts?expand[]=data.refunds";
    let refused = world.platform().get(path).await;

    let error = refused.refused(400, "invalid_request");
    assert!(error.to_string().contains("expand"), "{error}");
}

#[tokio::test]
async fn an_expansion_that_goes_too_deep_is_refused_before_stripe_is_asked() {
    let world = World::start().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}/balance-transactions");

    let nul = format!("{path}?expand[]=data.%00");
    let nul = world.platform().get(&nul).await;
    nul.refused(400, "invalid_request");
    for expansion in [
        "data.source.payment_intent.customer.default_source",
        "source",
    ] {
        let url = format!("{path}?expand[]={expansion}&limit=3");
        let refused = world.platform().get(&url).await;
        assert_eq!(
            refused.refused(400, "stripe_refused")["param"],
            "expand",
            "{expansion}"
        );
    }

    let asked = world.sandbox.calls("GET", "/v1/balance_transactions").await;
    assert!(asked.is_empty(), "{asked:?}");
}
