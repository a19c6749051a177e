//! The demo shop, as `connect-pay dev` starts it.

use tests::{
    Browser,
    demo::Demo,
    pages::{Card, Challenge, PaymentPage},
};

const TEA_BOWL: &str = "[data-product=tea-bowl] button";
const CROISSANTS: &str = "[data-product=croissant-box] button";
const THANKS: &str = "#thanks";

#[tokio::test]
async fn the_demo_shop_sells_declines_challenges_and_stops_cleanly() {
    let demo = Demo::start().await;
    assert_eq!(demo.log(), "", "the addresses are seen first");
    let mut browser = Browser::start().await;
    browser.expects("status of 402");
    let page = PaymentPage(&browser);

    browser.goto(&demo.shop).await;
    browser.clicks(TEA_BOWL).await;
    page.pays_with(Card::DECLINED).await;
    page.says("insufficient funds").await;
    page.pays_with(Card::PAYS).await;
    page.is_paid().await;
    browser
        .reads(THANKS, "Kiyomizu Pottery has been paid")
        .await;

    browser.clicks("#thanks button").await;
    browser.clicks(CROISSANTS).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;
    browser
        .reads(THANKS, "Boulangerie Rivage has been paid")
        .await;

    // The page goes first: it still reports its calls to the sandbox, which is about to end.
    browser.goto("about:blank").await;
    assert_eq!(demo.interrupts().await, Some(0));
}
