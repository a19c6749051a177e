//! Another checkout in the same tag.

use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
};

#[tokio::test]
async fn another_checkout_switches_account_and_amount_without_a_reload() {
    let world = World::with_front_end().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &bread).await;
    page.payment().fills_in(Card::PAYS).await;

    page.sells(&bowl).await;
    page.payment().asks_for("¥8,800").await;
    page.payment().is_ready().await;
    assert_eq!(page.payment().frames().await, 1, "the old frame is gone");
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&pottery, &bowl, 8800).await;
    world.is_unpaid(&bakery, &bread).await;
}
