use std::borrow::Cow;

use stripe_js::payment::{
    AddressFields, BillingFields, ContactFields, Fields, Layout, LayoutType, PaymentElementOptions,
    Show, Wallets,
};
use stripe_js::{
    AppInfo, Appearance, CaptureMethod, ClientSecret, CustomFont, Deferred, ElementsOptions, Font,
    FontStyle, Intent, Labels, Loader, Mode, Payment, PaymentMethodCreation, Properties, Rules,
    SetupFutureUsage, StripeJs, StripeOptions, Theme,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fake::{calls, elements, forget_calls, js, payment_mode, stripe, stripe_js};

#[wasm_bindgen_test]
async fn one_key_and_account_make_one_stripe_object() {
    let stripe_js = stripe_js().await;
    let account = |id: &'static str| StripeOptions::default().stripe_account(id).locale("de");

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
async fn the_release_train_is_told_as_the_address_has_it() {
    for (version, train) in [
        ("'endive'", Some("endive")),
        ("3", Some("v3")),
        ("undefined", None),
    ] {
        let global = js(&["return Object.assign(() => 1, { version: ", version, " })"].concat());

        let stripe_js = StripeJs::from_js(&global).unwrap();

        assert_eq!(stripe_js.version().as_deref(), train, "{version}");
    }
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
    let deferred = Deferred::from(payment_mode())
        .setup_future_usage(SetupFutureUsage::OffSession)
        .capture_method(CaptureMethod::AutomaticAsync)
        .on_behalf_of("acct_1")
        .allowed_payment_method_types(vec![Cow::from("card")])
        .excluded_payment_method_types(vec![Cow::from("klarna")])
        .payment_method_configuration("pmc_1");
    let appearance = Appearance::default()
        .theme(Theme::Night)
        .labels(Labels::Floating)
        .disable_animations(true)
        .variables(Properties::default().with("colorPrimary", "#06f"))
        .rules(Rules::default().with(".Input", Properties::default().with("color", "red")));
    let style_sheet = Font::StyleSheet {
        css_src: "https://fonts.example/a.css".to_owned(),
    };
    let file = CustomFont::new("A", "url(a.woff2)")
        .style(FontStyle::Italic)
        .unicode_range("U+26");
    let options = ElementsOptions::new(Intent::Deferred(deferred))
        .appearance(appearance)
        .fonts(vec![style_sheet, Font::File(file)])
        .locale("fr-CA")
        .loader(Loader::Always)
        .customer_session_client_secret(ClientSecret::new("cuss_secret"))
        .payment_method_creation(PaymentMethodCreation::Manual);

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
    let layout = Layout::new(LayoutType::Accordion)
        .default_collapsed(false)
        .visible_accordion_items_count(3_u32);
    let contact = ContactFields::default()
        .email(Show::Never)
        .address(AddressFields::All(Show::Auto));
    let options = PaymentElementOptions::default()
        .layout(layout)
        .fields(Fields::default().billing_details(BillingFields::Each(contact)))
        .wallets(Wallets::default().apple_pay(Show::Never));
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
        .register_app_info(&AppInfo::new("shop").version("1.2.3"))
        .unwrap();

    assert_eq!(
        calls(),
        [r#"registerAppInfo {"name":"shop","version":"1.2.3"}"#]
    );
}
