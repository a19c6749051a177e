//! What the form needs does not load: never a dead form.

use tests::{
    Browser, World, a_sale,
    pages::{Card, PaymentPage, ShopPage},
    shop::Shop,
    world::{ClosedPort, Setting},
};

#[tokio::test]
async fn stripe_js_that_does_not_load_can_be_loaded_again() {
    let closed = ClosedPort::find();
    let world = World::with(Setting {
        stripe_js: Some(closed.url()),
        ..Setting::front_end()
    })
    .await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let mut browser = Browser::start().await;
    browser.expects("ERR_CONNECTION_REFUSED");

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.says("The payment form could not be loaded").await;
    let _open = closed.leads_to(&world);
    page.tries_again().await;
    page.is_ready().await;
    assert_eq!(page.focus().await, "cp-fields", "and not nowhere");
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn stripe_js_that_failed_on_the_page_is_loaded_by_the_widget() {
    let (world, account, checkout, shop, mut browser) = a_sale().await;
    browser.expects("blocked by CORS policy");
    browser.expects("ERR_FAILED");
    // Stripe does not allow this. It fails before the widget's script runs, which waits for the page.
    let stripe_js = &world.config().stripe.js_url;
    let failing = format!("<script src=\"{stripe_js}\" crossorigin></script>");

    browser.goto(shop.page_with(&checkout, "", &failing)).await;
    let page = ShopPage::on(&browser);
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    // Not only when patience has come to an end.
    let ready = page.hears("ready").await["at"].as_f64().unwrap();
    assert!(ready < 10_000.0, "{ready} ms");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_page_that_forbids_webassembly_leads_to_the_hosted_page() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open_without_wasm(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    page.hears("loaderror").await;
    browser.clicks("connect-pay a.cp-link").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
