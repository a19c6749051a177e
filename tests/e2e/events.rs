//! What the element tells the page, and what the page can do with it.

use serde_json::json;
use tests::{
    a_sale,
    pages::{Card, ShopPage},
};

#[tokio::test]
async fn a_payment_is_told_in_order_with_its_details() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;

    page.hears("success").await;
    let mut heard = page.heard().await;
    heard.dedup();
    let mut inputs_last = heard.clone();
    inputs_last.retain(|name| name != "change");
    assert_eq!(inputs_last, ["ready", "submit", "success"]);
    let success = page.hears("success").await;
    assert_eq!(success["checkout"], checkout);
    assert_eq!(success["status"], "paid");
    let changes = "return window.heard.filter(({ name }) => name === 'change').at(-1)";
    let change = page.does(changes).await;
    assert_eq!(change["complete"], true, "{change}");
    assert_eq!(change["method"], "card");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_page_that_does_not_agree_keeps_a_payment_from_beginning() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    let refuse =
        "pay.addEventListener('submit', (event) => event.preventDefault(), { once: true })";
    page.does(refuse).await;
    page.payment().presses_pay().await;
    page.hears("submit").await;
    world.is_unpaid(&account, &checkout).await;

    page.payment().presses_pay().await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn the_page_can_submit_and_is_told_how_it_ended() {
    let (world, account, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 402");
    let page = ShopPage::open(&browser, &shop, &checkout).await;

    page.payment().fills_in(Card::DECLINED).await;
    let declined = page.does("return pay.submit()").await;
    assert_eq!(declined["type"], "error");
    assert!(
        declined["message"]
            .as_str()
            .unwrap()
            .contains("insufficient funds")
    );

    page.payment().fills_in(Card::PAYS).await;
    let paid = page.does("return pay.submit()").await;
    assert_eq!(paid["type"], "success", "{paid}");

    let again = page
        .does("return pay.submit().catch(({ message }) => message)")
        .await;
    assert!(again.as_str().unwrap().contains("nothing that can be paid"));
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn an_update_shows_what_the_server_has_changed_and_a_reset_empties_the_form() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;

    let change = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &change).await.ok();
    page.does("pay.update({ submitLabel: 'Donate {amount}' })")
        .await;
    browser.reads("connect-pay .cp-amount", "€24.00").await;
    browser
        .reads("connect-pay button[type=submit]", "Donate €24.00")
        .await;

    page.payment().fills_in(Card::DECLINED).await;
    page.does("pay.reset()").await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}
