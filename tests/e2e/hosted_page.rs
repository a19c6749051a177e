//! The hosted page, under its strict content security policy.

use tests::{
    a_visit,
    pages::{Card, Challenge, PaymentPage},
};

const LISTEN: &str = "
window.violations = [];
addEventListener('securitypolicyviolation', (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});";

#[tokio::test]
async fn a_payment_violates_nothing_of_the_policy() {
    let (world, account, checkout, browser) = a_visit().await;
    browser.on_each_page(LISTEN).await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;
    page.is_paid().await;

    let violations = browser.runs("return window.violations.join('\\n')").await;
    assert_eq!(violations, "");
    let title = browser.driver.title().await.unwrap();
    assert_eq!(title, "Pay Boulangerie Rivage");
    world.is_paid_once(&account, &checkout, 1850).await;
}
