//! Money that is held first and taken later.

use serde_json::json;
use tests::{
    Browser, World,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn a_payment_that_is_held_says_so_and_is_paid_once_it_is_captured() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "capture_method": "manual" });
    let checkout = world.platform().creates_one(&ask).await;
    let browser = Browser::start().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::PAYS).await;

    page.ends_with("Payment authorized").await;
    let platform = world.platform();
    platform.does("capture", &checkout, &json!({})).await.ok();
    browser.driver.refresh().await.unwrap();
    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_card_is_kept_for_the_customer_who_was_told_so() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let path = format!("/api/accounts/{account}/customers");
    let platform = world.platform();
    let customer = platform.post(&path, &json!({ "name": "Ada" })).await;
    let customer = customer.ok()["id"].as_str().unwrap().to_owned();
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "customer": customer, "setup_future_usage": "off_session",
                      "allowed_payment_method_types": ["card"] });
    let checkout = platform.creates_one(&ask).await;
    let browser = Browser::start().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    let saved = platform
        .get(&format!("{path}/{customer}/payment-methods"))
        .await;
    assert_eq!(
        saved.ok()["data"][0]["card"]["last4"],
        "4242",
        "{}",
        saved.text
    );
}
