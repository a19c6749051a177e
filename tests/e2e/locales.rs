//! The customer's language.

use tests::{
    Browser, World, a_sale,
    pages::{Card, ShopPage},
    shop::Shop,
};

const BUTTON: &str = "connect-pay button[type=submit]";

#[tokio::test]
async fn the_widget_speaks_the_language_that_the_page_asks_for() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 185_000, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "locale=\"de\"").await;
    page.payment().is_ready().await;
    browser.reads(BUTTON, "1.850,00 € bezahlen").await;

    page.does("pay.locale = 'fr'").await;
    browser.reads(BUTTON, "Payer 1").await;
    page.payment().pays_with(Card::PAYS).await;
    page.payment().ends_with("Paiement reçu").await;
    world.is_paid_once(&account, &checkout, 185_000).await;
}

#[tokio::test]
async fn arabic_and_hebrew_run_from_right_to_left() {
    let (_world, _, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "locale=\"ar\"").await;
    browser.reads(BUTTON, "ادفع").await;
    let root = "const { dir, lang } = pay.querySelector('.cp'); return `${dir} ${lang}`";
    assert_eq!(page.does(root).await, "rtl ar");
    // What is read first stands on the right.
    let order = "const x = (name) => pay.querySelector(name).getBoundingClientRect().x;
                 return x('.cp-amount') < x('.cp-merchant')";
    assert_eq!(page.does(order).await, true);

    page.does("pay.locale = 'he'").await;
    browser.reads(BUTTON, "תשלום").await;
    assert_eq!(page.does(root).await, "rtl he");
}

#[tokio::test]
async fn a_language_that_is_not_there_is_english_and_a_region_falls_back_to_its_language() {
    let (_world, _, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "locale=\"tlh\"").await;
    browser.reads(BUTTON, "Pay").await;

    for (locale, spoken) in [
        ("no", "Betal"),
        ("pt-PT", "Pagar"),
        ("zh-HK", "支付"),
        ("de-AT", "bezahlen"),
    ] {
        page.does(&format!("pay.locale = '{locale}'")).await;
        browser.reads(BUTTON, spoken).await;
    }
}

#[tokio::test]
async fn money_is_shown_in_the_notation_of_each_currency_and_language() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let mut page = None;

    // The amount in the currency's smallest unit, as Stripe counts it, and the decimal that it is.
    for (currency, amount, decimal) in [
        ("eur", 99_999_999, "999999.99"),
        ("usd", 105, "1.05"),
        ("jpy", 8_800, "8800"),
        ("krw", 12_000, "12000"),
        ("clp", 12_345, "12345"),
        ("kwd", 12_340, "12.340"),
        ("isk", 50_000, "500"),
        ("ugx", 500_000, "5000"),
        ("huf", 129_900, "1299"),
        ("huf", 129_950, "1299.50"),
        ("twd", 80_000, "800.00"),
    ] {
        let checkout = world.platform().checkout(&account, amount, currency).await;
        let page = match &page {
            Some(page) => page,
            None => page.insert(ShopPage::open(&browser, &shop, &checkout).await),
        };
        for locale in ["en", "de-CH", "ar", "ja"] {
            let set = format!("pay.checkout = '{checkout}'; pay.locale = '{locale}'");
            page.does(&set).await;
            let digits = if decimal == "1299.50" { 2 } else { 0 };
            let shown = format!(
                "return new Intl.NumberFormat('{locale}', {{ style: 'currency',
                   currency: '{currency}', minimumFractionDigits: {digits} || undefined
                 }}).format('{decimal}')"
            );
            let shown = page.does(&shown).await;
            let amount = "return pay.querySelector('.cp-amount').textContent";
            let what = format!("{currency} {decimal} in {locale}");
            tests::wait::until(&what, async || {
                (page.does(amount).await == shown).then_some(())
            })
            .await;
        }
    }
}

#[tokio::test]
async fn money_follows_the_language_of_the_texts() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 185_000, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let prefers = "Object.defineProperty(navigator, 'languages', { value: ['eu', 'de-AT', 'en'] })";
    browser.on_each_page(prefers).await;

    // Nobody here speaks Basque; in Austria it is "€ 1.850,00".
    ShopPage::open(&browser, &shop, &checkout).await;

    let button = browser.reads(BUTTON, "bezahlen").await;
    assert_eq!(button.replace('\u{a0}', " "), "€ 1.850,00 bezahlen");
}
