//! Nobody knows whether it was paid, or somebody else knows better: the customer is told no more than
//! that, and the truth comes by itself.

use serde_json::json;
use tests::{
    a_sale,
    pages::{Card, Challenge, ShopPage, Voucher},
    shop::Shop,
    wait::until,
};

/// The widget asks for its intent, and the request waits until the test goes on.
const HOLD: &str = "{
const send = window.fetch;
window.fetch = async (resource, options) => {
  if (/payment-intent$/.test(resource.url ?? '') && !window.mayGoOn) {
    await new Promise((go) => (window.goOn = () => { window.mayGoOn = true; go(); }));
  }
  return send(resource, options);
} }";

async fn is_held(page: &ShopPage<'_>) {
    until("a request that is held", async || {
        let held = page.does("return !!window.goOn").await;
        held.as_bool()?.then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_upfront_intent_of_another_amount_is_shown_before_it_is_paid() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(HOLD).await;
    let page = ShopPage::open_with(&browser, &shop, &checkout, "intent=\"upfront\"").await;
    is_held(&page).await;

    // The checkout that was told is not the one that the intent is for.
    let dearer = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &dearer).await.ok();
    page.does("window.goOn()").await;
    page.payment().asks_for("€24.00").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}

#[tokio::test]
async fn a_payment_that_stripe_failed_over_is_not_told_as_failed() {
    let (mut world, account, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 500");
    world.may_fail();
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;
    let confirm = "/v1/payment_intents/{id}/confirm";
    let faults = json!({ "calls": { "only_key": "any", "next": [
        { "kind": "error_500", "method": "POST", "path": confirm, "times": 3 },
        { "kind": "error_503", "method": "GET", "path": "/v1/payment_intents/{id}", "times": 99 },
    ] } });
    world.sandbox.control("/_sandbox/faults", &faults).await;

    page.payment().presses_pay().await;

    page.payment().says("The connection failed").await;
    assert_eq!(page.hears("error").await["status"], "open");
    // Once Stripe answers, so does the server, with nobody asking.
    world.sandbox.is_well().await;
    browser.reads("connect-pay .cp-alert", "").await;
    page.payment().presses_pay().await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_refusal_that_tells_of_a_payment_is_none() {
    let (mut world, account, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 400");
    world.may_fail();
    browser.on_each_page(HOLD_CONFIRM).await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;
    page.payment().presses_pay().await;
    is_held(&page).await;

    // In another tab; and the server hears of nothing.
    world
        .customer()
        .pays(&account, &checkout, "pm_card_visa")
        .await;
    world.sandbox.hides_intents().await;
    page.does("window.goOn()").await;

    page.payment().is_paid().await;
    assert!(!page.heard().await.contains(&"error".to_owned()));
    world.sandbox.is_well().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// The widget has the secret, and waits with it.
const HOLD_CONFIRM: &str = "{
const send = window.fetch;
window.fetch = async (resource, options) => {
  const answer = await send(resource, options);
  if (/payment-intent$/.test(resource.url ?? '')) await new Promise((go) => (window.goOn = go));
  return answer;
} }";

/// The next page is given up soon.
const LEAVES_SOON: &str = "{
const wait = window.setTimeout;
window.setTimeout = (run, ms, ...more) => wait(run, ms === 15000 ? 100 : ms, ...more);
}";

#[tokio::test]
async fn who_stays_on_the_page_instead_of_leaving_it_can_go_on() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(LEAVES_SOON).await;
    browser.on_each_page(HOLD).await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;
    page.payment().presses_pay().await;
    is_held(&page).await;
    browser.reads("connect-pay .cp-button", "Paying…").await;

    page.does("window.dispatchEvent(new Event('beforeunload'))")
        .await;

    browser.reads("connect-pay .cp-button", "Pay €18.50").await;
    page.does("window.goOn()").await;
    page.payment().presses_pay().await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn what_comes_of_an_attempt_is_told_to_who_was_to_leave_over_it() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    browser.on_each_page(LEAVES_SOON).await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::AUTHENTICATES).await;
    page.payment().presses_pay().await;
    let challenge = Challenge::appears(&browser).await;

    // The page has asked whether to reload it.
    page.does("window.dispatchEvent(new Event('beforeunload'))")
        .await;
    until("the form", async || {
        let heard = page.heard().await;
        heard.contains(&"error".to_owned()).then_some(())
    })
    .await;
    challenge.fails().await;

    let alert = "connect-pay [role=alert]";
    let why = "We are unable to authenticate your payment method";
    browser.reads(alert, why).await;
    page.payment().presses_pay().await;
    Challenge::appears(&browser).await.completes().await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_voucher_that_is_shown_is_not_taken_away_by_a_look() {
    let world = tests::World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 20_000, "currency": "mxn",
                      "allowed_payment_method_types": ["oxxo"] });
    let checkout = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = tests::Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    let ada = [
        ("name", "Ada Lovelace"),
        ("email", "ada.fill_never@example.com"),
    ];
    page.payment().fills_in_details("oxxo", &ada).await;
    page.payment().presses_pay().await;
    let voucher = Voucher::appears(&browser).await;
    page.payment().leaves_frame().await;

    // As when the customer comes back from another tab.
    page.does("pay.update()").await;
    until("the look", async || {
        let answers = page.answers(&checkout).await;
        (answers >= 2).then_some(())
    })
    .await;

    assert!(!page.heard().await.contains(&"processing".to_owned()));
    voucher.closes().await;
    page.payment().ends_with("Payment under way").await;
    page.hears("processing").await;
}
