use leptos::prelude::*;
use leptos_stripe::stripe_js::address::{AddressMode, AddressOptions};
use leptos_stripe::stripe_js::bank_account::IbanOptions;
use leptos_stripe::stripe_js::card::CardChange;
use leptos_stripe::stripe_js::express_checkout::{Clicked, Confirmed};
use leptos_stripe::stripe_js::payment_method_messaging::PaymentMethodMessagingOptions;
use leptos_stripe::{
    AddressElement, AuBankAccountElement, CardCvcElement, CardElement, CardExpiryElement,
    CardNumberElement, ContactDetailsElement, CurrencySelectorElement, ExpressCheckoutElement,
    IbanElement, LinkAuthenticationElement, LinkSignupElement, PaymentMethodMessagingElement,
    TaxIdElement, TermsElement,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{emit, install, js, take_calls};
use crate::stage::{Shop, stage};

#[wasm_bindgen_test]
async fn each_component_shows_the_element_of_its_name() {
    install();
    let address = || AddressOptions::new(AddressMode::Shipping);
    let price = || PaymentMethodMessagingOptions::new(9900, "EUR");
    let sepa = || IbanOptions::default().supported_countries(vec!["SEPA".into()]);

    let _stage = stage(move || {
        view! {
            <Shop>
                <AddressElement options=address />
                <AuBankAccountElement />
                <CardElement />
                <CardNumberElement />
                <CardExpiryElement />
                <CardCvcElement />
                <ContactDetailsElement />
                <CurrencySelectorElement />
                <ExpressCheckoutElement on_confirm=|_: Confirmed| () />
                <IbanElement options=sepa />
                <LinkAuthenticationElement />
                <LinkSignupElement />
                <PaymentMethodMessagingElement options=price />
                <TaxIdElement />
                <TermsElement />
            </Shop>
        }
    })
    .await;

    let made: Vec<String> = take_calls()
        .iter()
        .filter_map(|call| Some(call.strip_prefix("create ")?.split_once(' ')?.0.to_owned()))
        .collect();
    let mut names = made.clone();
    names.sort();
    assert_eq!(
        names.join(" "),
        "address auBankAccount card cardCvc cardExpiry cardNumber contactDetails currencySelector \
         expressCheckout iban linkAuthentication linkSignup paymentMethodMessaging taxId terms"
    );
}

#[wasm_bindgen_test]
async fn a_card_tells_its_brand() {
    install();
    let brand = RwSignal::new(String::new());
    let _stage = stage(move || {
        view! {
            <Shop>
                <CardElement on_change=move |change: CardChange| brand.set(change.brand) />
            </Shop>
        }
    })
    .await;

    emit("change", "{ elementType: 'card', brand: 'visa' }");

    assert_eq!(brand.get_untracked(), "visa");
}

#[wasm_bindgen_test]
async fn a_button_opens_the_wallet_and_the_agreement_is_told() {
    install();
    let agreed = RwSignal::new(None);
    let _stage = stage(move || {
        let open = |click: Clicked| click.resolve().unwrap();
        let pay = move |agreement: Confirmed| agreed.set(agreement.wallet());
        view! {
            <Shop>
                <ExpressCheckoutElement on_click=open on_confirm=pay />
            </Shop>
        }
    })
    .await;

    emit("click", "{ resolve: () => { window.opened = true } }");
    emit("confirm", "{ expressPaymentType: 'google_pay' }");

    assert!(js("return window.opened").is_truthy());
    assert_eq!(agreed.get_untracked().as_deref(), Some("google_pay"));
}
