//! Pages whose own style would show what does not belong to the moment.

use tests::{
    a_sale,
    pages::{Card, ShopPage},
};

/// What a page may say of all that stands in a part of it.
const STYLE: &str = "#shop p, #shop div, #shop button, #shop a { display: block }
    div:empty { display: none }";

/// Which of these show.
const SHOWN: &str = "const isWhole = (it) => getComputedStyle(it).clipPath === 'none';
    const shows = (it) => it.checkVisibility({ visibilityProperty: true })
        && isWhole(it) && isWhole(it.parentElement);
    return [...pay.querySelectorAll('.cp-alert, .cp-cover, .cp-outcome, .cp-mark, .cp-button')]
        .filter(shows).map((it) => it.className)";

#[tokio::test]
async fn a_style_for_all_that_stands_in_a_part_of_a_page_shows_nothing_untrue() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let style = format!("<p>Loading…</p><style>{STYLE}</style>");
    browser.goto(shop.page_with(&checkout, "", &style)).await;
    let page = ShopPage::on(&browser);
    page.does("pay.parentElement.id = 'shop'").await;

    page.payment().fills_in(Card::PAYS).await;
    assert_eq!(page.does(SHOWN).await, serde_json::json!(["cp-button"]));
    page.payment().presses_pay().await;
    page.payment().is_paid().await;

    let shown = serde_json::json!(["cp-outcome", "cp-mark"]);
    assert_eq!(page.does(SHOWN).await, shown);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn what_stood_in_the_tag_before_is_not_left_beside_the_form() {
    let (_world, _, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;

    // As the parser does when the script was faster than the page.
    page.does(
        "pay.append(Object.assign(document.createElement('p'), { textContent: 'Loading…' }))",
    )
    .await;

    let shown = page.does("return pay.innerText.includes('Loading')").await;
    assert_eq!(shown, false);
}
