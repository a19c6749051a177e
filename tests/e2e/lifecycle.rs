//! Tags come, go and move, as pages are.

use tests::{
    Browser, World, a_sale,
    pages::{Card, ShopPage},
    shop::Shop,
};

#[tokio::test]
async fn a_tag_that_moves_while_it_loads_has_one_form() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;

    page.does(
        "const box = document.createElement('section');
         document.body.append(box);
         box.append(pay);
         document.body.prepend(pay);
         box.append(pay)",
    )
    .await;
    page.payment().is_ready().await;
    assert_eq!(page.payment().frames().await, 1);
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_tag_that_goes_while_it_loads_leaves_nothing_and_may_come_back() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;

    page.does("window.gone = pay; pay.reset(); pay.remove()")
        .await;
    page.does("window.heard = []").await;
    let left = "return new Promise((done) => setTimeout(() =>
                  done(document.querySelectorAll('iframe, .cp').length), 500))";
    assert_eq!(page.does(left).await, 0);
    assert!(page.heard().await.is_empty());
    page.does("document.body.append(window.gone)").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn two_tags_sell_for_two_accounts() {
    let world = World::with_front_end().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let below = format!("<connect-pay id=\"bowl\" checkout=\"{bowl}\"></connect-pay>");
    browser.goto(shop.page_with(&bread, "", &below)).await;
    let page = ShopPage::on(&browser);

    browser.reads("#bowl button", "¥8,800").await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;
    world.is_paid_once(&bakery, &bread, 1850).await;
    world.is_unpaid(&pottery, &bowl).await;
    page.does("pay.remove()").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&pottery, &bowl, 8800).await;
}

#[tokio::test]
async fn a_tag_that_is_moved_as_a_whole_keeps_what_was_typed() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    page.does(
        "const box = document.createElement('section');
         document.body.append(box);
         box.moveBefore(pay, null)",
    )
    .await;
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
