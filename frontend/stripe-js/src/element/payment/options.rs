//! What a Payment Element is made with.

use super::{Fields, Layout, Terms, WalletOptions, Wallets};
use crate::card::CardNetwork;
use crate::define::define_options;
use crate::fields::{Fields as Named, Text};
use crate::{ApplePay, BillingDetails, Options};

define_options! {
    /// The options of a Payment Element; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/js/elements_object/create_payment_element>
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
    const FIXED: &'static [&'static str] =
        &["wallets", "defaultCollapsed", "paymentMethodLogoPosition"];

    fn fields(&self) -> &Named {
        &self.0
    }
}

define_options! {
    /// What is known about the customer beforehand.
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
