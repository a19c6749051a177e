//! What assistive technology meets, in every state. <https://github.com/dequelabs/axe-core>

use std::{fs, path::Path};

use serde_json::{Value, json};
use tests::{
    Browser, World,
    pages::{Card, Challenge, PaymentPage, ShopPage, Voucher},
    shop::Shop,
    world::{ClosedPort, Setting},
};

/// Runs axe on the page, without the frames: they are Stripe's.
const RUN: &str = "
const { violations } = await axe.run(
  { exclude: [['iframe']] },
  { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
);
return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => html) }));";

/// Shows the page as it was before anything was known.
const BONES: &str = "
const root = document.querySelector('.cp');
for (const name of ['merchant', 'amount', 'description', 'test', 'or']) {
  root.querySelector(`.cp-${name}`).textContent = '';
}
for (const frame of root.querySelectorAll('iframe')) frame.style.setProperty('visibility', 'hidden');
root.dataset.stage = 'loading';";

/// Checks what the browser shows now, and keeps a picture of it in `target/e2e/looks/`.
async fn is_accessible(browser: &Browser, state: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let axe = root.join("e2e/npm/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("`cargo xtask test` installs axe-core");
    let pictures = root.join("../target/e2e/looks");
    fs::create_dir_all(&pictures).unwrap();
    let picture = pictures.join(format!("{state}.png"));
    browser.driver.screenshot(&picture).await.unwrap();
    // Not by way of the page, whose policy refuses what is not its own.
    browser.runs(&format!("{axe}; window.axe = axe;")).await;

    let violations = browser
        .runs(&format!("return (async () => {{ {RUN} }})()"))
        .await;

    assert_eq!(violations, json!([]), "{state}");
}

async fn checkout(world: &World, account: &str, more: &Value) -> String {
    let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                          "description": "Two loaves of sourdough bread" });
    for (name, value) in more.as_object().unwrap() {
        ask[name] = value.clone();
    }
    world.platform().creates_one(&ask).await
}

const DESKTOP: (u32, u32) = (1280, 900);
const PHONE: (u32, u32) = (390, 844);

#[tokio::test]
async fn a_payment_is_accessible_on_a_desktop() {
    every_state("desktop", DESKTOP, "light").await;
}

#[tokio::test]
async fn a_payment_is_accessible_on_a_desktop_in_the_dark() {
    every_state("desktop-dark", DESKTOP, "dark").await;
}

#[tokio::test]
async fn a_payment_is_accessible_on_a_phone() {
    every_state("phone", PHONE, "light").await;
}

#[tokio::test]
async fn a_payment_is_accessible_on_a_phone_in_the_dark() {
    every_state("phone-dark", PHONE, "dark").await;
}

async fn every_state(name: &str, (width, height): (u32, u32), scheme: &str) {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let mut browser = Browser::start().await;
    browser.has_screen(width, height, 1).await;
    for error in ["status of 402", "ERR_INTERNET_DISCONNECTED"] {
        browser.expects(error);
    }
    browser.prefers("prefers-color-scheme", scheme).await;
    attempts(&world, &account, &browser, name).await;
    outcomes(&world, &account, &browser, name).await;
}

/// What is seen on the way to a payment.
async fn attempts(world: &World, account: &str, browser: &Browser, name: &str) {
    let shows = async |state: &str| is_accessible(browser, &format!("{name}-{state}")).await;
    let open = checkout(world, account, &json!({})).await;

    let page = PaymentPage::open(browser, world, &open).await;
    page.is_ready().await;
    shows("form").await;
    browser.runs(BONES).await;
    shows("bones").await;
    browser.driver.refresh().await.unwrap();
    page.pays_with(Card::DECLINED).await;
    page.says("insufficient funds").await;
    shows("declined").await;
    page.fills_in(Card::AUTHENTICATES).await;
    browser.has_network(false).await;
    page.presses_pay().await;
    page.says("The connection failed").await;
    shows("offline").await;
    browser.has_network(true).await;
    page.is_ready().await;
    let change = json!({ "amount": 2400 });
    world.platform().changes(&open, &change).await.ok();
    page.presses_pay().await;
    page.says("The amount has changed").await;
    shows("amount-changed").await;
    page.presses_pay().await;
    let challenge = Challenge::appears(browser).await;
    shows("submitting").await;
    challenge.completes().await;
    page.is_paid().await;
    shows("paid").await;
}

/// How a payment ends.
async fn outcomes(world: &World, account: &str, browser: &Browser, name: &str) {
    let (platform, customer) = (world.platform(), world.customer());
    let held = checkout(world, account, &json!({ "capture_method": "manual" })).await;
    customer.pays(account, &held, "pm_card_visa").await;
    let debit = json!({ "allowed_payment_method_types": ["sepa_debit"] });
    let debit = checkout(world, account, &debit).await;
    let page = PaymentPage::open(browser, world, &debit).await;
    page.fills_in_iban("DE89370400440532013000").await;
    page.presses_pay().await;
    page.ends_with("Payment under way").await;
    let voucher = json!({ "currency": "mxn", "allowed_payment_method_types": ["oxxo"] });
    let voucher = checkout(world, account, &voucher).await;
    let page = PaymentPage::open(browser, world, &voucher).await;
    let details = [("name", "Ada"), ("email", "fill_never@example.com")];
    page.fills_in_details("oxxo", &details).await;
    page.presses_pay().await;
    Voucher::appears(browser).await.closes().await;
    page.ends_with("Payment under way").await;
    is_accessible(browser, &format!("{name}-voucher")).await;
    let [refunded, partly] = [json!({}), json!({ "amount": 350 })];
    let mut all = vec![(held, "Payment authorized"), (debit, "Payment under way")];
    for (refund, title) in [
        (refunded, "Payment refunded"),
        (partly, "Payment partially refunded"),
    ] {
        let paid = checkout(world, account, &json!({})).await;
        customer.pays(account, &paid, "pm_card_visa").await;
        platform.does("refunds", &paid, &refund).await.ok();
        all.push((paid, title));
    }
    for (end, title) in [
        ("cancel", "Payment canceled"),
        ("expire", "Payment expired"),
    ] {
        let ended = checkout(world, account, &json!({})).await;
        platform.does(end, &ended, &json!({})).await.ok();
        all.push((ended, title));
    }

    for (checkout, title) in all {
        let page = PaymentPage::open(browser, world, &checkout).await;
        page.ends_with(title).await;
        let state = title.replace("Payment ", "").replace(' ', "-");
        is_accessible(browser, &format!("{name}-{state}")).await;
    }
}

#[tokio::test]
async fn a_payment_from_right_to_left_is_accessible() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("status of 402");

    for (locale, declined, paid, (width, height)) in [
        ("ar", "insufficient funds", "تم استلام", PHONE),
        ("he", "insufficient funds", "התשלום", DESKTOP),
    ] {
        browser.has_screen(width, height, 1).await;
        let open = checkout(&world, &account, &json!({})).await;
        let attributes = format!("locale=\"{locale}\"");
        let page = ShopPage::open_with(&browser, &shop, &open, &attributes).await;
        page.payment().pays_with(Card::DECLINED).await;
        page.payment().says(declined).await;
        is_accessible(&browser, &format!("{locale}-declined")).await;
        page.payment().pays_with(Card::PAYS).await;
        page.payment().ends_with(paid).await;
        is_accessible(&browser, &format!("{locale}-paid")).await;
    }
}

#[tokio::test]
async fn what_does_not_load_is_accessible_too() {
    let closed = ClosedPort::find();
    let world = World::with(Setting {
        stripe_js: Some(closed.url()),
        ..Setting::front_end()
    })
    .await;
    let account = world.bakery().await;
    let open = checkout(&world, &account, &json!({})).await;
    let mut browser = Browser::start().await;
    browser.expects("ERR_CONNECTION_REFUSED");
    browser.expects("status of 404");
    browser.expects("violates the following Content Security Policy");

    let page = PaymentPage::open(&browser, &world, &open).await;
    page.says("could not be loaded").await;
    is_accessible(&browser, "desktop-stripe-js-blocked").await;

    let shop = Shop::open(&world);
    let page = ShopPage::open(&browser, &shop, "co_0000000000000000").await;
    page.payment().says("does not exist").await;
    is_accessible(&browser, "desktop-no-such-checkout").await;

    let shop = Shop::open_without_wasm(&world);
    let page = ShopPage::open(&browser, &shop, &open).await;
    page.payment().says("could not be loaded").await;
    is_accessible(&browser, "desktop-no-webassembly").await;
}

#[tokio::test]
async fn what_is_left_without_any_style_is_accessible_too() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let open = checkout(&world, &account, &json!({})).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser.blocks("*/connect-pay-widget-*").await;

    for (state, attributes, says, (width, height)) in [
        ("phone-no-code", "", "could not be loaded", PHONE),
        ("desktop-no-code", "", "could not be loaded", DESKTOP),
        ("phone-no-code-arabic", "locale=\"ar\"", "تعذر تحميل", PHONE),
    ] {
        browser.has_screen(width, height, 1).await;
        let page = ShopPage::open_with(&browser, &shop, &open, attributes).await;
        page.payment().says(says).await;
        is_accessible(&browser, state).await;
    }
}

#[tokio::test]
async fn wallets_from_right_to_left_and_at_twice_the_size_are_accessible() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let open = checkout(&world, &account, &json!({})).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let attributes =
        "elements=\"express-checkout link-authentication payment address\" locale=\"ar\"";

    let page = ShopPage::open_with(&browser, &shop, &open, attributes).await;
    page.payment().is_ready().await;
    is_accessible(&browser, "desktop-arabic").await;

    // As a browser zooms: half as many pixels, each twice the size.
    browser.has_screen(320, 640, 2).await;
    let overflow = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(
        browser.runs(overflow).await,
        true,
        "nothing has to be scrolled sideways"
    );
    is_accessible(&browser, "zoomed-arabic").await;
}

#[tokio::test]
async fn what_moves_stands_still_and_colours_are_the_systems_for_whoever_wants_it() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let open = checkout(&world, &account, &json!({})).await;
    let browser = Browser::start().await;

    browser.prefers("prefers-reduced-motion", "reduce").await;
    let page = PaymentPage::open(&browser, &world, &open).await;
    page.is_ready().await;
    let moves = "return getComputedStyle(document.querySelector('.cp-bone')).animationName";
    assert_eq!(browser.runs(moves).await, "none");

    browser.prefers("forced-colors", "active").await;
    let border = "return getComputedStyle(document.querySelector('.cp-button')).borderTopStyle";
    assert_eq!(browser.runs(border).await, "solid");
    is_accessible(&browser, "desktop-forced-colours").await;
}
