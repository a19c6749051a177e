//! What becomes of a payment while the customer only looks.

use serde_json::json;
use tests::{
    Browser, World, a_visit,
    pages::{Card, PaymentPage},
};

#[tokio::test]
async fn a_debit_that_is_pending_says_so_and_becomes_paid_with_nobody_pressing_anything() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "allowed_payment_method_types": ["sepa_debit"] });
    let checkout = world.platform().creates_one(&ask).await;
    let browser = Browser::start().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in_iban("DE89370400440532013000").await;
    page.presses_pay().await;
    page.ends_with("Payment under way").await;
    world.sandbox.days_pass(10).await;
    // Somebody else makes the server ask Stripe.
    world.platform().sees(&checkout).await;

    page.is_paid().await;
}

#[tokio::test]
async fn a_moment_offline_ends_by_itself_when_the_network_is_back() {
    let (world, account, checkout, mut browser) = a_visit().await;
    browser.expects("ERR_INTERNET_DISCONNECTED");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;

    browser.has_network(false).await;
    page.presses_pay().await;
    page.says("The connection failed").await;
    browser.has_network(true).await;
    browser.sees("connect-pay .cp-alert:empty").await;
    world.is_unpaid(&account, &checkout).await;
    page.presses_pay().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn an_answer_that_is_lost_after_paying_ends_as_paid_by_itself() {
    let (world, account, checkout, browser) = a_visit().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in(Card::PAYS).await;
    page.loses_the_answer().await;

    page.presses_pay().await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_checkout_that_did_not_load_comes_by_itself_when_the_server_is_back() {
    let (mut world, account, checkout, mut browser) = a_visit().await;
    browser.expects("ERR_CONNECTION_REFUSED");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    world.go_down();
    browser
        .runs("document.querySelector('connect-pay').reset()")
        .await;
    page.says("The connection failed").await;
    world.come_back();

    page.pays_with(Card::PAYS).await;
    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn back_from_the_bank_shows_a_form_that_can_be_paid() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.chooses("ideal").await;
    page.presses_pay().await;
    tests::pages::Bank::appears(&browser).await;
    browser.driver.back().await.unwrap();
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}
