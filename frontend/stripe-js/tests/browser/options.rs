use stripe_js::payment::{
    AddressFields, BillingFields, ContactFields, Fields, Layout, LayoutType, PaymentElementOptions,
    Show, Wallets,
};
use stripe_js::{
    AppInfo, Appearance, CaptureMethod, ClientSecret, CustomFont, Deferred, ElementsOptions, Font,
    FontStyle, Intent, Labels, Loader, Mode, Payment, PaymentMethodCreation, Properties, Rules,
    SetupFutureUsage, StripeOptions, Theme,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{calls, elements, forget_calls, payment_mode, stripe, stripe_js};

#[wasm_bindgen_test]
async fn one_key_and_account_make_one_stripe_object() {
    let stripe_js = stripe_js().await;
    let account = |id: &str| StripeOptions {
        stripe_account: Some(id.to_owned()),
        locale: Some("de".to_owned()),
        ..StripeOptions::default()
    };

    let first = stripe_js.stripe("pk_test_2", &account("acct_1")).unwrap();
    let again = stripe_js.stripe("pk_test_2", &account("acct_1")).unwrap();
    let other = stripe_js.stripe("pk_test_2", &account("acct_2")).unwrap();

    assert!(first == again && first != other);
    assert_eq!(
        calls(),
        [
            r#"Stripe pk_test_2 {"locale":"de","stripeAccount":"acct_1"}"#,
            r#"Stripe pk_test_2 {"locale":"de","stripeAccount":"acct_2"}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn options_that_are_not_given_are_not_written() {
    let stripe = stripe().await;

    for intent in [
        Intent::from(payment_mode()),
        Intent::from(Mode::Setup { currency: None }),
        Intent::from(ClientSecret::new("pi_1_secret")),
    ] {
        stripe.elements(&ElementsOptions::new(intent)).unwrap();
    }

    assert_eq!(
        calls(),
        [
            r#"elements {"amount":1099,"currency":"eur","mode":"payment"}"#,
            r#"elements {"mode":"setup"}"#,
            r#"elements {"clientSecret":"pi_1_secret"}"#,
        ]
    );
}

#[wasm_bindgen_test]
async fn all_options_of_a_group_have_stripes_names() {
    let stripe = stripe().await;
    let options = ElementsOptions {
        appearance: Some(Appearance {
            theme: Some(Theme::Night),
            labels: Some(Labels::Floating),
            disable_animations: Some(true),
            variables: Properties::default().with("colorPrimary", "#06f"),
            rules: Rules::default().with(".Input", Properties::default().with("color", "red")),
            ..Appearance::default()
        }),
        fonts: vec![
            Font::StyleSheet {
                css_src: "https://fonts.example/a.css".to_owned(),
            },
            Font::File(CustomFont {
                family: "A".to_owned(),
                src: "url(a.woff2)".to_owned(),
                style: Some(FontStyle::Italic),
                unicode_range: Some("U+26".to_owned()),
                ..CustomFont::default()
            }),
        ],
        locale: Some("fr-CA".to_owned()),
        loader: Some(Loader::Always),
        customer_session_client_secret: Some(ClientSecret::new("cuss_secret")),
        payment_method_creation: Some(PaymentMethodCreation::Manual),
        ..ElementsOptions::new(Intent::Deferred(Deferred {
            setup_future_usage: Some(SetupFutureUsage::OffSession),
            capture_method: Some(CaptureMethod::AutomaticAsync),
            on_behalf_of: Some("acct_1".to_owned()),
            allowed_payment_method_types: Some(vec!["card".to_owned()]),
            excluded_payment_method_types: Some(vec!["klarna".to_owned()]),
            payment_method_configuration: Some("pmc_1".to_owned()),
            ..Deferred::from(payment_mode())
        }))
    };

    stripe.elements(&options).unwrap();

    assert_eq!(
        calls(),
        [concat!(
            r#"elements {"allowedPaymentMethodTypes":["card"],"amount":1099,"#,
            r##""appearance":{"disableAnimations":true,"labels":"floating","##,
            r##""rules":{".Input":{"color":"red"}},"theme":"night","##,
            r##""variables":{"colorPrimary":"#06f"}},"##,
            r#""captureMethod":"automatic_async","currency":"eur","#,
            r#""customerSessionClientSecret":"cuss_secret","#,
            r#""excludedPaymentMethodTypes":["klarna"],"#,
            r#""fonts":[{"cssSrc":"https://fonts.example/a.css"},"#,
            r#"{"family":"A","src":"url(a.woff2)","style":"italic","unicodeRange":"U+26"}],"#,
            r#""loader":"always","locale":"fr-CA","mode":"payment","onBehalfOf":"acct_1","#,
            r#""paymentMethodConfiguration":"pmc_1","paymentMethodCreation":"manual","#,
            r#""setupFutureUsage":"off_session"}"#
        )]
    );
}

#[wasm_bindgen_test]
async fn all_options_of_a_payment_element_have_stripes_names() {
    let options = PaymentElementOptions {
        layout: Some(Layout {
            default_collapsed: Some(false),
            visible_accordion_items_count: Some(3),
            ..Layout::new(LayoutType::Accordion)
        }),
        fields: Some(Fields {
            billing_details: BillingFields::Each(ContactFields {
                email: Some(Show::Never),
                address: Some(AddressFields::All(Show::Auto)),
                ..ContactFields::default()
            }),
        }),
        wallets: Some(Wallets {
            apple_pay: Some(Show::Never),
            ..Wallets::default()
        }),
        ..PaymentElementOptions::default()
    };
    let elements = elements().await;

    _ = elements.create(Payment, &options).unwrap();

    assert_eq!(
        calls(),
        [
            concat!(
                r#"create payment {"fields":{"billingDetails":{"address":"auto","#,
                r#""email":"never"}},"layout":{"defaultCollapsed":false,"type":"accordion","#,
                r#""visibleAccordionItemsCount":3},"wallets":{"applePay":"never"}}"#
            ),
            "destroy",
        ]
    );
}

#[wasm_bindgen_test]
async fn an_application_can_tell_its_name() {
    let stripe = stripe().await;
    forget_calls();

    stripe
        .register_app_info(&AppInfo {
            name: "shop".to_owned(),
            version: Some("1.2.3".to_owned()),
            url: None,
            partner_id: None,
        })
        .unwrap();

    assert_eq!(
        calls(),
        [r#"registerAppInfo {"name":"shop","version":"1.2.3"}"#]
    );
}
