//! The wallets of a Payment Element.

use crate::define::define_options;

use super::Show;

define_options! {
    /// Which wallets show.
    ///
    /// ```
    /// use stripe_js::payment::{Show, Wallets};
    ///
    /// // The page has an Express Checkout Element, which shows them above the form.
    /// let wallets = Wallets::default()
    ///     .apple_pay(Show::Never)
    ///     .google_pay(Show::Never)
    ///     .link(Show::Auto);
    /// ```
    #[derive(Default)]
    Wallets {
        /// Apple Pay.
        apple_pay: Show => "applePay",
        /// Google Pay.
        google_pay: Show => "googlePay",
        /// Link.
        link: Show => "link",
    }
}

define_options! {
    /// What wallets ask the customer for.
    ///
    /// ```
    /// use stripe_js::payment::{PaymentElementOptions, WalletOptions};
    ///
    /// let ask = WalletOptions::default().email_required(true).phone_number_required(true);
    /// let options = PaymentElementOptions::default().wallet_options(ask);
    /// ```
    #[derive(Default)]
    WalletOptions {
        /// Whether they ask for an email address.
        email_required: bool => "emailRequired",
        /// Whether they ask for a phone number.
        phone_number_required: bool => "phoneNumberRequired",
    }
}
