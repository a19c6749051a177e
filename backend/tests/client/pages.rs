//! Lists, from page to page.

use backend::stripe::{
    CreatePaymentIntent, Error, ListCustomers, ListPaymentIntents, PaymentIntent, Stripe,
};
use futures_util::TryStreamExt as _;
use shared::{AccountId, Currency, PaymentIntentId};

use crate::server::{Sandbox, Stub};

/// Five intents of one account, the newest first.
async fn five_intents(stripe: &Stripe, account: &AccountId) -> Vec<PaymentIntentId> {
    let mut ids = Vec::new();
    for amount in 101..=105 {
        let params = CreatePaymentIntent::new(amount, Currency::new("eur").unwrap());
        let intent = stripe.payment_intents().create(&params);
        ids.push(intent.on_account(account).send().await.unwrap().id);
    }
    ids.reverse();
    ids
}

async fn all(
    stripe: &Stripe,
    account: &AccountId,
    params: &ListPaymentIntents,
) -> Vec<PaymentIntentId> {
    let list = stripe.payment_intents().list(params).on_account(account);
    let found: Vec<PaymentIntent> = list.stream().try_collect().await.unwrap();
    found.into_iter().map(|intent| intent.id).collect()
}

#[tokio::test]
async fn a_stream_goes_through_all_pages() {
    let sandbox = Sandbox::start().await;
    let (stripe, account) = (&sandbox.stripe, sandbox.account().await);
    let ids = five_intents(stripe, &account).await;

    for limit in [1, 2, 5, 100] {
        let params = ListPaymentIntents {
            limit: Some(limit),
            ..ListPaymentIntents::default()
        };
        assert_eq!(
            all(stripe, &account, &params).await,
            ids,
            "pages of {limit}"
        );
    }
}

#[tokio::test]
async fn a_stream_before_an_object_comes_from_old_to_new() {
    let sandbox = Sandbox::start().await;
    let (stripe, account) = (&sandbox.stripe, sandbox.account().await);
    let ids = five_intents(stripe, &account).await;

    let params = ListPaymentIntents {
        limit: Some(2),
        ending_before: Some(ids[4].clone()),
        ..ListPaymentIntents::default()
    };
    let found = all(stripe, &account, &params).await;

    let older_first: Vec<_> = ids[..4].iter().rev().cloned().collect();
    assert_eq!(found, older_first);
}

#[tokio::test]
async fn each_page_is_asked_for_with_all_that_the_first_carried() {
    let (stub, stripe) = Stub::start().await;
    let page = r#"{"data":[{"id":"cus_2"},{"id":"cus_1"}],"has_more":true}"#;
    stub.answers(200, &[], page);
    stub.answers(200, &[], r#"{"data":[],"has_more":false}"#);
    let account = "acct_1".parse().unwrap();
    let params = serde_json::from_str(r#"{"limit":2,"email":"a@b.example"}"#).unwrap();

    let list = stripe.customers().list(&params).on_account(&account);
    let found: Vec<_> = list
        .expand("data.tax")
        .stream()
        .try_collect()
        .await
        .unwrap();

    assert_eq!(found.len(), 2);
    let asked = "GET /v1/customers email=a@b.example&limit=2";
    let next = format!("{asked}&starting_after=cus_1&expand[]=data.tax");
    assert_eq!(stub.lines(), [format!("{asked}&expand[]=data.tax"), next]);
    for seen in stub.seen() {
        assert_eq!(seen.header("stripe-account"), Some("acct_1"));
        assert_eq!(seen.header("idempotency-key"), None);
    }
}

#[tokio::test]
async fn a_stream_ends_at_the_first_error() {
    let (stub, stripe) = Stub::start().await;
    stub.answers(200, &[], r#"{"data":[{"id":"cus_2"}],"has_more":true}"#);
    stub.answers(401, &[], r#"{"error":{"message":"Invalid API Key"}}"#);

    let list = stripe.customers().list(&ListCustomers::default());
    let found: Result<Vec<_>, Error> = list.stream().try_collect().await;

    assert_eq!(found.unwrap_err().api().unwrap().status, 401);
    assert_eq!(stub.lines().len(), 2);
}

#[tokio::test]
async fn too_deep_an_expansion_is_refused_before_anything_is_sent() {
    let (stub, stripe) = Stub::start().await;
    let id = "pi_1".parse().unwrap();

    let one = stripe.payment_intents().retrieve(&id);
    let deep = one.expand("a.b.c.d.e").send().await;
    let list = stripe
        .payment_intents()
        .list(&ListPaymentIntents::default());
    let rootless = list.expand("customer").send().await;

    assert!(matches!(deep, Err(Error::Expand { path }) if path == "a.b.c.d.e"));
    assert!(matches!(rootless, Err(Error::Expand { path }) if path == "customer"));
    assert_eq!(stub.lines(), [""; 0]);
}
