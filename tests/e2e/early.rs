//! Stripe's form is begun before the WebAssembly is there, for what the WebAssembly will ask for.

use serde_json::{Value, json};
use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
};

/// Holds the WebAssembly back until the page is told to go on.
const HELD: &str = "
const compile = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...args) => {
  await new Promise((go) => (window.goOn = go));
  return compile(...args);
};";

/// How often the page has made a group of Elements.
async fn groups(world: &World) -> usize {
    let journal = world.sandbox.journal().await;
    let groups = journal
        .iter()
        .filter(|it| it.text("call") == "stripe.elements");
    groups.count()
}

#[tokio::test]
async fn the_form_is_on_its_way_before_the_webassembly_is_there() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let checkout = world.platform().checkout(&account, 1850, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser.on_each_page(HELD).await;
    browser.goto(shop.page(&checkout)).await;
    let page = ShopPage::on(&browser);
    let waiting = "return !!(window.goOn && document.querySelector('.cp-element iframe'))";
    tests::wait::until("a form without WebAssembly", async || {
        page.does(waiting).await.as_bool()?.then_some(())
    })
    .await;

    page.does("window.goOn()").await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    assert_eq!(groups(&world).await, 1);
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn what_is_begun_is_what_the_webassembly_asks_for() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let checkouts = [
        json!({ "capture_method": "manual" }),
        json!({ "allowed_payment_method_types": ["card"] }),
        json!({}),
    ];
    let tags = [
        "layout=\"tabs\"",
        "elements=\"express-checkout payment\" locale=\"de\"",
        "appearance='{\"theme\":\"flat\"}' elements=\"payment link-authentication\"",
    ];

    for (turn, (more, attributes)) in checkouts.iter().zip(tags).enumerate() {
        let checkout = world.platform().creates_one(&asked(&account, more)).await;
        let page = ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
        page.payment().is_ready().await;

        assert_eq!(groups(&world).await, turn + 1, "{more} {attributes}");
    }
}

fn asked(account: &str, more: &Value) -> Value {
    let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
    for (name, value) in more.as_object().into_iter().flatten() {
        ask[name] = value.clone();
    }
    ask
}

#[tokio::test]
async fn what_was_begun_goes_with_its_checkout() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let first = world.platform().checkout(&account, 1850, "eur").await;
    let second = world.platform().checkout(&account, 2400, "eur").await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    browser.on_each_page(HELD).await;
    let page = ShopPage::open(&browser, &shop, &first).await;
    browser.sees(".cp-bone").await;

    page.sells(&second).await;
    page.does("const wait = setInterval(() => window.goOn?.(), 10)")
        .await;
    page.payment().asks_for("€24.00").await;
    page.payment().is_ready().await;

    assert_eq!(page.payment().frames().await, 1);
}
