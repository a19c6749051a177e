//! A tag inside nested shadow roots.

use tests::{
    a_sale,
    pages::{Card, ShopPage},
};

#[tokio::test]
async fn a_tag_inside_nested_shadow_roots_pays_and_leaves_nothing() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    let build = format!(
        "pay.remove();
         const host = document.createElement('div');
         host.id = 'host';
         const inner = document.createElement('section');
         host.attachShadow({{ mode: 'closed' }}).append(inner);
         const tag = document.createElement('connect-pay');
         tag.checkout = '{checkout}';
         tag.addEventListener('success', () => (window.isPaid = true));
         inner.attachShadow({{ mode: 'open' }}).append(tag);
         window.tag = tag;
         document.querySelector('main').append(host);"
    );
    page.does(&build).await;
    browser.reads("#host .cp-amount", "€18.50").await;
    browser
        .sees("#host iframe[title='Secure payment input frame']")
        .await;
    let card = Card::PAYS;
    browser.clicks("#host .cp-button:enabled:not(:empty)").await;
    browser.sees("#host .cp-alert:not(:empty)").await;
    let frame = browser.sees("#host iframe").await;
    frame.enter_frame().await.unwrap();
    for (name, text) in card.fields() {
        let field = browser.sees(&format!("input[name={name}]")).await;
        field.send_keys(text).await.unwrap();
    }
    page.payment().leaves_frame().await;
    // It is shown where the tag is.
    let shown = "return document.querySelector('#host .cp').getBoundingClientRect().height > 100";
    assert_eq!(browser.runs(shown).await, true);
    browser.clicks("#host .cp-button").await;

    browser.reads("#host .cp-title", "Payment received").await;
    assert_eq!(browser.runs("return window.isPaid").await, true);
    browser.runs("window.tag.remove()").await;
    let left = "return document.querySelector('#host').childNodes.length";
    assert_eq!(browser.runs(left).await, 0);
    world.is_paid_once(&account, &checkout, 1850).await;
}
