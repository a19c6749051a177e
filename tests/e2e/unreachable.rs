//! The server does not know the checkout, or does not answer.

use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
};

#[tokio::test]
async fn a_checkout_that_does_not_exist_is_told_in_a_sentence() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("status of 404");

    let page = ShopPage::open(&browser, &shop, "co_0000000000000000").await;

    page.payment().says("This payment does not exist").await;
    page.hears("loaderror").await;
    assert_eq!(page.payment().frames().await, 0);
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 0);
}

#[tokio::test]
async fn a_checkout_that_did_not_load_can_be_loaded_again() {
    let mut world = World::with_front_end().await;
    let account = world.bakery().await;
    let first = world.platform().checkout(&account, 1850, "eur").await;
    let checkout = world.platform().checkout(&account, 2400, "eur").await;
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("ERR_CONNECTION_REFUSED");
    let page = ShopPage::open(&browser, &shop, &first).await;
    page.payment().is_ready().await;

    world.go_down();
    page.sells(&checkout).await;
    page.payment().says("The connection failed").await;
    world.come_back();
    page.payment().tries_again().await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}

#[tokio::test]
async fn a_server_that_goes_down_before_the_click_costs_nothing() {
    let mut world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("ERR_CONNECTION_REFUSED");
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    world.go_down();
    page.payment().presses_pay().await;
    page.payment().says("The connection failed").await;
    world.come_back();
    world.is_unpaid(&account, &checkout).await;
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
