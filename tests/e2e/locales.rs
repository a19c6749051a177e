//! The customer's language.

use tests::{
    Browser, World,
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
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

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
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

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
async fn money_is_exact_in_the_notation_of_each_currency() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;

    // More digits than a floating point number holds, no decimals, three, and some that are not
    // shown.
    for (decimal, currency, shown) in [
        ("90071992547409.93", "eur", "€90,071,992,547,409.93"),
        ("8800", "jpy", "¥8,800"),
        ("12.345", "kwd", "KWD\u{a0}12.345"),
        ("5.00", "isk", "ISK\u{a0}5"),
        ("1299.00", "huf", "HUF\u{a0}1,299"),
        ("1299.50", "huf", "HUF\u{a0}1,299.50"),
    ] {
        let script = format!(
            "const loaded = performance.getEntriesByType('resource').map(({{ name }}) => name);
             const glue = loaded.find((name) => /widget-[^/]*\\.js/.test(name));
             return import(glue).then(({{ page }}) =>
               page(pay, pay.querySelector('.cp'), new URL(location.href), {{ texts: {{}} }})
                 .money('{decimal}', '{currency}'));"
        );
        assert_eq!(page.does(&script).await, shown);
    }
}
