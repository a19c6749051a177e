//! A checkout that nobody can pay any more.

use serde_json::json;
use tests::{
    Browser, World, a_visit,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn a_checkout_that_is_canceled_while_the_form_is_open_says_so_and_takes_nothing() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("status of 409");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;

    let platform = world.platform();
    platform.does("cancel", &checkout, &json!({})).await.ok();
    page.presses_pay().await;

    page.ends_with("Payment canceled").await;
    assert_eq!(world.confirmations(&account).await, 0);
}

#[tokio::test]
async fn a_checkout_that_has_expired_or_was_refunded_shows_no_form() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let expired = platform.checkout(&account, 1850, "eur").await;
    platform.does("expire", &expired, &json!({})).await.ok();
    let refunded = platform.checkout(&account, 1850, "eur").await;
    world
        .customer()
        .pays(&account, &refunded, "pm_card_visa")
        .await;
    platform.does("refunds", &refunded, &json!({})).await.ok();
    let browser = Browser::start().await;

    let page = PaymentPage::open(&browser, &world, &expired).await;
    page.ends_with("Payment expired").await;
    let page = PaymentPage::open(&browser, &world, &refunded).await;
    page.ends_with("Payment refunded").await;

    assert_eq!(page.frames().await, 0);
}

#[tokio::test]
async fn a_checkout_whose_time_ends_while_the_form_is_open_says_so_and_takes_nothing() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "expires_at": world.now() + 3600 });
    let checkout = world.platform().creates_one(&ask).await;
    let mut browser = Browser::start().await;
    browser.expects("status of 409");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;

    world.seconds_pass(3601);
    page.presses_pay().await;

    page.ends_with("Payment expired").await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 0);
}
