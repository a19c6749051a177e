use stripe_js::{
    BillingDetails, ClientSecret, ConfirmParams, ConfirmPayment, Confirmation,
    ConfirmationTokenParams, Error, ErrorKind, NextAction, Outcome, PaymentIntentStatus,
    PaymentMethodData, PaymentMethodParams, Redirect, Source, StripeError,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{answer, calls, elements_of, forget_calls, stripe};

const PAID: &str = "Promise.resolve({ paymentIntent: {
    id: 'pi_1', object: 'payment_intent', amount: 1099, currency: 'eur', status: 'succeeded',
    client_secret: 'pi_1_secret', payment_method: { id: 'pm_1' }, livemode: false,
    next_action: null, last_payment_error: null, new_field: {} } })";

fn secret() -> ClientSecret {
    ClientSecret::new("pi_1_secret")
}

/// Confirms with a fresh fake that answers with `expression`.
async fn confirm(expression: &str) -> Result<Confirmation, Error> {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    forget_calls();
    answer(expression);
    let call = ConfirmPayment::deferred(&elements, secret(), "https://shop.example/back");
    stripe.confirm_payment(&call).await
}

#[wasm_bindgen_test]
async fn a_confirmed_payment_is_done() {
    let Ok(Confirmation::Done(intent)) = confirm(PAID).await else {
        panic!("it is done");
    };

    assert_eq!((intent.id.as_str(), intent.amount), ("pi_1", 1099));
    assert_eq!(intent.status, PaymentIntentStatus::Succeeded);
    assert_eq!(intent.payment_method.as_deref(), Some("pm_1"));
    assert!(!format!("{intent:?}").contains("secret_"));
    assert!(!format!("{intent:?}").contains("pi_1_secret"));
    assert_eq!(
        calls(),
        [concat!(
            r#"confirmPayment {"clientSecret":"pi_1_secret","#,
            r#""confirmParams":{"return_url":"https://shop.example/back"},"#,
            r#""elements":"the elements","redirect":"if_required"}"#
        )]
    );
}

#[wasm_bindgen_test]
async fn a_declined_card_is_a_refusal_with_its_reasons() {
    let Ok(Confirmation::Refused(error)) = confirm(
        "Promise.resolve({ error: { type: 'card_error', code: 'card_declined',
           decline_code: 'insufficient_funds', message: 'Your card has insufficient funds.',
           payment_intent: { id: 'pi_1', amount: 1099, currency: 'eur',
             status: 'requires_payment_method',
             last_payment_error: { type: 'card_error', code: 'card_declined' } } } })",
    )
    .await
    else {
        panic!("it is refused");
    };

    assert_eq!(error.kind, ErrorKind::Card);
    assert_eq!(error.decline_code.as_deref(), Some("insufficient_funds"));
    assert_eq!(error.to_string(), "Your card has insufficient funds.");
    let intent = error.payment_intent.unwrap();
    assert_eq!(intent.status, PaymentIntentStatus::RequiresPaymentMethod);
    assert_eq!(intent.last_payment_error.unwrap().kind, ErrorKind::Card);
}

#[wasm_bindgen_test]
async fn what_stripe_js_throws_or_rejects_is_an_error() {
    let thrown = |name: &str| Error::Thrown {
        name: name.to_owned(),
        message: "no".to_owned(),
    };

    let sync = confirm("(() => { throw new TypeError('no') })()").await;
    let rejected = confirm("Promise.reject(new RangeError('no'))").await;

    assert_eq!(sync, Err(thrown("TypeError")));
    assert_eq!(rejected, Err(thrown("RangeError")));
}

#[wasm_bindgen_test]
async fn an_answer_that_is_none_is_an_error() {
    let missing = Err(Error::Answer {
        missing: "paymentIntent",
    });

    for odd in ["undefined", "{}", "7", "{ paymentIntent: { id: 'pi_1' } }"] {
        let answer = ["Promise.resolve(", odd, ")"].concat();
        assert_eq!(confirm(&answer).await, missing, "{odd}");
    }
}

#[wasm_bindgen_test]
async fn an_amount_beyond_exact_numbers_is_not_believed() {
    let answer = confirm(
        "Promise.resolve({ paymentIntent:
           { id: 'pi_1', amount: 2 ** 53, currency: 'eur', status: 'succeeded' } })",
    )
    .await;

    assert!(matches!(answer, Err(Error::Answer { .. })), "{answer:?}");
}

#[wasm_bindgen_test]
async fn every_source_and_redirect_is_written_as_stripe_names_it() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    forget_calls();
    answer(PAID);
    let always = Redirect::Always {
        return_url: "https://shop.example/".to_owned(),
    };
    let here = Redirect::IfRequired { return_url: None };
    let (id, client_secret) = ("x_1".to_owned(), secret());
    let sources = [
        (Source::Elements(&elements), always),
        (
            Source::PaymentMethod {
                id: id.clone(),
                client_secret: secret(),
            },
            here.clone(),
        ),
        (
            Source::Intent {
                client_secret: secret(),
            },
            here.clone(),
        ),
        (Source::ConfirmationToken { id, client_secret }, here),
    ];

    for (source, redirect) in sources {
        let params = ConfirmParams::default();
        let call = ConfirmPayment {
            source,
            redirect,
            params,
        };
        assert!(matches!(
            stripe.confirm_payment(&call).await,
            Ok(Outcome::Done(_))
        ));
    }

    assert_eq!(
        calls(),
        [
            concat!(
                r#"confirmPayment {"confirmParams":{"return_url":"https://shop.example/"},"#,
                r#""elements":"the elements","redirect":"always"}"#
            ),
            concat!(
                r#"confirmPayment {"clientSecret":"pi_1_secret","#,
                r#""confirmParams":{"payment_method":"x_1"},"redirect":"if_required"}"#
            ),
            concat!(
                r#"confirmPayment {"clientSecret":"pi_1_secret","#,
                r#""confirmParams":{},"redirect":"if_required"}"#
            ),
            concat!(
                r#"confirmPayment {"clientSecret":"pi_1_secret","#,
                r#""confirmParams":{"confirmation_token":"x_1"},"redirect":"if_required"}"#
            ),
        ]
    );
}

#[wasm_bindgen_test]
async fn billing_details_keep_the_names_of_the_api() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    forget_calls();
    let payer = BillingDetails::default().name("Jenny Rosen");
    let params = ConfirmParams::default()
        .payment_method_data(PaymentMethodData::default().billing_details(payer))
        .receipt_email("jenny@example.com");
    let call = ConfirmPayment {
        params,
        redirect: Redirect::IfRequired { return_url: None },
        ..ConfirmPayment::deferred(&elements, secret(), "")
    };

    _ = stripe.confirm_payment(&call).await;

    assert_eq!(
        calls(),
        [concat!(
            r#"confirmPayment {"clientSecret":"pi_1_secret","confirmParams":{"#,
            r#""payment_method_data":{"billing_details":{"name":"Jenny Rosen"}},"#,
            r#""receipt_email":"jenny@example.com"},"elements":"the elements","#,
            r#""redirect":"if_required"}"#
        )]
    );
}

#[wasm_bindgen_test]
async fn an_intent_is_retrieved_and_its_next_action_handled() {
    let stripe = stripe().await;
    answer(
        "Promise.resolve({ paymentIntent: { id: 'pi_1', amount: 5, currency: 'jpy',
           status: 'requires_action', next_action: { type: 'use_stripe_sdk' } } })",
    );

    let retrieved = stripe.retrieve_payment_intent(&secret()).await.unwrap();
    let Outcome::Done(handled) = stripe.handle_next_action(&secret()).await.unwrap() else {
        panic!("it is done");
    };

    assert_eq!(handled.next_action, Some(NextAction::UseStripeSdk));
    assert_eq!(retrieved, Outcome::Done(handled));
    assert_eq!(
        calls(),
        [
            "retrievePaymentIntent pi_1_secret",
            r#"handleNextAction {"clientSecret":"pi_1_secret"}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn tokens_and_payment_methods_are_made_from_elements() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    forget_calls();

    answer(
        "Promise.resolve({ confirmationToken: { id: 'ctoken_1', expires_at: 1700000000,
           payment_method_preview: { type: 'card', card: { brand: 'visa', last4: '4242' } } } })",
    );
    let params = ConfirmationTokenParams::default();
    let token = stripe.create_confirmation_token(&elements, &params).await;
    answer("Promise.resolve({ error: { type: 'validation_error' } })");
    let params = PaymentMethodParams::default();
    let method = stripe.create_payment_method(&elements, &params).await;

    let token = token.unwrap().into_result().unwrap();
    assert_eq!(
        (token.id.as_str(), token.expires_at),
        ("ctoken_1", Some(1_700_000_000))
    );
    assert_eq!(token.card().unwrap().last4, "4242");
    assert_eq!(token.bank_account(), None);
    let expected = StripeError {
        kind: ErrorKind::Validation,
        ..StripeError::default()
    };
    assert_eq!(method, Ok(Outcome::Refused(Box::new(expected))));
    assert_eq!(
        calls(),
        [
            r#"createConfirmationToken {"elements":"the elements","params":{}}"#,
            r#"createPaymentMethod {"elements":"the elements","params":{}}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn a_payment_method_is_told_in_full_or_by_its_id() {
    const ACCOUNT: &str = "{ id: 'pm_1', type: 'us_bank_account', metadata: { nickname: 'Home' },
        us_bank_account: { bank_name: 'STRIPE TEST BANK', last4: '6789', routing_number: '110000000' } }";
    let stripe = stripe().await;
    let told = |method: &str| {
        answer(
            &[
                "Promise.resolve({ paymentIntent: { id: 'pi_1', amount: 1, currency: 'usd',
                   status: 'requires_confirmation', payment_method: ",
                method,
                " } })",
            ]
            .concat(),
        );
    };

    told(ACCOUNT);
    let full = stripe.retrieve_payment_intent(&secret()).await.unwrap();
    told("'pm_1'");
    let by_id = stripe.retrieve_payment_intent(&secret()).await.unwrap();

    let (full, by_id) = (full.into_result().unwrap(), by_id.into_result().unwrap());
    assert_eq!(full.payment_method, by_id.payment_method);
    assert!(by_id.payment_method_in_full().is_none());
    let method = full.payment_method_in_full().unwrap();
    let account = method.bank_account().unwrap();
    assert_eq!(account.bank_name.as_deref(), Some("STRIPE TEST BANK"));
    assert_eq!(account.bank_code.as_deref(), Some("110000000"));
    assert_eq!(method.last4().as_deref(), Some("6789"));
    assert_eq!(method.metadata("nickname").as_deref(), Some("Home"));
}
