//! The page stays clean, and a second widget costs nothing.

use serde_json::json;
use tests::{
    Browser, World, a_sale,
    pages::{Card, PaymentPage, ShopPage},
    shop::Shop,
};

#[tokio::test]
async fn fifty_changes_leave_nothing_behind() {
    let world = World::with_front_end().await;
    let (bakery, pottery) = (world.bakery().await, world.pottery().await);
    let bread = world.platform().checkout(&bakery, 1850, "eur").await;
    let bowl = world.platform().checkout(&pottery, 8800, "jpy").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    // Listeners of the whole page, as they come and go.
    browser
        .on_each_page(
            "window.listening = 0;
             for (const target of [window, document]) {
               const add = target.addEventListener.bind(target);
               target.addEventListener = (name, run, options) => {
                 window.listening += 1;
                 options?.signal?.addEventListener('abort', () => (window.listening -= 1));
                 add(name, run, options);
               };
               const remove = target.removeEventListener.bind(target);
               target.removeEventListener = (...args) => {
                 window.listening -= 1;
                 remove(...args);
               };
             }",
        )
        .await;
    let page = ShopPage::open(&browser, &shop, &bread).await;
    page.payment().is_ready().await;
    let nodes = "return document.querySelectorAll('*').length";
    let (before, listening) = (
        page.does(nodes).await,
        page.does("return window.listening").await,
    );

    for turn in 0..50 {
        let sold = if turn % 2 == 0 { &bowl } else { &bread };
        page.sells(sold).await;
        if turn % 5 == 0 {
            page.payment().is_ready().await;
        }
    }
    page.payment().asks_for("€18.50").await;
    page.payment().is_ready().await;

    assert_eq!(page.payment().frames().await, 1);
    assert_eq!(page.does(nodes).await, before, "no node is left behind");
    assert_eq!(page.does("return window.listening").await, listening);
    let journal = world.sandbox.journal().await;
    let made = journal
        .iter()
        .filter(|it| it.text("call") == "Stripe")
        .count();
    assert_eq!(made, 2, "one Stripe for each account");
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;
    world.is_paid_once(&bakery, &bread, 1850).await;
}

#[tokio::test]
async fn a_second_widget_loads_nothing_and_shares_stripe() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let first = world.platform().checkout(&account, 1850, "eur").await;
    let ask = json!({ "account": account, "amount": 2400, "currency": "eur" });
    let second = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &first).await;
    page.payment().is_ready().await;

    page.does("performance.clearResourceTimings()").await;
    let add = format!(
        "const other = document.createElement('connect-pay');
         other.checkout = '{second}';
         other.addEventListener('ready', () => (window.otherIsReady = true));
         pay.after(other)"
    );
    page.does(&add).await;
    tests::wait::until("the second form", async || {
        (page.does("return window.otherIsReady").await == true).then_some(())
    })
    .await;

    let loaded = "return performance.getEntriesByType('resource').map(({ name }) => name)
                    .filter((name) => /connect-pay|stripe\\.js/.test(new URL(name).pathname))";
    assert_eq!(page.does(loaded).await, json!([]));
    let journal = world.sandbox.journal().await;
    let made = journal
        .iter()
        .filter(|it| it.text("call") == "Stripe")
        .count();
    assert_eq!(made, 1);
}

/// Writes down what the browser calls a layout shift.
const SHIFTS: &str = "
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const nodes = sources.map(({ node }) => node?.className || node?.localName);
    window.shifts.push(`${value} ${nodes}`);
  }
}).observe({ type: 'layout-shift', buffered: true });";

#[tokio::test]
async fn nothing_on_the_page_moves_while_the_form_comes() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "description": "Two loaves of bread",
                      "allowed_payment_method_types": ["card"] });
    let checkout = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser.on_each_page(SHIFTS).await;
    // So that each step on the way is painted: without style, with bones, with the form.
    browser.has_slow_network(200).await;

    let wallets = "elements=\"express-checkout payment\"";
    let email = "elements=\"payment link-authentication\" locale=\"ar\"";
    let all = "elements=\"express-checkout,payment,shipping-address,link-authentication\"";
    for (width, attributes) in [
        (1280, ""),
        (1280, wallets),
        (1280, email),
        (1280, "elements=\"payment address\""),
        (1280, all),
        (360, ""),
        (360, all),
    ] {
        browser.has_screen(width, 800, 1).await;
        let url = shop.page_with(&checkout, attributes, "<p>What stands below</p>");
        browser.goto(url).await;
        let page = ShopPage::on(&browser);
        page.payment().is_ready().await;

        assert_eq!(
            page.does("return window.shifts").await,
            json!([]),
            "{width} {attributes}"
        );
    }
}

#[tokio::test]
async fn a_page_that_knows_its_methods_reserves_their_height() {
    let (_world, _, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(SHIFTS).await;

    let height = "style=\"--cp-form-height: 23.375rem\"";
    let url = shop.page_with(&checkout, height, "<p>What stands below</p>");
    browser.goto(url).await;
    let page = ShopPage::on(&browser);
    page.payment().is_ready().await;

    assert_eq!(page.does("return window.shifts").await, json!([]));
}

#[tokio::test]
async fn the_hosted_page_does_not_move_whatever_the_methods_are() {
    let (world, _, checkout, browser) = tests::a_visit().await;
    browser.on_each_page(SHIFTS).await;

    let page = PaymentPage::open(&browser, &world, &checkout).await;
    page.is_ready().await;

    let shifts = browser.runs("return window.shifts").await;
    assert_eq!(shifts, json!([]));
}
