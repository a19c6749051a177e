//! A key for one account neither sees nor changes anything of another.

use serde_json::json;
use tests::{World, world::Answer};

#[tokio::test]
async fn a_key_of_one_account_gets_404_for_anothers_things() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    world.customer().pays(&pottery, &bowl, "pm_card_visa").await;
    let baker = world.platform().only_for(&bakery).await;

    let missing = baker.get("/api/checkouts/co_none").await;
    let foreign = baker.get(&format!("/api/checkouts/{bowl}")).await;
    let (missing, foreign) = (
        missing.refused(404, "not_found"),
        foreign.refused(404, "not_found"),
    );
    assert_eq!(
        missing["message"].as_str().unwrap().replace("co_none", ""),
        foreign["message"].as_str().unwrap().replace(&bowl, "")
    );
    for action in ["capture", "cancel", "expire", "refunds"] {
        let answer = baker.does(action, &bowl, &json!({})).await;
        answer.refused(404, "not_found");
    }
    baker
        .changes(&bowl, &json!({ "amount": 5 }))
        .await
        .refused(404, "not_found");
    for path in [
        "",
        "/balance",
        "/customers",
        "/capabilities",
        "/payment-method-domains",
    ] {
        let answer = baker.get(&format!("/api/accounts/{pottery}{path}")).await;
        answer.refused(404, "account_unknown");
    }
    let ask = json!({ "account": pottery, "amount": 5, "currency": "jpy" });
    baker.creates(&ask).await.refused(404, "account_unknown");
    assert_eq!(world.platform().sees(&bowl).await["status"], "paid");
}

#[tokio::test]
async fn a_key_of_one_account_lists_its_own_only() {
    let world = World::start().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    world.platform().checkout(&pottery, 8800, "jpy").await;
    let baker = world.platform().only_for(&bakery).await;

    let list = baker.get("/api/checkouts").await;

    let data = list.ok()["data"].as_array().unwrap().clone();
    assert_eq!(data.len(), 1);
    assert_eq!(data[0]["id"], bread.as_str());
    let other = baker
        .get(&format!("/api/checkouts?account={pottery}"))
        .await;
    other.refused(404, "account_unknown");
}

#[tokio::test]
async fn what_is_the_platforms_is_not_for_an_account() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let baker = world.platform().only_for(&bakery).await;

    for path in [
        "/api/accounts",
        "/api/balance",
        "/api/customers",
        "/api/application-fees",
    ] {
        baker.get(path).await.refused(403, "forbidden");
    }
    let update = json!({ "fee_policy": null });
    let own = baker
        .post(&format!("/api/accounts/{bakery}"), &update)
        .await;
    own.refused(403, "forbidden");
}

#[tokio::test]
async fn a_key_of_one_account_does_all_that_is_its_own() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let baker = world.platform().only_for(&bakery).await;

    let id = baker.checkout(&bakery, 1850, "eur").await;
    world.customer().pays(&bakery, &id, "pm_card_visa").await;

    assert_eq!(baker.sees(&id).await["status"], "paid");
    baker.does("refunds", &id, &json!({})).await.ok();
    baker
        .get(&format!("/api/accounts/{bakery}/balance"))
        .await
        .ok();
}

#[tokio::test]
async fn an_account_does_not_say_what_the_platform_takes() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let platform = world.platform();
    let policy = json!({ "fee_policy": { "basis_points": 250 } });
    let settings = format!("/api/accounts/{bakery}");
    platform.post(&settings, &policy).await.ok();
    let baker = platform.only_for(&bakery).await;
    let refused = |answer: Answer, param: &str| {
        assert_eq!(answer.refused(403, "forbidden")["param"], param);
    };

    let ask = json!({ "account": bakery, "amount": 10_000, "currency": "eur" });
    let own = baker.creates_one(&ask).await;
    assert_eq!(platform.sees(&own).await["application_fee_amount"], 250);
    let cheap = json!({ "account": bakery, "amount": 10_000, "currency": "eur",
                        "application_fee_amount": 1 });
    refused(baker.creates(&cheap).await, "application_fee_amount");
    let change = json!({ "amount": 20_000, "application_fee_amount": 1 });
    refused(baker.changes(&own, &change).await, "application_fee_amount");
    let less = json!({ "application_fee_amount": 1 });
    refused(
        baker.does("capture", &own, &less).await,
        "application_fee_amount",
    );
    let changed = baker.changes(&own, &json!({ "amount": 20_000 })).await;
    assert_eq!(changed.ok()["application_fee_amount"], 500);

    // The platform's own word on one payment is not to be lost by changing it.
    let dear = json!({ "account": bakery, "amount": 10_000, "currency": "eur",
                       "application_fee_amount": 900 });
    let dear = platform.creates_one(&dear).await;
    let smaller = json!({ "amount": 9_000 });
    refused(baker.changes(&dear, &smaller).await, "amount");
    assert_eq!(platform.sees(&dear).await["application_fee_amount"], 900);

    world.customer().pays(&bakery, &dear, "pm_card_visa").await;
    let all = json!({ "refund_application_fee": true });
    refused(
        baker.does("refunds", &dear, &all).await,
        "refund_application_fee",
    );
    baker.does("refunds", &dear, &json!({})).await.ok();
}

#[tokio::test]
async fn an_account_does_not_choose_among_the_platforms_customers() {
    let world = World::start().await;
    let bakery = world.bakery().await;
    let baker = world.platform().only_for(&bakery).await;

    let ask = json!({ "customer": "cus_1", "payment_method": "pm_1" });
    let path = format!("/api/accounts/{bakery}/payment-methods");
    baker.post(&path, &ask).await.refused(403, "forbidden");
}
