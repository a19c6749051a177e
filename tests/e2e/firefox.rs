//! The main path in Firefox: not all the world is Chromium.

use serde_json::json;
use tests::{
    Browser, World,
    pages::{Card, Challenge, Keyboard, PaymentPage, ShopPage},
    shop::Shop,
};

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

    Keyboard(&browser).pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// Firefox does not know `blocking="render"`; `docs/widget.md` says what to do, and this is it.
const BELOW: &str = "
<style>connect-pay:not(:defined) { display: block; min-height: 23.75rem }</style>
<p id=below>What stands below</p>
<script>
  window.places = new Set();
  (function look() {
    window.places.add(document.querySelector('#below').getBoundingClientRect().top);
    requestAnimationFrame(look);
  })();
</script>";

#[tokio::test]
async fn nothing_on_the_page_moves_while_the_form_comes() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "description": "Two loaves of bread",
                      "allowed_payment_method_types": ["card"] });
    let checkout = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = Browser::firefox().await;

    browser.goto(shop.page_with(&checkout, "", BELOW)).await;
    let page = ShopPage::on(&browser);
    page.payment().is_ready().await;

    let places = page.does("return [...window.places]").await;
    assert_eq!(places.as_array().unwrap().len(), 1, "{places}");
}
