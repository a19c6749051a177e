//! The strictest policy of a page that embeds the widget.

use tests::{
    Browser, World,
    pages::{Card, Challenge, ShopPage},
    shop::Shop,
};

const LISTEN: &str = "
window.violations = [];
addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});";

#[tokio::test]
async fn a_nonce_and_trusted_types_are_enough_and_nothing_is_violated() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open_strict(&world);
    let browser = Browser::start().await;
    browser.on_each_page(LISTEN).await;

    let attributes = "locale=\"fr\" elements=\"express-checkout payment\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
    page.payment().pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;
    page.payment().ends_with("Paiement reçu").await;

    let violations = browser.runs("return window.violations.join('\\n')").await;
    assert_eq!(violations, "");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_file_that_was_tampered_with_is_not_run() {
    let world = World::with_front_end().await;
    let loader = world.get("/connect-pay.js").await.text;

    // The glue, the WebAssembly and the style, each with what it must be.
    assert_eq!(loader.matches("sha256-").count(), 3);
}
