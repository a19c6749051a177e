//! What a page gets wrong costs no more than it must.

use tests::{
    a_sale,
    pages::{Bank, Card, ShopPage},
};

const BUTTON: &str = "connect-pay button[type=submit]";

#[tokio::test]
async fn a_label_may_begin_with_the_amount() {
    let (_world, _, checkout, shop, browser) = a_sale().await;

    let label = "submit-label=\"{amount} spenden\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, label).await;
    browser.reads(BUTTON, "€18.50 spenden").await;

    for (label, shown) in [
        ("{amount} öde", "€18.50 öde"),
        ("[{amount}]", "[€18.50]"),
        ("{", "{"),
        ("42", "42"),
        ("true", "true"),
    ] {
        page.does(&format!("pay.submitLabel = '{label}'")).await;
        browser.reads(BUTTON, shown).await;
        assert_eq!(page.does("return pay.submitLabel").await, label);
    }
}

/// React and Vue write attributes where they do not know the element yet.
#[tokio::test]
async fn what_a_framework_wrote_before_the_element_was_defined_does_no_harm() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let written = "submitLabel=\"Give {amount}\" appearance=\"[object Object]\" \
                   layout=\"[object Object]\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, written).await;
    browser.reads(BUTTON, "Give €18.50").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_look_that_is_none_is_left_out() {
    let (_world, _, checkout, shop, browser) = a_sale().await;

    for look in ["{theme: night}", "42", "", "\"night\""] {
        let attributes = format!("appearance='{look}'");
        let page = ShopPage::open_with(&browser, &shop, &checkout, &attributes).await;
        page.payment().is_ready().await;
        let heard = page.heard().await;
        assert!(
            !heard.contains(&"loaderror".to_owned()),
            "{look}: {heard:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_no_address_is_told_and_leads_to_the_hosted_page() {
    let (world, _, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "server=\"https://[\"").await;
    page.payment()
        .says("The payment form could not be loaded")
        .await;
    page.hears("loaderror").await;

    let link = browser.sees("connect-pay a.cp-link").await;
    let link = link.attr("href").await.unwrap().unwrap();
    assert_eq!(link, world.url.as_str(), "where the script came from");
}

#[tokio::test]
async fn a_server_below_a_path_needs_no_slash_at_its_end() {
    let (world, _, checkout, shop, mut browser) = a_sale().await;
    browser.expects("blocked by CORS policy");
    browser.expects("ERR_FAILED");

    let server = format!("server=\"{}shop\"", world.url);
    let page = ShopPage::open_with(&browser, &shop, &checkout, &server).await;
    page.payment().says("The connection failed").await;
    page.payment().tries_again().await;

    let asked = "return performance.getEntriesByType('resource')
                   .map(({ name }) => new URL(name).pathname)
                   .filter((path) => path.includes('/api/') && !path.startsWith('/shop/api/'))";
    tests::wait::until("both to be asked for", async || {
        (page.heard().await == ["loaderror", "loaderror"]).then_some(())
    })
    .await;
    assert_eq!(page.does(asked).await, serde_json::json!([]));
}

#[tokio::test]
async fn a_return_url_that_is_none_comes_back_to_this_page() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "return-url=\"http://\"").await;
    page.payment().chooses("ideal").await;
    page.payment().presses_pay().await;
    Bank::appears(&browser).await.authorizes().await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_page_with_routes_behind_a_hash_comes_back_to_its_route() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let url = format!("{}#/orders/7", shop.page(&checkout));
    browser.goto(&url).await;
    let page = ShopPage::on(&browser);
    page.payment().chooses("ideal").await;
    page.payment().presses_pay().await;
    Bank::appears(&browser).await.authorizes().await;
    page.payment().is_paid().await;

    assert_eq!(browser.address().await, url);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn elements_may_be_listed_on_several_lines() {
    let (_world, _, checkout, shop, browser) = a_sale().await;

    let list = "elements=\"\n  payment,\n\tlink-authentication\n\"";
    let page = ShopPage::open_with(&browser, &shop, &checkout, list).await;
    page.payment().is_ready().await;

    browser
        .sees("iframe[title='Secure email input frame']")
        .await;
}

#[tokio::test]
async fn a_property_of_another_type_is_read_as_far_as_it_can_be() {
    let (mut world, _, checkout, shop, browser) = a_sale().await;
    world.is_misused();

    for (name, value) in [
        ("appearance", "false"),
        ("appearance", "'dark'"),
        ("appearance", "{ variable: {} }"),
        ("appearance", "{ variables: null }"),
        ("layout", "false"),
        ("layout", "'grid'"),
        ("submitLabel", "{ text: 'Give' }"),
        ("submitLabel", "false"),
        ("locale", "new Intl.Locale('de')"),
        ("elements", "['payment', 'link-authentication']"),
        ("returnUrl", "new URL('https://shop.example/')"),
    ] {
        let page = ShopPage::open_with(&browser, &shop, "", "").await;
        page.does(&format!(
            "pay.{name} = {value}; pay.checkout = '{checkout}'"
        ))
        .await;
        page.payment().is_ready().await;
        let heard = page.heard().await;
        assert!(
            !heard.contains(&"loaderror".to_owned()),
            "{name} {value}: {heard:?}"
        );
    }
}

#[tokio::test]
async fn a_wrong_look_does_not_cost_what_was_typed() {
    let (mut world, account, checkout, shop, browser) = a_sale().await;
    world.is_misused();
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    for wrong in ["false", "'dark'", "{ variable: {} }", "{ variables: null }"] {
        page.does(&format!("pay.appearance = {wrong}")).await;
    }
    page.does("pay.layout = false; pay.layout = 'grid'; pay.submitLabel = []")
        .await;
    page.does("pay.server = undefined; pay.server = pay.server; pay.locale = null")
        .await;
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    assert_eq!(
        page.heard()
            .await
            .iter()
            .filter(|name| *name == "ready")
            .count(),
        1
    );
    world.is_paid_once(&account, &checkout, 1850).await;
}
