//! Stripe's real host names: the production configuration needs no change.

use tests::{
    Browser, World,
    browser::Options,
    pages::{Card, Challenge, PaymentPage},
    world::{Names, Setting},
};

async fn world() -> World {
    World::with(Setting {
        names: Names::Production,
        ..Setting::front_end()
    })
    .await
}

#[tokio::test]
async fn a_card_pays_under_stripes_own_names() {
    let world = world().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let browser = Browser::with(Options::of(&world)).await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_challenge_is_completed_under_stripes_own_names() {
    let world = world().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let browser = Browser::with(Options::of(&world)).await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
