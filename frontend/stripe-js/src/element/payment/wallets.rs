//! The wallets of a Payment Element.

use crate::define::define_options;

use super::Show;

define_options! {
    /// Which wallets show.
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
    #[derive(Default)]
    WalletOptions {
        /// Whether they ask for an email address.
        email_required: bool => "emailRequired",
        /// Whether they ask for a phone number.
        phone_number_required: bool => "phoneNumberRequired",
    }
}
