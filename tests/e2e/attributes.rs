//! What the tag's attributes and properties do.

use serde_json::{Value, json};
use tests::{
    World, a_sale,
    pages::{Card, ShopPage},
};

async fn stripe_js_calls(world: &World, call: &str) -> Vec<Value> {
    let journal = world.sandbox.journal().await;
    let calls = journal.iter().filter(|entry| entry.text("call") == call);
    calls.map(|entry| entry.0["args"].clone()).collect()
}

#[tokio::test]
async fn appearance_and_layout_reach_stripe_and_change_in_place() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let attributes = r##"layout="accordion"
        appearance='{"variables":{"colorPrimary":"#b0006d"},"rules":{".Input":{"color":"red"}}}'"##;

    let page = ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
    page.payment().is_ready().await;
    let made = stripe_js_calls(&world, "stripe.elements").await;
    let appearance = &made[0][0]["appearance"];
    assert_eq!(appearance["variables"]["colorPrimary"], "#b0006d");
    assert_eq!(appearance["rules"][".Input"]["color"], "red");
    // Our own button follows.
    let color = "return getComputedStyle(pay.querySelector('.cp-button')).backgroundColor";
    assert_eq!(page.does(color).await, "rgb(176, 0, 109)");
    let created = stripe_js_calls(&world, "elements.create").await;
    assert_eq!(created[0][1]["layout"], "accordion");

    page.payment().fills_in(Card::PAYS).await;
    page.does("pay.appearance = { theme: 'night' }; pay.layout = { type: 'tabs' }")
        .await;
    tests::wait::until("the update", async || {
        let updates = stripe_js_calls(&world, "elements.update").await;
        (updates.last()?[0]["appearance"]["theme"] == "night").then_some(())
    })
    .await;
    assert_eq!(stripe_js_calls(&world, "stripe.elements").await.len(), 1);
    page.payment().presses_pay().await;
    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn an_arrangement_that_was_there_when_the_form_was_made_can_be_taken_back() {
    let (world, _, checkout, shop, browser) = a_sale().await;
    browser
        .on_each_page(
            "addEventListener('DOMContentLoaded', () => {
               const pay = document.querySelector('connect-pay');
               customElements.whenDefined('connect-pay').then(() => (pay.layout = 'accordion'));
             });",
        )
        .await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;
    let created = stripe_js_calls(&world, "elements.create").await;
    assert_eq!(created[0][1]["layout"], "accordion");

    page.does("pay.layout = undefined").await;

    tests::wait::until("the arrangement", async || {
        let updates = world.sandbox.journal().await;
        let mut updates = updates
            .iter()
            .filter(|it| it.text("call").ends_with(".update"));
        updates
            .any(|it| it.0["args"][0]["layout"] == "auto")
            .then_some(())
    })
    .await;
}

#[tokio::test]
async fn an_arrangement_that_nobody_asked_for_is_not_sent() {
    let (world, _, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().is_ready().await;
    // The WebAssembly is there, too.
    page.payment().fills_in(Card::PAYS).await;

    let dearer = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &dearer).await.ok();
    page.does("pay.update()").await;
    page.payment().asks_for("€24.00").await;
    page.does("pay.layout = 'tabs'").await;

    let layouts = tests::wait::until("the arrangement", async || {
        let journal = world.sandbox.journal().await;
        let updates = journal
            .iter()
            .filter(|it| it.text("call").ends_with(".update"));
        let layouts = updates.map(|it| it.0["args"][0]["layout"].clone());
        let layouts: Vec<_> = layouts.filter(|it| !it.is_null()).collect();
        (!layouts.is_empty()).then_some(layouts)
    })
    .await;
    assert_eq!(layouts, ["tabs"]);
}

#[tokio::test]
async fn a_look_that_a_framework_watches_reaches_the_form() {
    let (_world, _, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    page.does(
        "const watched = (it) => new Proxy(it, {
           get: (it, name) => (Object(it[name]) === it[name] ? watched(it[name]) : it[name]),
         });
         pay.appearance = watched({ rules: { '.Input': { color: 'rgb(0, 0, 255)' } } })",
    )
    .await;

    page.payment().enters_frame().await;
    let color = "return getComputedStyle(document.querySelector('input[name=number]')).color";
    tests::wait::until("the look in Stripe's frame", async || {
        (browser.runs(color).await == "rgb(0, 0, 255)").then_some(())
    })
    .await;
    page.payment().leaves_frame().await;
}

#[tokio::test]
async fn another_look_says_no_error_again() {
    let (_world, _, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 402");
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().pays_with(Card::DECLINED).await;
    page.payment().says("insufficient funds").await;

    page.does("document.activeElement.blur(); pay.submitLabel = 'Give {amount}'")
        .await;
    browser
        .reads("connect-pay button[type=submit]", "Give €18.50")
        .await;

    let heard = page.heard().await;
    assert_eq!(heard.iter().filter(|name| *name == "error").count(), 1);
    assert_eq!(
        page.payment().focus().await,
        "",
        "the focus stays where it is"
    );
}

#[tokio::test]
async fn an_intent_that_is_made_upfront_is_never_confirmed_at_an_old_amount() {
    let (world, account, checkout, shop, browser) = a_sale().await;

    let page = ShopPage::open_with(&browser, &shop, &checkout, "intent=\"upfront\"").await;
    page.payment().fills_in(Card::PAYS).await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
    let change = json!({ "amount": 2400 });
    world.platform().changes(&checkout, &change).await.ok();
    page.payment().presses_pay().await;
    page.payment().says("The amount has changed").await;
    page.payment().asks_for("€24.00").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 2400).await;
}

#[tokio::test]
async fn email_and_address_go_along_with_the_payment() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let attributes = "elements=\"link-authentication payment shipping-address\"";

    let page = ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
    page.payment().fills_in(Card::PAYS).await;
    for (frame, fields) in [
        (
            "Secure email input frame",
            &[("email", "ada@example.com")][..],
        ),
        (
            "Secure address input frame",
            &[
                ("name", "Ada Lovelace"),
                ("line1", "1 rue du Port"),
                ("postal_code", "29000"),
                ("city", "Quimper"),
            ],
        ),
    ] {
        let frame = format!("iframe[title='{frame}']");
        browser.sees(&frame).await.enter_frame().await.unwrap();
        for (name, text) in fields {
            let field = browser.sees(&format!("input[name={name}]")).await;
            field.send_keys(*text).await.unwrap();
        }
        page.payment().leaves_frame().await;
    }
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    let intents = world.sandbox.intents(Some(&account)).await;
    assert_eq!(
        intents[0]["shipping"]["address"]["city"], "Quimper",
        "{intents:#?}"
    );
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn what_is_set_before_the_script_has_run_counts() {
    let (_world, _, checkout, shop, browser) = a_sale().await;
    browser
        .on_each_page(
            "new MutationObserver((_, observer) => {
               const early = document.querySelector('connect-pay');
               if (!early || customElements.get('connect-pay')) return;
               observer.disconnect();
               window.wasEarly = true;
               early.submitLabel = 'Give {amount}';
               early.appearance = { theme: 'night' };
             }).observe(document, { childList: true, subtree: true });",
        )
        .await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;

    let button = "connect-pay button[type=submit]";
    browser.reads(button, "Give €18.50").await;
    assert_eq!(page.does("return window.wasEarly").await, true);
    let dark = "return pay.querySelector('.cp').dataset.scheme";
    assert_eq!(page.does(dark).await, "dark");
}
