//! Stripe's form is begun before the WebAssembly is there, for what the WebAssembly will ask for, and
//! shown before it, too.

use serde_json::{Value, json};
use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
};

/// Holds the WebAssembly back until the page calls `goOn`. It then does not arrive if it is told so.
const HELD: &str = "
const compile = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  if (await new Promise((go) => (window.goOn = go)) === 'lost') throw new Error('it was lost');
  return compile(...args);
};";
const GO_ON: &str = "const wait = setInterval(() => window.goOn?.(), 10)";
const LOSE_IT: &str = "const wait = setInterval(() => window.goOn?.('lost'), 10)";

/// A shop whose page has everything but the WebAssembly.
struct Waiting {
    /// Above the world: a page that is open may call it until it is closed.
    browser: Browser,
    _shop: Shop,
    world: World,
    account: String,
    checkout: String,
}

impl Waiting {
    async fn with(attributes: &str) -> Self {
        let world = World::with_front_end().await;
        let account = world.bakery().await;
        let checkout = world.platform().checkout(&account, 1850, "eur").await;
        let shop = Shop::open(&world);
        let browser = Browser::start().await;
        browser.on_each_page(HELD).await;
        ShopPage::open_with(&browser, &shop, &checkout, attributes).await;
        Self {
            world,
            account,
            checkout,
            browser,
            _shop: shop,
        }
    }

    fn page(&self) -> ShopPage<'_> {
        ShopPage::on(&self.browser)
    }

    async fn is_paid_once(&self) {
        self.page().payment().is_paid().await;
        assert_eq!(groups(&self.world).await, 1);
        let Self {
            account, checkout, ..
        } = self;
        self.world.is_paid_once(account, checkout, 1850).await;
    }
}

/// How often the page has made a group of Elements.
async fn groups(world: &World) -> usize {
    let journal = world.sandbox.journal().await;
    let groups = journal
        .iter()
        .filter(|it| it.text("call") == "stripe.elements");
    groups.count()
}

#[tokio::test]
async fn a_card_is_typed_before_the_webassembly_is_there() {
    let waiting = Waiting::with("").await;
    let page = waiting.page();

    page.hears("ready").await;
    page.payment().types(Card::PAYS).await;
    let change = page.hears("change").await;
    assert_eq!(
        (&change["method"], &change["status"]),
        (&json!("card"), &json!("open"))
    );
    page.does(GO_ON).await;
    page.payment().presses_pay().await;

    waiting.is_paid_once().await;
    let heard = page.heard().await;
    assert_eq!(
        heard.iter().filter(|name| *name == "ready").count(),
        1,
        "{heard:?}"
    );
}

#[tokio::test]
async fn a_page_that_submits_before_the_webassembly_is_there_is_heard() {
    let waiting = Waiting::with("").await;
    let page = waiting.page();

    page.hears("ready").await;
    page.payment().types(Card::PAYS).await;
    page.does("window.ended = pay.submit()").await;
    page.does(GO_ON).await;

    let ended = page.does("return window.ended").await;
    assert_eq!(ended["type"], "success", "{ended}");
    waiting.is_paid_once().await;
}

#[tokio::test]
async fn a_form_that_nothing_follows_leads_to_the_hosted_page() {
    let waiting = Waiting::with("").await;
    let page = waiting.page();

    page.hears("ready").await;
    page.does("window.ended = pay.submit().catch(({ message }) => message)")
        .await;
    page.does(LOSE_IT).await;

    page.hears("loaderror").await;
    waiting.browser.sees("connect-pay a[href*='/pay/']").await;
    let ended = page.does("return window.ended").await;
    assert!(ended.as_str().unwrap().contains("nothing that can be paid"));
    assert_eq!(page.payment().frames().await, 0);
}

#[tokio::test]
async fn a_form_of_several_parts_is_shown_with_all_of_them() {
    let waiting = Waiting::with("elements=\"payment link-authentication\"").await;
    let page = waiting.page();
    let begun = "return !!(window.goOn && document.querySelector('.cp-element iframe'))";
    tests::wait::until("a form without WebAssembly", async || {
        page.does(begun).await.as_bool()?.then_some(())
    })
    .await;

    let heard = page.heard().await;
    assert!(!heard.contains(&"ready".to_owned()), "{heard:?}");
    page.does(GO_ON).await;
    page.hears("ready").await;
    page.payment().is_ready().await;
    assert_eq!(groups(&waiting.world).await, 1);
}

/// A slow phone needs its network for the frame of Stripe's form, though not for ever.
#[tokio::test]
async fn the_webassembly_is_fetched_after_the_frame() {
    let waiting = Waiting::with("").await;
    let page = waiting.page();

    page.does(GO_ON).await;
    page.payment().is_ready().await;
    let waited = "
        const all = performance.getEntriesByType('resource');
        const frame = all.find(({ initiatorType }) => initiatorType === 'iframe');
        const code = all.find(({ name }) => name.endsWith('.wasm'));
        return code.startTime - Math.min(4000, frame.responseEnd)";
    let waited = page.does(waited).await.as_f64().unwrap();

    assert!(waited >= 0.0, "{waited} ms");
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
    page.hears("ready").await;

    page.sells(&second).await;
    page.does(GO_ON).await;
    page.payment().asks_for("€24.00").await;
    page.payment().is_ready().await;

    assert_eq!(page.payment().frames().await, 1);
}

#[tokio::test]
async fn what_changes_before_the_webassembly_is_there_counts_and_costs_no_typed_card() {
    let waiting = Waiting::with("").await;
    let page = waiting.page();
    page.hears("ready").await;
    page.payment().types(Card::PAYS).await;

    let (platform, checkout) = (waiting.world.platform(), &waiting.checkout);
    let change = json!({ "amount": 2400 });
    platform.changes(checkout, &change).await.ok();
    page.does("pay.appearance = { theme: 'night' }; pay.layout = 'accordion'; pay.update()")
        .await;
    page.does(GO_ON).await;
    page.payment().asks_for("€24.00").await;
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    assert_eq!(groups(&waiting.world).await, 1);
    let journal = waiting.world.sandbox.journal().await;
    let themes: Vec<&Value> = journal
        .iter()
        .filter(|it| it.text("call") == "elements.update")
        .map(|it| &it.0["args"][0]["appearance"]["theme"])
        .collect();
    assert!(themes.contains(&&json!("night")), "{themes:?}");
    let Waiting { world, account, .. } = &waiting;
    world.is_paid_once(account, checkout, 2400).await;
}

#[tokio::test]
async fn a_look_that_changes_before_the_webassembly_is_there_costs_no_form() {
    for (attributes, change) in [
        ("", "pay.appearance = 'dark'"),
        ("layout=\"grid\"", "pay.appearance = 'night'"),
        (
            "elements=\"express-checkout payment\"",
            "pay.appearance = { theme: 'night', rules: {} }",
        ),
    ] {
        let mut waiting = Waiting::with(attributes).await;
        waiting.world.is_misused();
        let page = waiting.page();
        tests::wait::until("a form without WebAssembly", async || {
            let begun = "return !!(window.goOn && document.querySelector('.cp-element iframe'))";
            page.does(begun).await.as_bool()?.then_some(())
        })
        .await;

        page.does(change).await;
        page.does(GO_ON).await;
        page.payment().pays_with(Card::PAYS).await;

        waiting.is_paid_once().await;
        let heard = page.heard().await;
        assert!(
            !heard.contains(&"loaderror".to_owned()),
            "{change}: {heard:?}"
        );
    }
}
