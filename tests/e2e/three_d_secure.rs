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
