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
