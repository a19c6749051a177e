//! What assistive technology meets, in every state. <https://github.com/dequelabs/axe-core>

use std::{fs, path::Path};

use serde_json::{Value, json};
use tests::{
    Browser, World,
    pages::{Card, PaymentPage, ShopPage},
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

#[tokio::test]
async fn every_state_of_a_payment_is_accessible_on_a_desktop() {
    every_state("desktop", (1280, 900), "light").await;
}

#[tokio::test]
async fn every_state_of_a_payment_is_accessible_on_a_phone_in_the_dark() {
    every_state("phone-dark", (390, 844), "dark").await;
}

async fn every_state(name: &str, (width, height): (u32, u32), scheme: &str) {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let mut browser = Browser::start().await;
    browser.has_screen(width, height, 1).await;
    browser.expects("status of 402");
    browser.prefers("prefers-color-scheme", scheme).await;
    let shows = async |state: &str| is_accessible(&browser, &format!("{name}-{state}")).await;
    let open = checkout(&world, &account, &json!({})).await;

    let page = PaymentPage::open(&browser, &world, &open).await;
    page.is_ready().await;
    shows("form").await;
    browser.runs(BONES).await;
    shows("bones").await;
    browser.driver.refresh().await.unwrap();
    page.pays_with(Card::DECLINED).await;
    page.says("insufficient funds").await;
    shows("declined").await;
    page.pays_with(Card::PAYS).await;
    page.is_paid().await;
    shows("paid").await;

    let held = checkout(&world, &account, &json!({ "capture_method": "manual" })).await;
    let page = PaymentPage::open(&browser, &world, &held).await;
    page.pays_with(Card::PAYS).await;
    page.ends_with("Payment authorized").await;
    shows("authorized").await;

    let debit = json!({ "allowed_payment_method_types": ["sepa_debit"] });
    let debit = checkout(&world, &account, &debit).await;
    let page = PaymentPage::open(&browser, &world, &debit).await;
    page.fills_in_iban("DE89370400440532013000").await;
    page.presses_pay().await;
    page.ends_with("Payment under way").await;
    shows("processing").await;

    let canceled = checkout(&world, &account, &json!({})).await;
    world
        .platform()
        .does("cancel", &canceled, &json!({}))
        .await
        .ok();
    PaymentPage::open(&browser, &world, &canceled)
        .await
        .ends_with("Payment canceled")
        .await;
    shows("canceled").await;
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
