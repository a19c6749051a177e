use std::cell::RefCell;
use std::rc::Rc;

use stripe_js::address::{AddressFormat, AddressMode, AddressOptions};
use stripe_js::card::{
    Card, CardChange, CardCvc, CardNetwork, CardNumber, CardNumberOptions, CardOptions,
    CardPartOptions,
};
use stripe_js::style::{Style, Variant};
use stripe_js::token::CardTokenData;
use stripe_js::{
    AddressElement, CallOptions, ClientSecret, ElementsOptions, ErrorKind, MethodConfirmation,
    NewPaymentMethod, Outcome, PaymentCall, PaymentMethodParams, Properties, SetupCall, event,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{answer, calls, elements, elements_of, emit, forget_calls, js, stripe};

#[wasm_bindgen_test]
async fn all_options_of_a_card_have_stripes_names() {
    let base = Variant::new(Properties::default().with("fontSize", "16px"))
        .placeholder(Properties::default().with("color", "gray"));
    let options = CardOptions::default()
        .style(Style::default().base(base))
        .hide_postal_code(true)
        .preferred_network(vec![CardNetwork::CartesBancaires]);

    _ = elements().await.create(Card, &options).unwrap();

    assert_eq!(
        calls(),
        [
            concat!(
                r#"create card {"hidePostalCode":true,"preferredNetwork":["cartes_bancaires"],"#,
                r#""style":{"base":{"::placeholder":{"color":"gray"},"fontSize":"16px"}}}"#
            ),
            "destroy",
        ]
    );
}

#[wasm_bindgen_test]
async fn a_change_of_a_card_tells_brand_and_error() {
    let element = elements()
        .await
        .create(Card, &CardOptions::default())
        .unwrap();
    let seen = Rc::new(RefCell::new(CardChange::default()));
    let change = Rc::clone(&seen);
    let _subscription = element
        .on(event::Change, move |payload| *change.borrow_mut() = payload)
        .unwrap();

    emit(
        "change",
        "{ elementType: 'card', empty: false, complete: false, brand: 'visa',
           value: { postalCode: '10115' },
           error: { type: 'validation_error', code: 'invalid_number', message: 'No.' } }",
    );

    let change = seen.borrow();
    assert_eq!(
        (change.brand.as_str(), change.postal_code.as_str()),
        ("visa", "10115")
    );
    let error = change.error.as_ref().unwrap();
    assert_eq!(
        (&error.kind, error.to_string().as_str()),
        (&ErrorKind::Validation, "No.")
    );
}

#[wasm_bindgen_test]
async fn a_card_is_paid_and_kept_by_methods_of_its_own() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    let card = elements.create(Card, &CardOptions::default()).unwrap();
    let cvc = elements
        .create(CardCvc, &CardPartOptions::default())
        .unwrap();
    forget_calls();
    answer("Promise.resolve({ error: { type: 'card_error' } })");
    let secret = ClientSecret::new("secret_1");
    let typed_in = MethodConfirmation::default().payment_method(NewPaymentMethod::card(&card));
    let saved = MethodConfirmation::default()
        .payment_method("pm_1")
        .method_options("card", Properties::default().with("network", "visa"))
        .cvc(&cvc);
    let alone = CallOptions::default().handle_actions(false);

    let paid = stripe
        .confirm_payment_with_options(PaymentCall::Card, &secret, &saved, &alone)
        .await;
    let kept = stripe
        .confirm_setup_with(SetupCall::Card, &secret, &typed_in)
        .await;

    assert!(matches!(paid, Ok(Outcome::Refused(_))));
    assert!(matches!(kept, Ok(Outcome::Refused(_))));
    assert_eq!(
        calls(),
        [
            concat!(
                r#"confirmCardPayment secret_1 {"payment_method":"pm_1","payment_method_options":"#,
                r#"{"card":{"cvc":"the element","network":"visa"}}} {"handleActions":false}"#
            ),
            r#"confirmCardSetup secret_1 {"payment_method":{"card":"the element"}}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn a_method_that_stripe_js_does_not_have_is_an_error() {
    let stripe = stripe().await;
    let secret = ClientSecret::new("secret_1");

    let answer = stripe
        .confirm_payment_with(PaymentCall::Twint, &secret, &MethodConfirmation::default())
        .await;

    let error = answer.unwrap_err().to_string();
    assert_eq!(
        error,
        "TypeError: stripe.confirmTwintPayment is not a function"
    );
}

#[wasm_bindgen_test]
async fn a_code_that_the_page_shows_is_left_to_the_page() {
    let stripe = stripe().await;
    let secret = ClientSecret::new("secret_1");
    answer("Promise.resolve({ error: { type: 'card_error' } })");
    let scanned = MethodConfirmation::default();

    let call = PaymentCall::WechatPay;
    let answer = stripe.confirm_payment_with(call, &secret, &scanned);
    assert!(matches!(answer.await, Ok(Outcome::Refused(_))));
    let options = CallOptions::default();
    let answer = stripe.confirm_payment_with_options(call, &secret, &scanned, &options);
    assert!(matches!(answer.await, Ok(Outcome::Refused(_))));

    let told = r#"confirmWechatPayPayment secret_1 {} {"handleActions":false}"#;
    assert_eq!(calls(), [told, told]);
}

#[wasm_bindgen_test]
async fn a_group_needs_no_intent() {
    let stripe = stripe().await;

    let elements = stripe.elements(&ElementsOptions::default()).unwrap();
    let card = elements.create(Card, &CardOptions::default());

    assert!(card.is_ok());
    assert_eq!(calls(), ["elements {}", "create card {}"]);
}

#[wasm_bindgen_test]
async fn payment_methods_and_tokens_are_made_of_single_elements() {
    let stripe = stripe().await;
    let elements = elements_of(&stripe);
    let number = elements
        .create(CardNumber, &CardNumberOptions::default())
        .unwrap();
    forget_calls();
    answer(
        "Promise.resolve({ paymentMethod: { id: 'pm_1', type: 'card', card: {
           brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2030,
           networks: { available: ['visa'] } } } })",
    );
    let params = PaymentMethodParams::default().metadata(Properties::default().with("a", "b"));
    let method = stripe
        .create_payment_method_of(&number, &params)
        .await
        .unwrap();
    answer("Promise.resolve({ token: { id: 'tok_1', type: 'card', used: false } })");
    let data = CardTokenData::default().name("Jenny Rosen");
    let token = stripe.create_card_token(&number, &data).await.unwrap();

    let method = method.into_result().unwrap();
    let card = method.card().unwrap();
    assert_eq!((card.last4.as_str(), card.exp_year), ("4242", Some(2030)));
    assert_eq!(
        (card.networks, method.last4().as_deref()),
        (vec!["visa".to_owned()], Some("4242"))
    );
    assert_eq!(token.into_result().unwrap().id, "tok_1");
    assert_eq!(
        calls(),
        [
            r#"createPaymentMethod {"element":"the element","params":{"metadata":{"a":"b"}}}"#,
            r#"createToken the element {"name":"Jenny Rosen"}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn an_element_that_is_looked_up_stays_on_the_page() {
    let elements = elements().await;
    let card = elements.create(Card, &CardOptions::default()).unwrap();
    forget_calls();

    let found = elements.get(Card).unwrap();
    found.unwrap().focus().unwrap();
    drop(card);
    let gone = elements.get(Card).unwrap();

    assert!(gone.is_none());
    assert_eq!(
        calls(),
        ["getElement card", "focus", "destroy", "getElement card"]
    );
}

#[wasm_bindgen_test]
async fn a_group_tells_when_an_update_has_arrived() {
    let elements = elements().await;
    let heard = Rc::new(RefCell::new(0));
    let count = Rc::clone(&heard);

    elements
        .on_update_end(move || *count.borrow_mut() += 1)
        .unwrap();
    js("window.updated()");

    assert_eq!(
        (*heard.borrow(), calls()),
        (1, vec!["elements.on update-end".to_owned()])
    );
}

#[wasm_bindgen_test]
async fn an_address_is_asked_for() {
    let elements = elements().await;
    let options = AddressOptions::new(AddressMode::Billing);
    let element = elements.create(AddressElement, &options).unwrap();
    answer(
        "Promise.resolve({ complete: true, isNewAddress: true,
           value: { name: 'Jenny', address: { city: 'Berlin', country: 'DE' } } })",
    );

    let value = element.value(AddressFormat::Latin).await.unwrap();

    assert!(value.complete && value.is_new_address);
    assert_eq!(value.address.city.as_deref(), Some("Berlin"));
}
