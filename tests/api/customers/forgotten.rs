//! Payment methods that a customer wants to be forgotten.

use serde_json::json;
use tests::World;

use super::{customer, of, saved};

#[tokio::test]
async fn a_saved_payment_method_is_listed_and_forgotten() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let customer = customer(&world, &of(&account)).await;
    let method = saved(&world, &of(&account), &customer).await;
    let path = format!("/api/accounts/{account}/customers/{customer}/payment-methods");

    let listed = platform.get(&path).await;
    assert_eq!(listed.ok()["data"][0]["id"], method.as_str());
    assert_eq!(listed.json["data"][0]["card"]["last4"], "4242");
    platform.delete(&format!("{path}/{method}")).await.ok();

    assert_eq!(platform.get(&path).await.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_payment_method_of_one_customer_is_not_forgotten_by_another() {
    let world = World::start().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let bob = customer(&world, &of(&account)).await;
    let eve = customer(&world, &of(&account)).await;
    let method = saved(&world, &of(&account), &bob).await;
    let of_customer =
        |customer: &str| format!("/api/accounts/{account}/customers/{customer}/payment-methods");

    let refused = platform
        .delete(&format!("{}/{method}", of_customer(&eve)))
        .await;

    refused.refused(404, "not_found");
    let kept = platform.get(&of_customer(&bob)).await;
    assert_eq!(kept.ok()["data"][0]["id"], method.as_str());
}
