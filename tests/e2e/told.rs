//! What the page is told, in its order, and where the focus goes: no more and no less than happened.

use serde_json::json;
use tests::{
    Browser, World,
    pages::{Card, Challenge, ShopPage},
    shop::Shop,
    wait::until,
};

struct Sale {
    /// Above the world: a page that is open may call it until it is closed.
    browser: Browser,
    _shop: Shop,
    world: World,
    account: String,
    checkout: String,
}

impl Sale {
    async fn of(more: &serde_json::Value) -> Self {
        let world = World::with_front_end().await;
        let account = world.bakery().await;
        let mut ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        for (name, value) in more.as_object().into_iter().flatten() {
            ask[name] = value.clone();
        }
        let checkout = world.platform().creates_one(&ask).await;
        let shop = Shop::open(&world);
        let browser = Browser::start().await;
        ShopPage::open(&browser, &shop, &checkout).await;
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

    /// All but what is typed.
    async fn heard(&self) -> Vec<String> {
        let mut heard = self.page().heard().await;
        heard.retain(|name| name != "change");
        heard
    }
}

#[tokio::test]
async fn a_decline_is_told_with_its_code_and_gets_the_focus() {
    let mut sale = Sale::of(&json!({})).await;
    sale.browser.expects("status of 402");
    let page = sale.page();

    page.payment().pays_with(Card::DECLINED).await;
    let error = page.hears("error").await;

    assert_eq!(error["code"], "insufficient_funds", "{error}");
    assert_eq!(sale.heard().await, ["ready", "submit", "error"]);
    assert_eq!(page.payment().focus().await, "cp-alert");
}

#[tokio::test]
async fn a_payment_whose_answer_was_lost_is_no_error() {
    let sale = Sale::of(&json!({})).await;
    let page = sale.page();
    page.payment().fills_in(Card::PAYS).await;
    page.payment().loses_the_answer().await;

    let ended = page.does("return pay.submit()").await;

    assert_eq!(ended["type"], "success", "{ended}");
    assert_eq!(sale.heard().await, ["ready", "submit", "success"]);
    let Sale {
        world,
        account,
        checkout,
        ..
    } = &sale;
    world.is_paid_once(account, checkout, 1850).await;
}

#[tokio::test]
async fn a_debit_is_not_denied_by_a_server_that_can_not_ask_stripe() {
    let mut sale = Sale::of(&json!({ "allowed_payment_method_types": ["sepa_debit"] })).await;
    sale.world.may_fail();
    let page = sale.page();
    page.payment().fills_in_iban("DE89370400440532013000").await;
    sale.world.sandbox.hides_intents().await;

    page.payment().presses_pay().await;
    // At first, after paying, and when the stream of news is there and says the same.
    until("the fourth answer", async || {
        (page.answers(&sale.checkout).await == 4).then_some(())
    })
    .await;
    page.payment().ends_with("Payment under way").await;
    sale.world.sandbox.is_well().await;
    sale.world.sandbox.days_pass(10).await;
    sale.world.platform().sees(&sale.checkout).await;

    page.payment().is_paid().await;
    assert_eq!(
        sale.heard().await,
        ["ready", "submit", "processing", "success"]
    );
}

#[tokio::test]
async fn what_was_paid_or_canceled_elsewhere_is_no_error_either() {
    for (end, told) in [
        ("pay", "success"),
        ("cancel", "cancel"),
        ("refunds", "cancel"),
    ] {
        let mut sale = Sale::of(&json!({})).await;
        sale.browser.expects("status of 409");
        let page = sale.page();
        page.payment().fills_in(Card::PAYS).await;

        let (world, checkout) = (&sale.world, &sale.checkout);
        if end != "cancel" {
            let customer = world.customer();
            customer.pays(&sale.account, checkout, "pm_card_visa").await;
        }
        if end != "pay" {
            let platform = world.platform();
            platform.does(end, checkout, &json!({})).await.ok();
        }
        let ended = page.does("return pay.submit()").await;

        assert_eq!(ended["type"], told, "{end}: {ended}");
        assert_eq!(sale.heard().await, ["ready", "submit", told]);
        assert_eq!(page.payment().focus().await, "cp-outcome");
    }
}

#[tokio::test]
async fn a_pending_payment_is_told_and_so_is_its_failure() {
    let sale = Sale::of(&json!({ "allowed_payment_method_types": ["sepa_debit"] })).await;
    let page = sale.page();
    // Stripe's account of that number fails, days later.
    page.payment().fills_in_iban("DE62370400440532013001").await;

    let ended = page.does("return pay.submit()").await;
    assert_eq!(ended["type"], "processing", "{ended}");
    sale.world.sandbox.days_pass(10).await;
    sale.world.platform().sees(&sale.checkout).await;
    page.payment().says("The payment did not work").await;
    // It is said with the new form, and told when that is ready.
    page.hears("error").await;

    let heard = sale.heard().await;
    assert_eq!(heard, ["ready", "submit", "processing", "ready", "error"]);
    sale.world.is_unpaid(&sale.account, &sale.checkout).await;
}

#[tokio::test]
async fn an_amount_that_changes_before_anybody_pays_is_no_error_and_leaves_the_focus() {
    let sale = Sale::of(&json!({})).await;
    let page = sale.page();
    page.payment().fills_in(Card::PAYS).await;
    page.does("pay.insertAdjacentHTML('afterend', '<input id=quantity>'); quantity.focus()")
        .await;

    let change = json!({ "amount": 2400 });
    let platform = sale.world.platform();
    platform.changes(&sale.checkout, &change).await.ok();
    page.does("pay.update()").await;
    page.payment().asks_for("€24.00").await;

    let focus = "return document.activeElement.id";
    assert_eq!(page.does(focus).await, "quantity");
    assert_eq!(sale.heard().await, ["ready"]);
    page.payment().presses_pay().await;
    page.payment().is_paid().await;
    let Sale {
        world,
        account,
        checkout,
        ..
    } = &sale;
    world.is_paid_once(account, checkout, 2400).await;
}

#[tokio::test]
async fn a_page_that_opens_on_an_end_leaves_the_focus() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let platform = world.platform();
    let canceled = platform.checkout(&account, 1850, "eur").await;
    platform.does("cancel", &canceled, &json!({})).await.ok();
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("status of 404");

    for checkout in [&canceled, "co_0000000000000000"] {
        let below = "<input id=\"search\" autofocus>";
        browser.goto(shop.page_with(checkout, "", below)).await;
        let page = ShopPage::on(&browser);
        page.does("document.querySelector('#search').focus()").await;
        tests::wait::until("the end", async || {
            let heard = page.heard().await;
            (heard == ["cancel"] || heard == ["loaderror"]).then_some(())
        })
        .await;

        let focus = page.does("return document.activeElement.id").await;
        assert_eq!(focus, "search", "{checkout}");
    }
    let failure = ShopPage::on(&browser).hears("loaderror").await;
    assert_eq!(failure["code"], "not_found");
}

#[tokio::test]
async fn an_attempt_that_nobody_can_end_any_more_is_told_as_such() {
    let sale = Sale::of(&json!({})).await;
    let other = sale
        .world
        .platform()
        .checkout(&sale.account, 2400, "eur")
        .await;
    let page = sale.page();
    page.payment().fills_in(Card::AUTHENTICATES).await;
    page.does("window.ended = pay.submit().catch(({ message }) => message)")
        .await;
    Challenge::appears(&sale.browser).await;

    page.sells(&other).await;

    let ended = page.does("return window.ended").await;
    assert!(
        ended.as_str().unwrap().contains("not shown any more"),
        "{ended}"
    );
    page.payment().asks_for("€24.00").await;
    let (account, checkout) = (&sale.account, &sale.checkout);
    sale.world.is_unpaid(account, checkout).await;
}

#[tokio::test]
async fn a_page_that_submits_before_there_is_a_form_is_heard_when_there_is_one() {
    let sale = Sale::of(&json!({})).await;
    let page = sale.page();
    page.does(
        "pay.reset(); window.ended = pay.submit().then(({ type }) => type, ({ message }) => message)",
    )
    .await;

    let ended = page.does("return window.ended").await;

    // Nothing has been typed.
    assert_eq!(ended, "error", "{ended}");
    sale.world.is_unpaid(&sale.account, &sale.checkout).await;
}
