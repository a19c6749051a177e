//! What neither comes nor fails: the customer is told, and can try again.

use tests::{
    Browser, World, a_sale,
    pages::{Card, ShopPage},
    shop::Shop,
    world::{Setting, SilentPort},
};

/// The widget's patience ends soon.
const HURRY: &str = "
const wait = window.setTimeout;
window.setTimeout = (run, ms, ...more) => wait(run, ms === 20000 ? 3000 : ms, ...more);";

#[tokio::test]
async fn stripe_js_that_never_answers_is_told_with_a_way_on() {
    let silent = SilentPort::open();
    let world = World::with(Setting {
        stripe_js: Some(silent.url()),
        ..Setting::front_end()
    })
    .await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser.on_each_page(HURRY).await;

    // A page that is loaded already, since one that loads would wait for Stripe.js, too.
    browser.goto(shop.empty()).await;
    let add = format!(
        "document.body.innerHTML = '<connect-pay checkout=\"{checkout}\"></connect-pay>';
         const src = '{}connect-pay.js';
         document.body.append(Object.assign(document.createElement('script'), {{ src, type: 'module' }}))",
        world.url
    );
    browser.runs(&add).await;
    let page = ShopPage::on(&browser);
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    page.hears("loaderror").await;
    browser.reads("connect-pay button", "Try again").await;
    let link = browser.sees("connect-pay a.cp-link").await;
    let address = link.attr("href").await.unwrap().unwrap();

    assert!(address.ends_with(&format!("/pay/{checkout}")), "{address}");
}

#[tokio::test]
async fn a_server_that_never_answers_is_told_and_another_one_pays() {
    let silent = SilentPort::open();
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(HURRY).await;

    let server = format!("server=\"{}\"", silent.url());
    let page = ShopPage::open_with(&browser, &shop, &checkout, &server).await;
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    page.hears("loaderror").await;
    browser.reads("connect-pay button", "Try again").await;
    // Whatever else happens: there is a way on.
    page.does("pay.submitLabel = 'Give'; pay.appearance = { theme: 'night' }; pay.update()")
        .await;
    page.does("window.dispatchEvent(new Event('online'))").await;
    let painted = "return new Promise((go) => requestAnimationFrame(() => setTimeout(go)))";
    page.does(painted).await;
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    browser.reads("connect-pay button", "Try again").await;
    page.does("pay.submitLabel = undefined; pay.removeAttribute('server')")
        .await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn what_comes_late_is_taken_all_the_same() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(HURRY).await;
    browser
        .on_each_page(
            "const compile = WebAssembly.instantiate;
             WebAssembly.instantiate = async (...args) => {
               await new Promise((go) => (window.goOn = go));
               return compile(...args);
             };",
        )
        .await;

    // A form that waits for all its parts; one that is filled in already would stay.
    let parts = "elements=\"payment express-checkout\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, parts).await;
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    page.does("window.goOn()").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
