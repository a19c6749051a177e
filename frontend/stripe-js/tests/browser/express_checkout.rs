use std::cell::RefCell;
use std::rc::Rc;

use stripe_js::express_checkout::{
    Available, Cancel, Click, Confirm, ExpressCheckoutOptions, ShowWallet, WalletButtons,
};
use stripe_js::{Element, ElementsOptions, ExpressCheckout, StripeJs};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{calls, elements, emit, forget_calls, js, payment_mode, stripe};

async fn wallets() -> Element<ExpressCheckout> {
    let options = ExpressCheckoutOptions::default();
    let element = elements().await.create(ExpressCheckout, &options).unwrap();
    forget_calls();
    element
}

#[wasm_bindgen_test]
async fn the_buttons_are_made_with_stripes_names() {
    let buttons = WalletButtons::default().apple_pay(ShowWallet::Always);
    let options = ExpressCheckoutOptions::default()
        .button_height(48_u32)
        .payment_methods(buttons);

    let element = elements().await.create(ExpressCheckout, &options);

    assert!(element.is_ok());
    let made =
        r#"create expressCheckout {"buttonHeight":48,"paymentMethods":{"applePay":"always"}}"#;
    assert!(calls().contains(&made.to_owned()), "{:?}", calls());
}

#[wasm_bindgen_test]
async fn only_wallets_that_show_are_available() {
    let element = wallets().await;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let names = Rc::clone(&seen);
    let _subscription = element
        .on(Available, move |wallets| names.borrow_mut().push(wallets))
        .unwrap();

    emit(
        "ready",
        "{availablePaymentMethods: {applePay: true, link: false}}",
    );
    emit("ready", "{}");

    assert_eq!(*seen.borrow(), [vec!["applePay".to_owned()], vec![]]);
}

#[wasm_bindgen_test]
async fn a_click_is_answered_and_a_failure_is_told() {
    let element = wallets().await;
    let _click = element
        .on(Click, |click| {
            assert_eq!(click.wallet().as_deref(), Some("google_pay"));
            click.resolve().unwrap();
            click.reject().unwrap();
        })
        .unwrap();
    let _confirm = element
        .on(Confirm, |confirmed| confirmed.payment_failed().unwrap())
        .unwrap();
    forget_calls();

    emit(
        "click",
        "{expressPaymentType: 'google_pay', resolve: () => window.calls.push('resolved'), \
          reject: () => window.calls.push('rejected')}",
    );
    emit(
        "confirm",
        "{paymentFailed: ({reason}) => window.calls.push(`failed: ${reason}`)}",
    );
    // A newer Stripe.js may leave a function out.
    emit("confirm", "{}");

    assert_eq!(calls(), ["resolved", "rejected", "failed: fail"]);
}

#[wasm_bindgen_test]
async fn a_wallet_that_is_closed_is_told() {
    let element = wallets().await;
    let closed = Rc::new(RefCell::new(0));
    let count = Rc::clone(&closed);
    let _subscription = element
        .on(Cancel, move |()| *count.borrow_mut() += 1)
        .unwrap();

    emit("cancel", "{}");

    assert_eq!(*closed.borrow(), 1);
}

#[wasm_bindgen_test]
async fn what_javascript_has_made_is_handed_on_as_it_is() {
    let look = js("return { theme: 'night', rules: { '.Tab': { color: 'red' } } }");
    let options = ElementsOptions::new(payment_mode().into()).with_js("appearance", look.clone());
    assert_eq!(options, options.clone());

    stripe().await.elements(&options).unwrap();

    let made = r#"elements {"amount":1099,"appearance":{"rules":{".Tab":{"color":"red"}},"theme":"night"},"currency":"eur","mode":"payment"}"#;
    assert_eq!(calls(), [made]);
}

#[wasm_bindgen_test]
fn only_a_function_is_stripe_js() {
    assert!(StripeJs::from_js(&JsValue::UNDEFINED).is_none());
    assert!(StripeJs::from_js(&js("return () => ({})")).is_some());
}
