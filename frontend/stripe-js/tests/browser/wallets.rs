use std::cell::RefCell;
use std::rc::Rc;

use stripe_js::express_checkout::{
    Available, ChangeDetails, Click, ClickDetails, Confirm, ExpressCheckoutOptions, FailureReason,
    LineItem, ShippingAddressChange, ShippingRate, WalletFailure,
};
use stripe_js::payment::{CardDetailsChange, PaymentElementOptions};
use stripe_js::{
    ApplePay, Element, ExpressCheckout, Payment, RecurringPayment, RegularBilling, event,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{calls, elements, emit, forget_calls, js};

async fn buttons() -> Element<ExpressCheckout> {
    let monthly = RegularBilling::new("Newspaper", 1990);
    let page = "https://shop.example/";
    let later = ApplePay::Recurring(RecurringPayment::new("Newspaper", page, monthly));
    let options = ExpressCheckoutOptions::default()
        .apple_pay(later)
        .button_height(44_u32);
    let element = elements().await.create(ExpressCheckout, &options).unwrap();
    assert_eq!(
        calls(),
        [concat!(
            r#"create expressCheckout {"applePay":{"recurringPaymentRequest":"#,
            r#"{"managementURL":"https://shop.example/","paymentDescription":"Newspaper","#,
            r#""regularBilling":{"amount":1990,"label":"Newspaper"}}},"buttonHeight":44}"#
        )]
    );
    forget_calls();
    // What the page answers is written down as a call.
    js(
        "window.told = []; window.tell = (name) => (it) => window.told.push(
        [name, JSON.stringify(it)].join(' '))",
    );
    element
}

fn told() -> Option<String> {
    js("return window.told.splice(0).join('; ')").as_string()
}

#[wasm_bindgen_test]
async fn a_click_opens_the_wallet_with_a_bill() {
    let buttons = buttons().await;
    let _clicks = buttons
        .on(Click, |click| {
            let bill = vec![LineItem::new("Shoes", 9900)];
            click
                .resolve_with(&ClickDetails::default().line_items(bill))
                .unwrap();
        })
        .unwrap();

    emit(
        "click",
        "{ expressPaymentType: 'apple_pay', resolve: window.tell('resolve') }",
    );

    let expected = r#"resolve {"lineItems":[{"name":"Shoes","amount":9900}]}"#;
    assert_eq!(told().as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn another_address_is_answered_with_rates() {
    let buttons = buttons().await;
    let _changes = buttons
        .on(ShippingAddressChange, |chosen| {
            if chosen.address().country.as_deref() == Some("DE") {
                let rates = vec![ShippingRate::new("post", 490, "Post")];
                chosen
                    .resolve(&ChangeDetails::default().shipping_rates(rates))
                    .unwrap();
            } else {
                chosen.reject().unwrap();
            }
        })
        .unwrap();
    let payload = |country: &str| {
        [
            "{ name: 'Jenny', address: { country: '",
            country,
            "' }, resolve: window.tell('resolve'), reject: window.tell('reject') }",
        ]
        .concat()
    };

    emit("shippingaddresschange", &payload("DE"));
    emit("shippingaddresschange", &payload("AQ"));

    let expected =
        r#"resolve {"shippingRates":[{"id":"post","amount":490,"displayName":"Post"}]}; reject "#;
    assert_eq!(told().as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn an_agreement_tells_the_payer_and_hears_why_it_failed() {
    let buttons = buttons().await;
    let names = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&names);
    let _agreed = buttons
        .on(Confirm, move |agreement| {
            seen.borrow_mut()
                .extend(agreement.billing_details().map(|payer| payer.name));
            seen.borrow_mut()
                .extend(agreement.shipping_rate().map(|rate| rate.id));
            let reason = FailureReason::InvalidShippingAddress;
            let failure = WalletFailure::default()
                .reason(reason)
                .message("No boat goes there.");
            agreement.payment_failed_with(&failure).unwrap();
        })
        .unwrap();

    emit(
        "confirm",
        "{ paymentFailed: window.tell('failed'), billingDetails: { name: 'Jenny', address: {} },
           shippingRate: { id: 'post', amount: 490, displayName: 'Post' } }",
    );

    assert_eq!(*names.borrow(), ["Jenny", "post"]);
    let expected =
        r#"failed {"reason":"invalid_shipping_address","message":"No boat goes there."}"#;
    assert_eq!(told().as_deref(), Some(expected));
}

#[wasm_bindgen_test]
async fn wallets_that_show_are_told() {
    let buttons = buttons().await;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let (first, then) = (Rc::clone(&seen), Rc::clone(&seen));
    let _ready = buttons
        .on(Available, move |it| first.borrow_mut().extend(it))
        .unwrap();
    let _later = buttons
        .on(event::AvailablePaymentMethodsChange, move |it| {
            then.borrow_mut().extend(it);
        })
        .unwrap();

    emit(
        "ready",
        "{ availablePaymentMethods: { applePay: true, link: false } }",
    );
    emit("ready", "{ availablePaymentMethods: undefined }");
    emit(
        "availablepaymentmethodschange",
        "{ paymentMethods: { link: { available: true }, paypal: { available: false } } }",
    );

    assert_eq!(*seen.borrow(), ["applePay", "link"]);
}

#[wasm_bindgen_test]
async fn details_of_a_card_are_told_while_it_is_typed() {
    let elements = elements().await;
    let element = elements
        .create(Payment, &PaymentElementOptions::default())
        .unwrap();
    let seen = Rc::new(RefCell::new(Vec::new()));
    let details = Rc::clone(&seen);
    let _subscription = element
        .on(CardDetailsChange, move |it| {
            details
                .borrow_mut()
                .push((it.loading, it.brands.join(" "), it.funding));
        })
        .unwrap();

    emit("carddetailschange", "{ loading: true }");
    emit(
        "carddetailschange",
        "{ loading: false, details: { brands: ['visa', 'cartes_bancaires'], funding: 'debit' } }",
    );

    let expected = [
        (true, String::new(), None),
        (
            false,
            "visa cartes_bancaires".to_owned(),
            Some("debit".to_owned()),
        ),
    ];
    assert_eq!(*seen.borrow(), expected);
}
