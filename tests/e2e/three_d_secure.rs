//! 3-D Secure.

use tests::{
    a_visit,
    pages::{Card, Challenge, PaymentPage},
};

#[tokio::test]
async fn a_challenge_that_is_completed_pays() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    let challenge = Challenge::appears(&browser).await;
    world.is_unpaid(&account, &checkout).await;
    challenge.completes().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_challenge_that_fails_says_so_and_can_be_tried_again() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.fails().await;
    page.says("We are unable to authenticate your payment method")
        .await;
    world.is_unpaid(&account, &checkout).await;
    page.presses_pay().await;
    Challenge::appears(&browser).await.completes().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// As when the bank's app has taken over, and its answer comes back elsewhere.
#[tokio::test]
async fn a_challenge_that_is_completed_elsewhere_ends_the_attempt() {
    let (world, account, checkout, browser) = a_visit().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await;
    let frame = "document.querySelector('dialog iframe').src";
    let challenge = browser.runs(&format!("return {frame}")).await;

    browser.opens_tab().await;
    browser.goto(challenge.as_str().unwrap()).await;
    browser.clicks("#complete").await;
    tests::wait::until("the payment", async || {
        let seen = world.platform().sees(&checkout).await;
        (seen["status"] == "paid").then_some(())
    })
    .await;
    browser.goes_to_tab(0).await;
    browser
        .runs("document.dispatchEvent(new Event('visibilitychange'))")
        .await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
