//! What an Express Checkout Element is made with.

use crate::Options;
use crate::define::{define_options, define_words};
use crate::fields::Fields;

define_options! {
    /// The options of an Express Checkout Element; what is not given is Stripe's choice.
    /// <https://docs.stripe.com/js/elements_object/create_express_checkout_element>
    #[derive(Default)]
    ExpressCheckoutOptions {
        /// How high the buttons are, in pixels: 40 to 55.
        button_height: u32 => "buttonHeight",
        /// Which wallets show. It cannot be changed in place.
        payment_methods: WalletButtons => "paymentMethods",
        /// Whether the wallet asks for an email address.
        email_required: bool => "emailRequired",
        /// Whether the wallet asks for a phone number.
        phone_number_required: bool => "phoneNumberRequired",
        /// Whether the wallet asks for a billing address.
        billing_address_required: bool => "billingAddressRequired",
        /// Whether the wallet asks for a shipping address.
        shipping_address_required: bool => "shippingAddressRequired",
    }
}

impl Options for ExpressCheckoutOptions {
    const FIXED: &'static [&'static str] = &["paymentMethods"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

define_options! {
    /// Which wallets show.
    #[derive(Default)]
    WalletButtons {
        /// Apple Pay.
        apple_pay: ShowWallet => "applePay",
        /// Google Pay.
        google_pay: ShowWallet => "googlePay",
        /// Link.
        link: ShowWallet => "link",
        /// `PayPal`.
        paypal: ShowWallet => "paypal",
        /// Amazon Pay.
        amazon_pay: ShowWallet => "amazonPay",
        /// Klarna.
        klarna: ShowWallet => "klarna",
    }
}

define_words! {
    /// Whether a wallet shows. Link, `PayPal`, Amazon Pay and Klarna know no `Always`.
    ShowWallet {
        /// Where it makes sense.
        Auto => "auto",
        /// Wherever it can.
        Always => "always",
        /// It does not.
        Never => "never",
    }
}
