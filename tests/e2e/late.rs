//! An answer that comes later than what it knows nothing of.

use serde_json::json;
use tests::{Browser, World, pages::ShopPage, shop::Shop, wait::until};

#[tokio::test]
async fn an_answer_from_before_a_payment_does_not_deny_it() {
    let world = World::with_front_end().await;
    let account = world.bakery().await;
    let ask = json!({ "account": account, "amount": 1850, "currency": "eur",
                      "allowed_payment_method_types": ["sepa_debit"] });
    let checkout = world.platform().creates_one(&ask).await;
    let shop = Shop::open(&world);
    let browser = Browser::start().await;
    let page = ShopPage::open(&browser, &shop, &checkout).await;
    page.payment().fills_in_iban("DE89370400440532013000").await;
    let path = format!("/api/checkouts/{checkout}");
    page.does(&format!(
        "const send = window.fetch;
         let isFirst = true;
         window.fetch = async (resource, options) => {{
           const answer = await send(resource, options);
           if (isFirst && resource.url?.endsWith('{path}')) {{
             isFirst = false;
             await new Promise((go) => (window.goOn = go));
             setTimeout(() => (window.hasArrived = true), 100);
           }}
           return answer;
         }};
         pay.update()"
    ))
    .await;
    until("an answer on its way", async || {
        page.does("return !!window.goOn")
            .await
            .as_bool()?
            .then_some(())
    })
    .await;

    page.payment().presses_pay().await;
    page.payment().ends_with("Payment under way").await;
    page.does("window.goOn()").await;
    until("the late answer", async || {
        page.does("return !!window.hasArrived")
            .await
            .as_bool()?
            .then_some(())
    })
    .await;

    world.sandbox.days_pass(10).await;
    world.platform().sees(&checkout).await;
    page.payment().is_paid().await;
    let mut heard = page.heard().await;
    heard.retain(|name| name != "change");
    assert_eq!(heard, ["ready", "submit", "processing", "success"]);
}
