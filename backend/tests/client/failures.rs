//! What the client makes of failures: what it tries again, what it tells, how it slows down.

use std::time::{Duration, Instant};

use backend::stripe::{Error, ErrorClass, Limits, Rate, RateLimitReason, Stripe};
use shared::AccountId;
use tokio::net::TcpListener;

use crate::server::{Stub, options};

const BALANCE: &str = r#"{"available":[],"pending":[],"livemode":false}"#;
const FAILED: &str = r#"{"error":{"type":"api_error","message":"Oops"}}"#;
const LIMITED: &str = r#"{"error":{"type":"invalid_request_error","code":"rate_limit"}}"#;
const LOCKED: &str = r#"{"error":{"type":"invalid_request_error","code":"lock_timeout"}}"#;

fn account(id: &str) -> AccountId {
    id.parse().unwrap()
}

#[tokio::test]
async fn a_passing_failure_is_not_seen_and_each_attempt_has_the_same_key() {
    let (stub, stripe) = Stub::start().await;
    stub.answers(500, &[], FAILED);
    stub.answers(503, &[], "<html>not Stripe</html>");
    let link = r#"{"created":1,"expires_at":2,"url":"https://connect.stripe.com/setup/1"}"#;
    stub.answers(200, &[], link);

    let params = r#"{"account":"acct_1","type":"account_onboarding",
        "refresh_url":"https://a.example","return_url":"https://b.example"}"#;
    let params = serde_json::from_str(params).unwrap();
    stripe.account_links().create(&params).send().await.unwrap();

    let seen = stub.seen();
    assert_eq!(seen.len(), 3);
    let key = seen[0].header("idempotency-key");
    assert!(key.is_some());
    assert!(
        seen.iter()
            .all(|seen| seen.header("idempotency-key") == key)
    );
}

#[tokio::test]
async fn stripes_word_on_trying_again_is_obeyed() {
    let (stub, stripe) = Stub::start().await;
    stub.answers(500, &[("stripe-should-retry", "false")], FAILED);

    let failed = stripe.balance().retrieve().send().await;

    assert_eq!(failed.unwrap_err().class(), Some(ErrorClass::StripeFailed));
    assert_eq!(stub.lines().len(), 1);
}

#[tokio::test]
async fn a_locked_object_is_tried_again_and_slows_nobody_down() {
    let (stub, stripe) = Stub::start().await;
    stub.answers(429, &[], LOCKED);
    for _ in 0..100 {
        stub.answers(200, &[], BALANCE);
    }
    let start = Instant::now();

    for _ in 0..100 {
        let request = stripe.balance().retrieve();
        request.on_account(&account("acct_1")).send().await.unwrap();
    }

    assert_eq!(stub.lines().len(), 101);
    // At half of the documented rate it would take seven seconds.
    assert!(start.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn a_rate_limit_is_waited_out_and_slows_its_account_only() {
    let (stub, stripe) = Stub::start().await;
    let (busy, calm) = (account("acct_busy"), account("acct_calm"));
    let reason = &[("stripe-rate-limited-reason", "global-rate")];
    for _ in 0..4 {
        stub.answers(429, reason, LIMITED);
    }
    for _ in 0..50 {
        stub.answers(200, &[], BALANCE);
    }

    // Four attempts, each of them refused.
    let limited = stripe.balance().retrieve().on_account(&busy).send().await;
    let reason = Some(RateLimitReason::GlobalRate);
    let class = Some(ErrorClass::RateLimited { reason });
    assert_eq!(limited.unwrap_err().class(), class);
    assert_eq!(stub.lines().len(), 4);
    let ask = |whose, time| {
        let request = stripe.balance().retrieve().on_account(whose);
        request.within(Duration::from_millis(time)).send()
    };
    // The turn that may be free, and the one that is a second away.
    let _ = ask(&busy, 100).await;
    let refused = ask(&busy, 100).await.unwrap_err();
    for _ in 0..30 {
        ask(&calm, 500).await.unwrap();
    }

    assert!(matches!(&refused, Error::RateLimited { account: Some(it), .. } if *it == busy));
    assert_eq!(
        refused.class(),
        Some(ErrorClass::RateLimited { reason: None })
    );
}

#[tokio::test]
async fn a_ceiling_of_our_own_holds_calls_back_before_stripe_does() {
    let (stub, mut options) = Stub::with_options().await;
    options.limits = Limits {
        per_account: Some(Rate::new(1, 2)),
        longest_wait: Duration::from_millis(10),
        ..Limits::default()
    };
    let stripe = Stripe::new(options);
    for _ in 0..2 {
        stub.answers(200, &[], BALANCE);
    }

    let ask = || {
        stripe
            .balance()
            .retrieve()
            .on_account(&account("acct_1"))
            .send()
    };
    ask().await.unwrap();
    ask().await.unwrap();
    let third = ask().await;

    assert!(matches!(third, Err(Error::RateLimited { .. })), "{third:?}");
    assert_eq!(stub.lines().len(), 2);
}

#[tokio::test]
async fn a_deadline_ends_the_attempts() {
    let (stub, stripe) = Stub::start().await;
    for _ in 0..4 {
        stub.answers(500, &[], FAILED);
    }

    let request = stripe
        .balance()
        .retrieve()
        .within(Duration::from_millis(60));
    let failed = request.send().await;

    assert_eq!(failed.unwrap_err().class(), Some(ErrorClass::StripeFailed));
    assert_eq!(stub.lines().len(), 1);
}

#[tokio::test]
async fn an_answer_that_can_not_be_read_names_the_field_and_not_its_content() {
    let (stub, stripe) = Stub::start().await;
    let wrong = r#"{"available":[{"amount":"hush","currency":"eur"}],"pending":[]}"#;
    stub.answers(200, &[("request-id", "req_1")], wrong);

    let error = stripe.balance().retrieve().send().await.unwrap_err();

    assert!(!format!("{error:?} {error}").contains("hush"));
    let Error::Decode {
        path, request_id, ..
    } = error
    else {
        panic!("{error:?}");
    };
    assert_eq!(path, "available[0].amount");
    assert_eq!(request_id.unwrap().as_str(), "req_1");
}

#[tokio::test]
async fn who_never_answers_is_not_waited_for_longer_than_said() {
    // It takes connections, and says nothing.
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", mute.local_addr().unwrap());
    let stripe = Stripe::new(options(base.parse().unwrap()));

    let request = stripe
        .balance()
        .retrieve()
        .within(Duration::from_millis(50));
    let error = request.send().await.unwrap_err();

    assert!(matches!(error, Error::Deadline), "{error:?}");
    assert!(!error.is_final_refusal());
}

#[tokio::test]
async fn who_can_not_be_reached_is_named_without_the_url() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let stripe = Stripe::new(options(base.parse().unwrap()));
    let id = "pi_hush".parse().unwrap();

    let error = stripe.payment_intents().retrieve(&id).send().await;

    let error = error.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!format!("{error:?}").contains("hush"), "{error:?}");
}
