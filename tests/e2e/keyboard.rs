//! Without a mouse.

use tests::{
    a_visit,
    pages::{Card, Keyboard, PaymentPage},
};

#[tokio::test]
async fn a_keyboard_is_enough_to_pay() {
    let (world, account, checkout, browser) = a_visit().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    Keyboard(&browser).pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn the_focus_goes_to_what_went_wrong() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("status of 402");

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::DECLINED).await;
    page.says("Your card has insufficient funds").await;

    assert_eq!(page.focus().await, "cp-alert");
    Keyboard(&browser).tabs_to_the_button().await;
    world.is_unpaid(&account, &checkout).await;
}
