//! Card data stays in Stripe's frame.

use tests::{
    Browser, World, a_sale,
    browser::Options,
    pages::{Card, ShopPage},
    shop::Shop,
};

#[tokio::test]
async fn the_page_around_the_frame_never_has_the_card() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;
    assert!(page.payment().frame_is_out_of_reach().await);
    page.payment().presses_pay().await;
    page.payment().is_paid().await;

    let requested = page.requested().await;
    assert!(requested.contains("/payment-intent"), "{requested}");
    assert!(!requested.contains("4242"), "{requested}");
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn the_card_is_sent_to_stripe_and_to_nobody_else() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::with(Options {
        records_requests: true,
        ..Options::default()
    })
    .await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;

    let confirm = format!("{}v1/payment_intents/", world.sandbox.url);
    let requests = browser.requests().await;
    let with_card: Vec<&String> = requests
        .iter()
        .filter(|request| request.contains(Card::PAYS.number))
        .collect();
    assert!(!with_card.is_empty(), "the card was sent: {requests:#?}");
    assert!(with_card.iter().all(|request| request.contains(&confirm)));
    world.is_paid_once(&account, &checkout, 1850).await;
}
