//! Payments that the customer makes outside the page, with a voucher.

use serde_json::json;
use tests::{
    Browser, World,
    pages::{Card, PaymentPage, ShopPage, Voucher},
    shop::Shop,
};

/// Stripe's test mode does nothing with the voucher of such a customer until it expires.
const ADA: [(&str, &str); 2] = [
    ("name", "Ada Lovelace"),
    ("email", "ada.fill_never@example.com"),
];

async fn checkout(world: &World, account: &str, currency: &str, methods: &[&str]) -> String {
    let ask = json!({ "account": account, "amount": 20_000, "currency": currency,
                      "allowed_payment_method_types": methods });
    world.platform().creates_one(&ask).await
}

#[tokio::test]
async fn a_voucher_is_pending_until_it_is_paid_and_the_page_hears_of_both() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = checkout(&world, &account, "mxn", &["oxxo"]).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in_details("oxxo", &ADA).await;
    page.payment().presses_pay().await;
    Voucher::appears(&browser).await.closes().await;
    page.payment().ends_with("Payment under way").await;
    page.hears("processing").await;
    world.sandbox.ends_voucher(&account, "succeeded").await;
    // Somebody else makes the server ask Stripe.
    world.platform().sees(&checkout).await;

    page.payment().is_paid().await;
    page.hears("success").await;
    let mut heard = page.heard().await;
    heard.retain(|name| name != "change");
    assert_eq!(heard, ["ready", "submit", "processing", "success"]);
    world.is_paid_once(&account, &checkout, 20_000).await;
}

#[tokio::test]
async fn a_voucher_that_expires_is_told_and_another_method_can_be_used() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = checkout(&world, &account, "mxn", &["card", "oxxo"]).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().chooses("oxxo").await;
    page.payment().fills_in_details("oxxo", &ADA).await;
    page.payment().presses_pay().await;
    Voucher::appears(&browser).await.closes().await;
    page.payment().ends_with("Payment under way").await;
    world.sandbox.days_pass(5).await;
    world.platform().sees(&checkout).await;

    page.payment().says("The payment did not work").await;
    page.hears("error").await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 20_000).await;
}

#[tokio::test]
async fn each_voucher_is_shown_and_is_still_pending_after_a_reload() {
    let world = World::with_front_end().await;
    let browser = Browser::start().await;
    let address = [
        ("address][line1", "Rua Augusta 1"),
        ("address][city", "São Paulo"),
        ("address][state", "SP"),
        ("address][postal_code", "01310-100"),
        ("tax_id", "000.000.000-00"),
    ];
    let boleto = [&ADA[..], &address].concat();

    for (method, currency, details) in [
        ("konbini", "jpy", &ADA[..]),
        ("multibanco", "eur", &ADA[1..]),
        ("boleto", "brl", &boleto[..]),
    ] {
        let account = world.bakery().await;
        let checkout = checkout(&world, &account, currency, &[method]).await;
        let page = PaymentPage::open(&browser, &world, &checkout).await;
        page.fills_in_details(method, details).await;
        page.presses_pay().await;
        Voucher::appears(&browser).await.closes().await;
        page.ends_with("Payment under way").await;

        browser.driver.refresh().await.unwrap();
        page.ends_with("Payment under way").await;
        world.sandbox.ends_voucher(&account, "succeeded").await;
        world.platform().sees(&checkout).await;
        page.is_paid().await;
    }
}

#[tokio::test]
async fn who_has_closed_a_voucher_opens_it_again_and_pays_it() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = checkout(&world, &account, "mxn", &["oxxo"]).await;
    let browser = Browser::start().await;
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in_details("oxxo", &ADA).await;
    assert!(!page.has_link().await);
    page.presses_pay().await;
    Voucher::appears(&browser).await.closes().await;
    page.ends_with("Payment under way").await;
    assert!(page.has_link().await);

    // From the link in a mail, days later.
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.ends_with("Payment under way").await;
    page.opens_instructions().await;
    browser.reads("h1", "Voucher").await;
    browser.clicks("#pay").await;
    browser.reads("#problem", "The voucher is paid").await;
    browser.goes_to_tab(0).await;
    world.platform().sees(&checkout).await;

    page.is_paid().await;
    assert!(!page.has_link().await);
    world.is_paid_once(&account, &checkout, 20_000).await;
}

#[tokio::test]
async fn stripes_word_counts_where_the_server_can_not_be_asked() {
    let mut world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = checkout(&world, &account, "mxn", &["oxxo"]).await;
    let mut browser = Browser::start().await;
    browser.expects("ERR_CONNECTION_REFUSED");
    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.fills_in_details("oxxo", &ADA).await;
    page.presses_pay().await;
    let voucher = Voucher::appears(&browser).await;

    world.go_down();
    voucher.closes().await;
    page.ends_with("Payment under way").await;
    world.come_back();
    world.sandbox.ends_voucher(&account, "succeeded").await;

    page.is_paid().await;
    world.is_paid_once(&account, &checkout, 20_000).await;
}
