//! A server of one account: its form is the account's own, and not a connected one's.

use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
    world::{Keys, Setting},
};

#[tokio::test]
async fn a_card_pays_with_the_accounts_own_key_and_no_stripe_account() {
    let world = World::with(Setting {
        keys: Keys::OwnAccount,
        ..Setting::front_end()
    })
    .await;
    let account = world.own_account();
    let checkout = world.platform().checkout(account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;

    let journal = world.sandbox.journal().await;
    let made = journal.iter().find(|entry| entry.text("call") == "Stripe");
    let arguments = &made.expect("Stripe.js was called").0["args"];
    assert_eq!(arguments[1].get("stripeAccount"), None, "{arguments}");
    assert!(world.stripe_accounts().iter().all(Option::is_none));
    world.is_paid_once(account, &checkout, 1850).await;
}
