//! The main path in Firefox: not all the world is Chromium.

use tests::{
    Browser, World,
    pages::{Card, Challenge, Keyboard, PaymentPage, ShopPage},
    shop::Shop,
};
use thirtyfour::Key;

#[tokio::test]
async fn a_card_is_declined_and_another_one_pays_with_a_challenge() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open_strict(&world);
    let browser = Browser::firefox().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::DECLINED).await;
    page.payment()
        .says("Your card has insufficient funds")
        .await;
    world.is_unpaid(&account, &checkout).await;
    page.payment().pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;
    page.payment().is_paid().await;

    let success = page.hears("success").await;
    assert_eq!(success["checkout"], checkout.as_str());
    assert_eq!(page.violations().await, "");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_keyboard_is_enough_on_the_hosted_page() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let browser = Browser::firefox().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    let keyboard = Keyboard(&browser);
    keyboard.tabs_to_the_card().await;
    for (_, text) in Card::PAYS.fields() {
        keyboard.types(text).await;
    }
    keyboard.tabs_to_the_button().await;
    keyboard.types(Key::Enter + "").await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
