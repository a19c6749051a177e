//! A declined card.

use serde_json::json;
use tests::{
    a_visit,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn a_declined_card_says_why_and_another_one_pays() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("status of 402");

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::DECLINED).await;
    page.says("Your card has insufficient funds").await;
    world.is_unpaid(&account, &checkout).await;
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_form_that_is_not_filled_in_reaches_nobody() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;
    page.presses_pay().await;

    page.says("Your card number is incomplete").await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 0);
    world.is_unpaid(&account, &checkout).await;
}

#[tokio::test]
async fn too_many_attempts_are_told_as_such_and_later_ones_pay() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("status of 429");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    for _ in 0..10 {
        let customer = world.customer();
        let declined = "pm_card_visa_chargeDeclined";
        customer.pays(&account, &checkout, declined).await;
    }

    page.pays_with(Card::PAYS).await;
    page.says("Too many payment attempts").await;
    world.is_unpaid(&account, &checkout).await;

    let platform = world.platform();
    let reset = platform.does("reset-attempts", &checkout, &json!({})).await;
    reset.ok();
    page.presses_pay().await;
    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
