//! A reload at any moment.

use tests::{
    a_visit,
    pages::{Card, Challenge, PaymentPage},
};

#[tokio::test]
async fn a_reload_before_paying_shows_the_form_again() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;
    browser.driver.refresh().await.unwrap();
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_reload_after_paying_shows_that_it_is_paid() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::PAYS).await;
    page.is_paid().await;
    browser.driver.refresh().await.unwrap();

    page.is_paid().await;
    assert_eq!(page.frames().await, 0);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_reload_during_a_challenge_shows_the_form_and_pays_the_same_intent() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await;
    browser.driver.refresh().await.unwrap();
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
    world.is_paid_once(&account, &checkout, 1850).await;
}
