use serde_json::Value;

use crate::sandbox::{Sandbox, ids, text};

/// Five `PaymentIntents`, oldest first, and the account that owns them.
async fn five() -> (Sandbox, String, Vec<String>) {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(String::from(text(&sandbox.intent(&account).await["id"])));
    }
    (sandbox, account, made)
}

async fn page(sandbox: &Sandbox, account: &str, query: &str) -> Value {
    sandbox
        .get(format!("/v1/payment_intents?{query}"))
        .on(account)
        .send()
        .await
        .ok()
}

#[tokio::test]
async fn the_newest_comes_first() {
    let (sandbox, account, made) = five().await;

    let list = page(&sandbox, &account, "").await;

    assert_eq!(ids(&list), made.iter().rev().collect::<Vec<_>>());
    assert_eq!(list["object"], "list");
    assert_eq!(list["has_more"], false);
    assert_eq!(list["url"], "/v1/payment_intents");
}

#[tokio::test]
async fn pages_lead_forwards_and_backwards() {
    let (sandbox, account, made) = five().await;

    let first = page(&sandbox, &account, "limit=2").await;
    let second = page(
        &sandbox,
        &account,
        &format!("limit=2&starting_after={}", made[3]),
    )
    .await;
    let last = page(
        &sandbox,
        &account,
        &format!("limit=2&starting_after={}", made[1]),
    )
    .await;
    let back = page(
        &sandbox,
        &account,
        &format!("limit=2&ending_before={}", made[0]),
    )
    .await;

    assert_eq!(ids(&first), [&made[4], &made[3]]);
    assert_eq!(first["has_more"], true);
    assert_eq!(ids(&second), [&made[2], &made[1]]);
    assert_eq!(ids(&last), [&made[0]]);
    assert_eq!(last["has_more"], false);
    assert_eq!(ids(&back), [&made[2], &made[1]]);
    assert_eq!(back["has_more"], true);
}

#[tokio::test]
async fn wrong_pages_are_refused() {
    let (sandbox, account, made) = five().await;
    let both = format!("starting_after={}&ending_before={}", made[0], made[1]);

    for query in ["limit=0", "limit=101", both.as_str(), "starting_after=pi_x"] {
        let call = sandbox
            .get(format!("/v1/payment_intents?{query}"))
            .on(&account);
        call.send().await.error(400);
    }
}

#[tokio::test]
async fn a_list_is_narrowed_by_time() {
    let (sandbox, account, _) = five().await;

    assert_eq!(
        ids(&page(&sandbox, &account, "created[gte]=1").await).len(),
        5
    );
    assert!(ids(&page(&sandbox, &account, "created[lt]=1").await).is_empty());
    assert!(ids(&page(&sandbox, &account, "created=1").await).is_empty());
}

#[tokio::test]
async fn charges_are_listed_by_their_payment_intent() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let (first, second) = (
        sandbox.intent(&account).await,
        sandbox.intent(&account).await,
    );
    sandbox
        .confirm(&account, &first, "pm_card_visa_chargeDeclined")
        .await
        .error(402);
    let paid = sandbox.confirm(&account, &first, "pm_card_visa").await.ok();
    sandbox
        .confirm(&account, &second, "pm_card_visa")
        .await
        .ok();

    let path = format!("/v1/charges?payment_intent={}", text(&first["id"]));
    let list = sandbox.get(path).on(&account).send().await.ok();

    assert_eq!(ids(&list).len(), 2);
    assert_eq!(ids(&list)[0], text(&paid["latest_charge"]));
    assert_eq!(list["data"][1]["status"], "failed");
}

#[tokio::test]
async fn a_page_may_begin_at_what_the_list_does_not_show() {
    let sandbox = Sandbox::start();
    let account = sandbox.account().await;
    let customer = sandbox.customer(&account).await;
    let of = |customer: &str| {
        let call = sandbox.post("/v1/payment_intents").on(&account);
        let call = call.form(&[("amount", "1000"), ("currency", "eur")]);
        call.form(&[("customer", customer)]).send()
    };
    let old = of(&customer).await.id();
    let between = String::from(text(&sandbox.intent(&account).await["id"]));
    let new = of(&customer).await.id();
    let list = |cursor: &str| format!("customer={customer}&{cursor}={between}");

    let after = page(&sandbox, &account, &list("starting_after")).await;
    let before = page(&sandbox, &account, &list("ending_before")).await;
    let of_nobody = format!("starting_after={between}&created[lt]=1");
    let of_nobody = page(&sandbox, &account, &of_nobody).await;

    assert_eq!(ids(&after), [old.as_str()]);
    assert_eq!(ids(&before), [new.as_str()]);
    assert!(ids(&of_nobody).is_empty());
    assert_eq!(after["has_more"], false);
}
