//! For whom a call speaks, and how often it counts.

use backend::stripe::{CreateRefund, Error, LoggedCall, LoggedMethod, Mode, Refund, Stripe};
use shared::AccountId;

use crate::server::{Stub, key};

fn account(id: &str) -> AccountId {
    id.parse().unwrap()
}

fn refund() -> CreateRefund {
    serde_json::from_str(r#"{"charge":"ch_1","amount":500}"#).unwrap()
}

#[tokio::test]
async fn a_call_names_its_account_its_version_and_its_key() {
    let (stub, stripe) = Stub::start().await;

    let request = stripe.refunds().create(&refund());
    let key = "refund-1".to_owned().try_into().unwrap();
    let request = request.on_account(&account("acct_1")).idempotency_key(key);
    let _ = request.send().await;

    let seen = &stub.seen()[0];
    assert_eq!(seen.line, "POST /v1/refunds amount=500&charge=ch_1");
    assert_eq!(seen.header("stripe-account"), Some("acct_1"));
    assert_eq!(seen.header("stripe-version"), Some("2026-10-28.endive"));
    assert_eq!(seen.header("idempotency-key"), Some("refund-1"));
    let bearer = "Bearer sk_test_sandbox_platform";
    assert_eq!(seen.header("authorization"), Some(bearer));
    let form = "application/x-www-form-urlencoded";
    assert_eq!(seen.header("content-type"), Some(form));
}

#[tokio::test]
async fn only_a_post_carries_an_idempotency_key_and_every_post_its_own() {
    let (stub, stripe) = Stub::start().await;
    let customer = "cus_1".parse().unwrap();

    for _ in 0..2 {
        let _ = stripe.refunds().create(&refund()).send().await;
    }
    let key = "x".to_owned().try_into().unwrap();
    let _ = stripe
        .customers()
        .retrieve(&customer)
        .idempotency_key(key)
        .send()
        .await;
    let _ = stripe.customers().delete(&customer).send().await;

    let seen = stub.seen();
    let keys: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("idempotency-key"))
        .collect();
    assert!(keys[0].is_some() && keys[1].is_some());
    assert_ne!(keys[0], keys[1]);
    assert_eq!(&keys[2..], [None, None]);
}

#[tokio::test]
async fn an_accounts_own_key_speaks_for_itself() {
    let (stub, stripe) = Stub::start().await;
    let own = key("sk_test_of_the_account");

    let request = stripe.balance().retrieve().on_account(&account("acct_1"));
    let _ = request.with_key(&own).send().await;

    let seen = &stub.seen()[0];
    assert_eq!(
        seen.header("authorization"),
        Some("Bearer sk_test_of_the_account")
    );
    assert_eq!(seen.header("stripe-account"), None);
}

#[tokio::test]
async fn a_live_key_is_not_sent_where_test_keys_go() {
    let (stub, stripe) = Stub::start().await;

    let request = stripe.balance().retrieve().with_key(&key("sk_live_1"));
    let refused = request.send().await;

    let expected = (Mode::Live, Mode::Test);
    assert!(matches!(refused, Err(Error::KeyMode { key, client }) if (key, client) == expected));
    assert_eq!(stub.lines(), [""; 0]);
}

#[tokio::test]
async fn a_client_with_the_accounts_own_key_serves_that_account_only() {
    let (stub, options) = Stub::with_options().await;
    let own = account("acct_own");
    let stripe = Stripe::new(options).for_own_account(own.clone());

    let _ = stripe.balance().retrieve().on_account(&own).send().await;
    let _ = stripe.balance().retrieve().send().await;
    let other = stripe.balance().retrieve().on_account(&account("acct_2"));
    let refused = other.send().await;

    let seen = stub.seen();
    assert_eq!(seen.len(), 2);
    assert!(
        seen.iter()
            .all(|seen| seen.header("stripe-account").is_none())
    );
    assert!(
        matches!(refused, Err(Error::ForeignAccount { asked, .. }) if asked.as_str() == "acct_2")
    );
}

#[tokio::test]
async fn a_logged_call_is_made_again_to_the_letter() {
    let (stub, stripe) = Stub::start().await;
    let request = stripe.refunds().create(&refund());
    let request = request.on_account(&account("acct_1")).expand("charge");
    let key = || "refund-1".to_owned().try_into().unwrap();

    let logged = request.logged().unwrap();
    let _ = request.idempotency_key(key()).send().await;
    let stored = serde_json::to_string(&logged).unwrap();
    let stored: LoggedCall = serde_json::from_str(&stored).unwrap();
    let again = stripe.resend::<Refund>(&stored).unwrap();
    let _ = again.idempotency_key(key()).send().await;

    assert_eq!(logged.operation, "refunds.create");
    assert_eq!(logged.method, LoggedMethod::Post);
    assert_eq!(logged.path, "/v1/refunds");
    let seen = stub.seen();
    assert_eq!(seen[0].line, seen[1].line);
    for name in ["stripe-account", "idempotency-key", "content-type"] {
        assert_eq!(seen[0].header(name), seen[1].header(name), "{name}");
    }
}

#[tokio::test]
async fn what_is_not_for_a_log_is_not_logged() {
    let (_stub, stripe) = Stub::start().await;
    let customer = "cus_1".parse().unwrap();
    let own = key("sk_test_of_the_account");

    let refused = [
        stripe.customers().retrieve(&customer).logged(),
        stripe.oauth().token("ac_secret").logged(),
        stripe.refunds().create(&refund()).with_key(&own).logged(),
    ];
    let deletion = stripe.customers().delete(&customer).logged().unwrap();

    assert!(
        refused.iter().all(|it| matches!(it, Err(Error::NotLogged))),
        "{refused:?}"
    );
    assert_eq!(deletion.method, LoggedMethod::Delete);
}
