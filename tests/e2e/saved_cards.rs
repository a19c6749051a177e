//! Payment methods that a customer has saved, and the consent to save one.

use serde_json::{Value, json};
use tests::{
    Browser, World,
    pages::{Card, ShopPage},
    shop::Shop,
};

struct Regular {
    account: String,
    checkout: String,
    path: String,
    session: String,
    /// What the checkout was asked for with.
    ask: Value,
}

/// A customer with a checkout, and with the session that shows what is saved.
async fn a_regular(world: &World) -> Regular {
    let account = world.bakery().await;
    let platform = world.platform();
    let customers = format!("/api/accounts/{account}/customers");
    let customer = platform.post(&customers, &json!({ "name": "Ada" })).await;
    let customer = customer.ok()["id"].as_str().unwrap().to_owned();
    let path = format!("{customers}/{customer}");
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "customer": customer, "allowed_payment_method_types": ["card"] });
    let checkout = platform.creates_one(&ask).await;
    let session = session(world, &path).await;
    Regular {
        account,
        checkout,
        path,
        session,
        ask,
    }
}

async fn session(world: &World, path: &str) -> String {
    let features = json!({
        "payment_method_redisplay": "enabled", "payment_method_save": "enabled",
        "payment_method_save_usage": "on_session", "payment_method_remove": "enabled",
        "payment_method_allow_redisplay_filters": ["always", "limited", "unspecified"],
    });
    let ask = json!({ "payment_element": { "enabled": true, "features": features } });
    let session = world
        .platform()
        .post(&format!("{path}/sessions"), &ask)
        .await;
    session.ok()["client_secret"].as_str().unwrap().to_owned()
}

async fn saved(world: &World, path: &str) -> Value {
    let saved = world
        .platform()
        .get(&format!("{path}/payment-methods"))
        .await;
    saved.ok()["data"].clone()
}

#[tokio::test]
async fn a_card_that_was_saved_pays_without_being_typed() {
    let world = World::with_front_end().await;
    let regular = a_regular(&world).await;
    let card = json!({ "payment_method": "pm_card_visa" });
    let methods = format!("{}/payment-methods", regular.path);
    world.platform().post(&methods, &card).await.ok();
    let shop = Shop::open(&world);
    let browser = Browser::start().await;

    let page = ShopPage::open(&browser, &shop, &regular.checkout).await;
    page.does(&format!("pay.customerSession = '{}'", regular.session))
        .await;
    page.payment().is_ready().await;
    assert_eq!(
        page.does("return pay.outerHTML.includes('cuss_')").await,
        false
    );
    page.payment().enters_frame().await;
    browser.reads(".Saved", "4242").await;
    page.payment().leaves_frame().await;
    page.payment().presses_pay().await;

    page.payment().is_paid().await;
    world
        .is_paid_once(&regular.account, &regular.checkout, 1850)
        .await;
}

#[tokio::test]
async fn a_card_is_saved_only_with_consent() {
    let world = World::with_front_end().await;
    for consents in [false, true] {
        let regular = a_regular(&world).await;
        let shop = Shop::open(&world);
        let browser = Browser::start().await;

        let page = ShopPage::open(&browser, &shop, &regular.checkout).await;
        page.does(&format!("pay.customerSession = '{}'", regular.session))
            .await;
        page.payment().is_ready().await;
        page.payment().fills_in(Card::PAYS).await;
        if consents {
            page.payment().enters_frame().await;
            browser.clicks("input[name=save]").await;
            page.payment().leaves_frame().await;
        }
        page.payment().presses_pay().await;
        page.payment().is_paid().await;

        let kept = saved(&world, &regular.path).await;
        assert_eq!(
            kept.as_array().unwrap().len(),
            usize::from(consents),
            "{kept:#}"
        );
    }
}

#[tokio::test]
async fn a_saved_card_can_be_removed_and_is_gone_from_stripe() {
    let world = World::with_front_end().await;
    let regular = a_regular(&world).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &regular.checkout).await;
    page.does(&format!("pay.customerSession = '{}'", regular.session))
        .await;
    page.payment().fills_in(Card::PAYS).await;
    page.payment().enters_frame().await;
    browser.clicks("input[name=save]").await;
    page.payment().leaves_frame().await;
    page.payment().presses_pay().await;
    page.payment().is_paid().await;

    let next = world.platform().creates_one(&regular.ask).await;
    let session = session(&world, &regular.path).await;
    page.does(&format!(
        "Object.assign(pay, {{ checkout: '{next}', customerSession: '{session}' }})"
    ))
    .await;
    page.payment().is_ready().await;
    page.payment().enters_frame().await;
    browser.clicks("[aria-label='Remove •••• 4242']").await;
    browser.clicks("button[name=remove]").await;
    // The form for a new card opens in its place.
    browser.sees("input[name=number]").await;
    assert!(browser.glimpses(".Saved").await.is_none());
    page.payment().leaves_frame().await;

    assert_eq!(saved(&world, &regular.path).await, json!([]));
    page.payment().pays_with(Card::PAYS).await;
    page.payment().is_paid().await;
}

#[tokio::test]
async fn a_session_that_has_ended_leaves_a_form_without_saved_cards() {
    let mut world = World::with_front_end().await;
    let regular = a_regular(&world).await;
    let shop = Shop::open(&world);
    let mut browser = Browser::start().await;
    browser.expects("status of 400");
    world.may_fail();
    world.sandbox.days_pass(1).await;

    let page = ShopPage::open(&browser, &shop, &regular.checkout).await;
    page.does(&format!("pay.customerSession = '{}'", regular.session))
        .await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    let heard = page.heard().await;
    assert!(!heard.contains(&"loaderror".to_owned()), "{heard:?}");
    world
        .is_paid_once(&regular.account, &regular.checkout, 1850)
        .await;
}
