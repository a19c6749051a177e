//! The hosted page, under its strict content security policy.

use serde_json::json;
use tests::{
    Browser, a_visit,
    browser::Options,
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

#[tokio::test]
async fn each_file_is_fetched_once() {
    let (world, _, checkout, browser) = a_visit().await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    let fetched = "return performance.getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname.replace(/-[0-9a-f]{16}/, ''))
        .filter((path) => /\\.(js|wasm|css)$/.test(path)).sort()";
    let files = [
        "/connect-pay-widget.js",
        "/connect-pay-widget_bg.wasm",
        "/connect-pay.js",
        "/endive/stripe.js",
        "/hosted.css",
        "/hosted.js",
    ];
    assert_eq!(browser.runs(fetched).await, json!(files));
}

#[tokio::test]
async fn the_page_and_the_widget_speak_the_same_language() {
    let (world, _, checkout, english) = a_visit().await;
    drop(english);
    let browser = Browser::with(Options {
        flags: vec!["--lang=ar".to_owned(), "--accept-lang=ar-EG,en".to_owned()],
        ..Options::default()
    })
    .await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    let spoken = "const [page, widget] = [document.documentElement, document.querySelector('.cp')];
                  return [page, widget].map(({ lang, dir }) => `${lang} ${dir}`)";
    assert_eq!(browser.runs(spoken).await, json!(["ar rtl", "ar rtl"]));
    let title = browser.driver.title().await.unwrap();
    assert_eq!(title, "الدفع إلى Boulangerie Rivage");
    assert_eq!(
        browser
            .runs("return document.querySelector('h1').textContent")
            .await,
        title
    );
}

#[tokio::test]
async fn no_script_can_be_inserted_but_our_own_and_stripes() {
    let (world, _, checkout, mut browser) = a_visit().await;
    browser.expects("This document requires 'TrustedScriptURL' assignment");

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    let insert = |url: &str| {
        format!(
            "const script = document.createElement('script');
             try {{ script.src = '{url}'; return script.src; }} catch ({{ name }}) {{ return name; }}"
        )
    };
    for (url, outcome) in [
        ("https://evil.example/skim.js", "TypeError"),
        ("https://js.stripe.com.evil.example/v3", "TypeError"),
        (
            "https://m.js.stripe.com/inner.js",
            "https://m.js.stripe.com/inner.js",
        ),
    ] {
        assert_eq!(browser.runs(&insert(url)).await, outcome, "{url}");
    }
}
