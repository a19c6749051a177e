//! The buttons of wallets, as the sandbox imitates them.

use serde_json::json;
use tests::{
    a_sale,
    pages::{Card, ShopPage},
};

const ELEMENTS: &str = "elements=\"express-checkout payment\"";
const VISA: &str = "pm_card_visa";
const DECLINED: &str = "pm_card_visa_chargeDeclinedInsufficientFunds";

#[tokio::test]
async fn a_wallet_pays_without_a_card_being_typed() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, ELEMENTS).await;
    page.payment()
        .pays_with_wallet("apple_pay", VISA, "pay")
        .await;

    page.payment().is_paid().await;
    assert_eq!(page.hears("submit").await["method"], "apple_pay");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_wallet_that_is_closed_or_declined_leaves_the_form() {
    let (world, account, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 402");

    let page = ShopPage::open_with(&browser, &shop, &checkout, ELEMENTS).await;
    page.payment()
        .pays_with_wallet("google_pay", VISA, "cancel")
        .await;
    page.payment().is_ready().await;
    assert!(!page.heard().await.contains(&"submit".to_owned()));
    page.payment()
        .pays_with_wallet("link", DECLINED, "pay")
        .await;
    page.payment().says("insufficient funds").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_wallet_pays_the_amount_that_it_shows_or_nothing() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open_with(&browser, &shop, &checkout, ELEMENTS).await;
    page.payment().opens_wallet("apple_pay").await;

    let dearer = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &dearer).await.ok();
    page.does("pay.update()").await;
    page.payment().asks_for("€24.00").await;
    page.payment().answers_in_wallet(VISA, "pay").await;

    page.payment().says("amount has changed").await;
    world.is_unpaid(&account, &checkout).await;
    page.payment()
        .pays_with_wallet("apple_pay", VISA, "pay")
        .await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}

#[tokio::test]
async fn wallets_that_are_not_there_soon_do_not_keep_the_form() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.blocks("*/express.js*").await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, ELEMENTS).await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    let or = "return getComputedStyle(pay.querySelector('.cp-or')).display";
    assert_eq!(page.does(or).await, "none", "or what?");
    let ready = page.hears("ready").await["at"].as_f64().unwrap();
    assert!((2_500.0..15_000.0).contains(&ready), "{ready} ms");
    world.is_paid_once(&account, &checkout, 1850).await;
}
