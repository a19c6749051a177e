use stripe_js::{
    AnyIntent, Arrived, BankAccountOwner, BillingDetails, ClientSecret, CollectBankAccount,
    ConfirmSetup, ConfirmSetupParams, ErrorKind, MandateData, Outcome, Redirect, SetupConfirmation,
    SetupIntentStatus, Source,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{answer, calls, elements_of, forget_calls, stripe};

const KEPT: &str = "Promise.resolve({ setupIntent: {
    id: 'seti_1', object: 'setup_intent', status: 'succeeded', usage: 'off_session', created: 7,
    client_secret: 'seti_1_secret', payment_method: 'pm_1', payment_method_types: ['card'] } })";

fn secret() -> ClientSecret {
    ClientSecret::new("seti_1_secret")
}

#[wasm_bindgen_test]
async fn a_payment_method_is_kept() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    forget_calls();
    answer(KEPT);
    let call = ConfirmSetup::deferred(&elements, secret(), "https://shop.example/back");

    let Ok(SetupConfirmation::Done(intent)) = stripe.confirm_setup(&call).await else {
        panic!("it is done");
    };

    assert_eq!(intent.status, SetupIntentStatus::Succeeded);
    assert_eq!(intent.payment_method.as_deref(), Some("pm_1"));
    assert_eq!(
        (intent.usage().as_deref(), intent.created()),
        (Some("off_session"), Some(7))
    );
    assert_eq!(intent.payment_method_types(), ["card"]);
    assert!(!format!("{intent:?}").contains("seti_1_secret"));
    assert_eq!(
        calls(),
        [concat!(
            r#"confirmSetup {"clientSecret":"seti_1_secret","#,
            r#""confirmParams":{"return_url":"https://shop.example/back"},"#,
            r#""elements":"the elements","redirect":"if_required"}"#
        )]
    );
}

#[wasm_bindgen_test]
async fn a_mandate_is_written_as_stripe_names_it() {
    let stripe = stripe().await;
    answer(KEPT);
    let agreed = MandateData::Online {
        ip_address: None,
        user_agent: None,
    };
    let call = ConfirmSetup {
        source: Source::PaymentMethod {
            id: "pm_1".to_owned(),
            client_secret: secret(),
        },
        redirect: Redirect::IfRequired { return_url: None },
        params: ConfirmSetupParams::default().mandate_data(agreed),
    };

    _ = stripe.confirm_setup(&call).await;

    assert_eq!(
        calls(),
        [concat!(
            r#"confirmSetup {"clientSecret":"seti_1_secret","confirmParams":{"mandate_data":"#,
            r#"{"customer_acceptance":{"online":{"infer_from_client":true},"type":"online"}},"#,
            r#""payment_method":"pm_1"},"redirect":"if_required"}"#
        )]
    );
}

#[wasm_bindgen_test]
async fn a_refused_setup_tells_the_intent() {
    let stripe = stripe().await;
    answer(
        "Promise.resolve({ error: { type: 'card_error', setup_intent:
           { id: 'seti_1', status: 'requires_payment_method' } } })",
    );

    let Ok(Outcome::Refused(error)) = stripe.retrieve_setup_intent(&secret()).await else {
        panic!("it is refused");
    };

    assert_eq!(error.kind, ErrorKind::Card);
    let status = error.setup_intent().map(|intent| intent.status);
    assert_eq!(status, Some(SetupIntentStatus::RequiresPaymentMethod));
}

#[wasm_bindgen_test]
async fn a_hashed_action_is_that_of_either_intent() {
    let stripe = stripe().await;

    answer(KEPT);
    let setup = stripe.handle_hashed_action("hash").await.unwrap();
    answer(
        "Promise.resolve({ paymentIntent: { id: 'pi_1', amount: 1, currency: 'eur', status: 'x' } })",
    );
    let payment = stripe.handle_hashed_action("hash").await.unwrap();

    assert!(matches!(setup, Outcome::Done(AnyIntent::Setup(_))));
    assert!(matches!(payment, Outcome::Done(AnyIntent::Payment(_))));
    assert_eq!(calls(), [r#"handleNextAction {"hashedValue":"hash"}"#; 2]);
}

#[wasm_bindgen_test]
async fn a_bank_account_is_collected_and_verified() {
    let stripe = stripe().await;
    answer(KEPT);
    let owner = BankAccountOwner::new(BillingDetails::default().name("Jenny Rosen"));
    let call = CollectBankAccount::new(secret(), "us_bank_account", owner);
    let code = Arrived::DescriptorCode("SM11AA".into());

    let collected = stripe.collect_bank_account_for_setup(&call).await.unwrap();
    let verified = stripe
        .verify_microdeposits_for_setup(&secret(), &code)
        .await
        .unwrap();
    answer("Promise.resolve({ error: { type: 'invalid_request_error' } })");
    let amounts = Arrived::Amounts([32, 45]);
    let wrong = stripe
        .verify_microdeposits_for_payment(&secret(), &amounts)
        .await
        .unwrap();

    assert_eq!(collected, verified);
    assert!(matches!(wrong, Outcome::Refused(_)));
    assert_eq!(
        calls(),
        [
            concat!(
                r#"collectBankAccountForSetup {"clientSecret":"seti_1_secret","params":"#,
                r#"{"payment_method_data":{"billing_details":{"name":"Jenny Rosen"}},"#,
                r#""payment_method_type":"us_bank_account"}}"#
            ),
            r#"verifyMicrodepositsForSetup seti_1_secret {"descriptor_code":"SM11AA"}"#,
            r#"verifyMicrodepositsForPayment seti_1_secret {"amounts":[32,45]}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn an_intent_tells_how_an_account_is_verified() {
    let stripe = stripe().await;
    answer(
        "Promise.resolve({ setupIntent: { id: 'seti_1', status: 'requires_action', next_action: {
           type: 'verify_with_microdeposits', verify_with_microdeposits: {
             arrival_date: 9, hosted_verification_url: 'https://stripe.example/', } } } })",
    );

    let intent = stripe.handle_next_setup_action(&secret()).await.unwrap();

    let deposits = intent.into_result().unwrap().microdeposits().unwrap();
    assert_eq!(deposits.arrival_date, Some(9));
    assert_eq!(
        deposits.hosted_verification_url.as_deref(),
        Some("https://stripe.example/")
    );
    assert_eq!(deposits.microdeposit_type, None);
}
