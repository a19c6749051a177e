//! A method that leads to a bank and back.

use tests::{
    World, a_sale, a_visit,
    pages::{Bank, Card, PaymentPage, ShopPage},
};

fn assert_no_secret(history: &[String]) {
    assert!(
        !history.iter().any(|url| url.contains("_secret_")),
        "{history:#?}"
    );
}

#[tokio::test]
async fn a_payment_that_the_bank_approves_is_shown_on_return() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.chooses("ideal").await;
    page.presses_pay().await;
    Bank::appears(&browser).await.authorizes().await;

    page.is_paid().await;
    let address = world.url.join(&format!("/pay/{checkout}")).unwrap();
    assert_eq!(browser.address().await, address.as_str());
    assert_no_secret(&browser.history().await);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_payment_that_the_bank_refuses_can_be_made_with_a_card() {
    let (world, account, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.chooses("ideal").await;
    page.presses_pay().await;
    Bank::appears(&browser).await.refuses().await;
    page.says("The customer").await;
    assert_no_secret(&browser.history().await);
    world.is_unpaid(&account, &checkout).await;
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_page_with_a_base_elsewhere_shows_the_outcome_and_keeps_no_secret() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let base = "<base href=\"https://cdn.example/\">";
    let address = shop.page_with(&checkout, "", base);

    browser.goto(&address).await;
    let page = ShopPage::on(&browser).payment();
    page.chooses("ideal").await;
    page.presses_pay().await;
    Bank::appears(&browser).await.authorizes().await;

    page.is_paid().await;
    assert_eq!(browser.address().await, address.as_str());
    assert_no_secret(&browser.history().await);
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// A checkout that is paid already, and the client secret of its intent.
async fn another_paid(world: &World, account: &str) -> String {
    let paid = world.platform().checkout(account, 1850, "eur").await;
    let secret = world.customer().client_secret(&paid).await;
    world.customer().pays(account, &paid, "pm_card_visa").await;
    secret
}

#[tokio::test]
async fn an_address_that_anybody_may_have_written_pays_nothing() {
    let (world, account, checkout, browser) = a_visit().await;
    let secret = another_paid(&world, &account).await;
    let forged = format!(
        "/pay/{checkout}?connect_pay_checkout={checkout}&payment_intent_client_secret={secret}"
    );

    browser.goto(world.url.join(&forged).unwrap()).await;
    let page = PaymentPage(&browser);
    page.pays_with(Card::PAYS).await;

    page.is_paid().await;
    assert_no_secret(&browser.history().await);
    assert_eq!(world.platform().sees(&checkout).await["status"], "paid");
}

#[tokio::test]
async fn what_an_earlier_return_has_left_in_the_address_is_not_read() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let secret = another_paid(&world, &account).await;
    let mut address = shop.page(&checkout);
    address
        .query_pairs_mut()
        .append_pair("connect_pay_checkout", "co_before")
        .append_pair("payment_intent_client_secret", &secret);

    browser.goto(&address).await;
    let page = ShopPage::on(&browser).payment();
    page.chooses("ideal").await;
    page.presses_pay().await;
    Bank::appears(&browser).await.refuses().await;

    page.says("The customer").await;
    assert_eq!(world.platform().sees(&checkout).await["status"], "open");
}
