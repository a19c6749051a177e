//! What a page does in answer to an event, while the widget is in the middle of something.

use tests::{
    a_sale,
    pages::{Card, Challenge, ShopPage},
    wait::until,
};

#[tokio::test]
async fn who_shows_another_checkout_in_answer_to_submit_pays_neither() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let other = world.platform().checkout(&account, 900, "eur").await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    let swap = format!("() => (pay.checkout = '{other}'), {{ once: true }}");
    page.does(&format!("pay.addEventListener('submit', {swap})"))
        .await;
    page.payment().presses_pay().await;
    page.payment().asks_for("€9.00").await;
    world.is_unpaid(&account, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;

    let success = page.hears("success").await;
    assert_eq!(success["checkout"], other.as_str());
    world.is_paid_once(&account, &other, 900).await;
    assert_eq!(world.customer().sees(&checkout).await["status"], "open");
}

#[tokio::test]
async fn who_takes_the_tag_away_in_answer_to_submit_can_put_it_back() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in(Card::PAYS).await;

    page.does(
        "const main = pay.parentNode;
         pay.addEventListener('submit', () => {
           main.replaceChildren('One moment…');
           setTimeout(() => main.replaceChildren(pay));
         }, { once: true })",
    )
    .await;
    page.payment().presses_pay().await;
    until("the form to begin anew", async || {
        let ready = page.heard().await;
        (ready.iter().filter(|name| *name == "ready").count() == 2).then_some(())
    })
    .await;
    world.is_unpaid(&account, &checkout).await;
    page.payment().pays_with(Card::PAYS).await;

    page.payment().is_paid().await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

/// The challenge is Stripe's, and goes on whatever becomes of the tag.
#[tokio::test]
async fn a_form_that_begins_anew_during_a_challenge_hears_that_it_is_paid() {
    for change in ["pay.locale = 'de'", "pay.reset()", "pay.before(pay)"] {
        let (world, account, checkout, shop, browser) = a_sale().await;
        let page = ShopPage::open(&browser, &shop, &checkout).await;
        page.payment().pays_with(Card::AUTHENTICATES).await;
        let challenge = Challenge::appears(&browser).await;
        page.does(&format!("{change}; window.heard.length = 0"))
            .await;
        page.hears("ready").await;
        challenge.completes().await;

        page.hears("success").await;
        world.is_paid_once(&account, &checkout, 1850).await;
    }
}

#[tokio::test]
async fn a_second_tag_of_the_same_checkout_says_that_it_is_paid() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let second = format!("<connect-pay checkout=\"{checkout}\"></connect-pay>");
    browser.goto(shop.page_with(&checkout, "", &second)).await;
    let page = ShopPage::on(&browser);

    page.payment().pays_with(Card::AUTHENTICATES).await;
    Challenge::appears(&browser).await.completes().await;

    until("both to say so", async || {
        let paid = "return document.querySelectorAll('.cp[data-stage=paid]').length";
        (page.does(paid).await == 2).then_some(())
    })
    .await;
    world.is_paid_once(&account, &checkout, 1850).await;
}

#[tokio::test]
async fn a_checkout_that_is_canceled_during_a_challenge_says_so() {
    let (world, _, checkout, shop, mut browser) = a_sale().await;
    browser.expects("status of 400");
    let page = ShopPage::open(&browser, &shop, &checkout).await;

    page.payment().pays_with(Card::AUTHENTICATES).await;
    let challenge = Challenge::appears(&browser).await;
    let cancel = format!("/api/checkouts/{checkout}/cancel");
    world
        .platform()
        .post(&cancel, &serde_json::json!({}))
        .await
        .ok();
    challenge.completes().await;

    page.hears("cancel").await;
    assert_eq!(world.customer().sees(&checkout).await["status"], "canceled");
}

#[tokio::test]
async fn a_payment_that_is_asked_for_too_early_is_of_no_other_checkout() {
    let (world, account, checkout, shop, browser) = a_sale().await;
    let other = world.platform().checkout(&account, 900, "eur").await;
    // Nothing is loaded yet when the page asks, and shows something else in the next turn.
    browser.has_slow_network(100).await;
    browser
        .on_each_page(&format!(
            "customElements.whenDefined('connect-pay').then(() => {{
               const pay = document.querySelector('connect-pay');
               window.asked = pay.submit().then(JSON.stringify, ({{ message }}) => message);
               setTimeout(() => (pay.checkout = '{other}'));
             }});"
        ))
        .await;

    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().asks_for("€9.00").await;
    let told = page.does("return window.asked").await;

    let told = told.as_str().unwrap();
    assert!(told.contains("nothing that can be paid"), "{told}");
    assert!(!page.heard().await.contains(&"submit".to_owned()));
    world.is_unpaid(&account, &other).await;
}
