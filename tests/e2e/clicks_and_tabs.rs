//! Impatience: more than one click, more than one tab.

use tests::{
    a_visit,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn a_double_click_pays_once() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;
    page.double_clicks_pay().await;

    page.is_paid().await;
    assert_eq!(world.confirmations(&account).await, 1);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_second_tab_says_by_itself_that_the_first_has_paid() {
    let (world, account, checkout, browser) = a_visit().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;
    let second = browser.opens_tab().await;
    PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;

    browser.goes_to_tab(0).await;
    page.presses_pay().await;
    page.is_paid().await;
    browser.goes_to_tab(second).await;

    page.is_paid().await;
    assert_eq!(world.confirmations(&account).await, 1);
    world.is_paid_once(&account, &checkout, 1850).await;
}
