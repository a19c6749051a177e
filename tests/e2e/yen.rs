//! A currency without a minor unit.

use tests::{
    Browser, World,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn yen_are_shown_and_paid_without_decimals() {
    let world = World::with_front_end().await;
    let account = world.pottery().await;
    let checkout = world.platform().checkout(&account, 8800, "jpy").await;
    let browser = Browser::start().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;
    page.asks_for("¥8,800").await;
    let amount = browser.reads("connect-pay .cp-amount", "¥").await;
    assert_eq!(amount, "¥8,800");
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 8800).await;
}
