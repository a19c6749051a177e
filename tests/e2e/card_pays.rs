//! A card pays on the connected account.

use tests::{
    a_sale,
    pages::{Card, ShopPage},
};

#[tokio::test]
async fn a_card_pays_on_the_connected_account() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    let success = page.hears("success").await;
    assert_eq!(success["checkout"], checkout.as_str());
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn every_call_of_a_payment_names_the_connected_account() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;

    let journal = world.sandbox.journal().await;
    let made = journal.iter().find(|entry| entry.text("call") == "Stripe");
    let options = &made.expect("Stripe.js was called").0["args"][1];
    assert_eq!(options["stripeAccount"], account.as_str());
    let mut calls = journal.iter().filter(|entry| {
        let path = entry.text("path");
        path.starts_with("/v1/payment_intents") || path.starts_with("/v1/elements")
    });
    assert!(calls.all(|call| call.text("account") == account));
}
