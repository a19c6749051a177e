//! Letters are as large as the customer has them, and as large in Stripe's form as in ours.

use serde_json::json;
use tests::{Browser, World, pages::ShopPage, shop::Shop};

const SMALL_ROOT: &str = "<style>html { font-size: 62.5% }</style>";
const LARGE_ROOT: &str = "<style>html { font-size: 20px }</style>";

#[tokio::test]
async fn letters_are_as_large_in_our_texts_as_in_stripes_form() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "allowed_payment_method_types": ["card"] });
    let checkout = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser
        .on_each_page(
            "window.shifts = [];
             new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
               .observe({ type: 'layout-shift', buffered: true });",
        )
        .await;

    let look = r#"appearance='{"variables":{"fontSizeBase":"14px"}}'"#;
    for (attributes, around, size) in [
        ("", "", 16),
        ("", SMALL_ROOT, 16),
        ("", LARGE_ROOT, 20),
        ("style=\"--cp-size: 1.8rem\"", SMALL_ROOT, 18),
        (look, "", 14),
        ("intent=\"upfront\"", LARGE_ROOT, 20),
    ] {
        let url = shop.page_with(&checkout, attributes, around);
        browser.goto(url).await;
        let page = ShopPage::on(&browser);
        page.payment().is_ready().await;

        let case = format!("{attributes} {around}");
        let ours = page
            .does(
                "const { fontSize, height } = getComputedStyle(pay.querySelector('button'));
                   return [fontSize, height]",
            )
            .await;
        assert_eq!(
            ours,
            json!([format!("{size}px"), format!("{}px", 3 * size)]),
            "{case}"
        );
        let stripes = font_size_of_a_field(&page, &browser).await;
        assert_eq!(stripes, json!(format!("{size}px")), "{case}");
        if attributes.is_empty() {
            assert_eq!(page.does("return window.shifts").await, json!([]), "{case}");
        }
    }
}

async fn font_size_of_a_field(page: &ShopPage<'_>, browser: &Browser) -> serde_json::Value {
    page.payment().enters_frame().await;
    let size = browser
        .runs("return getComputedStyle(document.querySelector('input[name=number]')).fontSize")
        .await;
    page.payment().leaves_frame().await;
    size
}

#[tokio::test]
async fn letters_that_the_page_changes_change_in_both() {
    let (_world, _, checkout, shop, browser) = tests::a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;

    page.does("pay.style.setProperty('--cp-size', '20px'); pay.update()")
        .await;

    tests::wait::until("Stripe's letters", async || {
        (font_size_of_a_field(&page, &browser).await == "20px").then_some(())
    })
    .await;
}
