//! What a Payment Element is made with.

use super::{Fields, Layout, Terms, WalletOptions, Wallets};
use crate::card::CardNetwork;
use crate::define::define_options;
use crate::fields::{Fields as Named, Text};
use crate::{ApplePay, BillingDetails, Options};

define_options! {
    /// The options of a Payment Element; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/js/elements_object/create_payment_element>
    ///
    /// ```
    /// use stripe_js::BillingDetails;
    /// use stripe_js::payment::{
    ///     BillingFields, Business, ContactFields, DefaultValues, Fields, Layout, LayoutType,
    ///     PaymentElementOptions, Show, ShowTerms, Terms, WalletOptions, Wallets,
    /// };
    ///
    /// let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let no_email = BillingFields::Each(ContactFields::default().email(Show::Never));
    /// let options = PaymentElementOptions::default()
    ///     .layout(Layout::new(LayoutType::Tabs))
    ///     .business(Business::new("Rosen Shoes"))
    ///     .default_values(DefaultValues::default().billing_details(jenny))
    ///     .fields(Fields::default().billing_details(no_email))
    ///     .payment_method_order(vec!["card".into(), "sepa_debit".into()])
    ///     .terms(Terms::default().card(ShowTerms::Never))
    ///     .wallets(Wallets::default().link(Show::Never))
    ///     .wallet_options(WalletOptions::default().phone_number_required(true));
    /// ```
    ///
    /// What Apple Pay shows of a subscription:
    ///
    /// ```
    /// use stripe_js::payment::PaymentElementOptions;
    /// use stripe_js::{ApplePay, BillingInterval, RecurringPayment, RegularBilling};
    ///
    /// let monthly = RegularBilling::new("Newspaper", 1990).interval_unit(BillingInterval::Month);
    /// let page = "https://shop.example/subscription";
    /// let newspaper = ApplePay::Recurring(RecurringPayment::new("Newspaper", page, monthly));
    /// let options = PaymentElementOptions::default().apple_pay(newspaper);
    /// ```
    #[derive(Default)]
    PaymentElementOptions {
        /// How the payment methods are arranged.
        layout: Layout => "layout",
        /// What is known about the customer.
        default_values: DefaultValues => "defaultValues",
        /// The merchant, as the texts name it.
        business: Business => "business",
        /// Types of payment method, the first one first.
        payment_method_order: Vec<Text> => "paymentMethodOrder",
        /// Which fields show.
        fields: Fields => "fields",
        /// Whether nothing can be entered.
        read_only: bool => "readOnly",
        /// Where the mandate texts show.
        terms: Terms => "terms",
        /// Which wallets show. It cannot be changed in place.
        wallets: Wallets => "wallets",
        /// What wallets ask the customer for.
        wallet_options: WalletOptions => "walletOptions",
        /// What Apple Pay shows of later payments.
        apple_pay: ApplePay => "applePay",
    }
}

impl Options for PaymentElementOptions {
    const FIXED: &'static [&'static str] = &["wallets"];

    const FIXED_PARTS: &'static [(&'static str, &'static str)] = &[
        ("layout", "defaultCollapsed"),
        ("layout", "paymentMethodLogoPosition"),
    ];

    fn fields(&self) -> &Named {
        &self.0
    }
}

define_options! {
    /// What is known about the customer beforehand.
    ///
    /// ```
    /// use stripe_js::BillingDetails;
    /// use stripe_js::card::CardNetwork;
    /// use stripe_js::payment::{CardDefaults, DefaultValues};
    ///
    /// let known = DefaultValues::default()
    ///     .billing_details(BillingDetails::default().email("jenny@example.com"))
    ///     .card(CardDefaults::default().network(vec![CardNetwork::CartesBancaires]));
    /// ```
    #[derive(Default)]
    DefaultValues {
        /// The payer.
        billing_details: BillingDetails => "billingDetails",
        /// The card.
        card: CardDefaults => "card",
    }
}

define_options! {
    /// What is known about the card beforehand.
    #[derive(Default)]
    CardDefaults {
        /// The networks that are chosen where a card has several, the first one first.
        network: Vec<CardNetwork> => "network",
    }
}

define_options! {
    /// The merchant.
    ///
    /// ```
    /// use stripe_js::payment::{Business, PaymentElementOptions};
    ///
    /// // On a platform: the connected account, not the platform.
    /// let options = PaymentElementOptions::default().business(Business::new("Rosen Shoes"));
    /// ```
    Business {
    }
}

impl Business {
    /// The name that customers know.
    pub fn new(name: impl Into<Text>) -> Self {
        let mut fields = Named::default();
        fields.set("name", name.into());
        Self(fields)
    }
}
