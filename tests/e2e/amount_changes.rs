//! The platform changes the amount while the form is open.

use serde_json::json;
use tests::{
    a_visit,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn an_amount_that_changed_is_shown_before_it_is_charged() {
    let (world, account, checkout, browser) = a_visit().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.asks_for("€18.50").await;
    page.fills_in(Card::PAYS).await;

    let change = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &change).await.ok();
    page.presses_pay().await;
    page.says("The amount has changed").await;
    page.asks_for("€24.00").await;
    world.is_unpaid(&account, &checkout).await;
    page.presses_pay().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}

#[tokio::test]
async fn an_amount_that_changed_after_a_decline_is_not_charged_either() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("status of 402");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::DECLINED).await;
    page.says("insufficient funds").await;

    let change = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &change).await.ok();
    page.pays_with(Card::PAYS).await;
    page.says("The amount has changed").await;
    world.is_unpaid(&account, &checkout).await;
    page.presses_pay().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}
