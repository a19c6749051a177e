//! A declined card.

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
