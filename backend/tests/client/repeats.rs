//! Calls that are made twice, against the sandbox: they count once.

use backend::stripe::{CreatePaymentIntent, ErrorClass, IdempotencyKey, PaymentIntent};
use shared::Currency;

use crate::server::Sandbox;

fn euros(minor: i64) -> CreatePaymentIntent {
    CreatePaymentIntent::new(minor, Currency::new("eur").unwrap())
}

fn key() -> IdempotencyKey {
    "checkout-1".to_owned().try_into().unwrap()
}

#[tokio::test]
async fn a_call_that_was_logged_and_made_is_made_again_without_effect() {
    let sandbox = Sandbox::start().await;
    let (stripe, account) = (&sandbox.stripe, sandbox.account().await);
    let request = stripe.payment_intents().create(&euros(1000));
    let request = request.on_account(&account).expand("customer");

    let logged = request.logged().unwrap();
    let first = request.idempotency_key(key()).send().await.unwrap();
    let again = stripe.resend::<PaymentIntent>(&logged).unwrap();
    let second = again.idempotency_key(key()).send().await.unwrap();

    assert_eq!(first, second);
}

#[tokio::test]
async fn a_key_that_stands_for_another_call_is_a_mismatch_and_no_final_refusal() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);
    let first = intents.create(&euros(1000)).on_account(&account);
    first.idempotency_key(key()).send().await.unwrap();

    let other = intents.create(&euros(2000)).on_account(&account);
    let error = other.idempotency_key(key()).send().await.unwrap_err();

    assert_eq!(error.class(), Some(ErrorClass::IdempotencyMismatch));
    assert!(!error.is_final_refusal());
}

#[tokio::test]
async fn two_calls_without_a_key_are_two_calls() {
    let sandbox = Sandbox::start().await;
    let (intents, account) = (sandbox.stripe.payment_intents(), sandbox.account().await);

    let first = intents.create(&euros(1000)).on_account(&account).send();
    let second = intents.create(&euros(1000)).on_account(&account).send();

    assert_ne!(first.await.unwrap().id, second.await.unwrap().id);
}
