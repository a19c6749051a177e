//! The legal texts of a Payment Element.

use crate::When;
use crate::define::define_options;

define_options! {
    /// Whether the mandate text of a payment method shows, by method.
    ///
    /// A page that hides a text must show it itself.
    /// <https://docs.stripe.com/js/elements_object/create_payment_element#payment_element_create-options-terms>
    ///
    /// ```
    /// use stripe_js::payment::{ShowTerms, Terms};
    ///
    /// // The page shows the text of SEPA Direct Debit itself.
    /// let terms = Terms::default().card(ShowTerms::Auto).sepa_debit(ShowTerms::Never);
    /// ```
    ///
    /// The page shows all texts:
    ///
    /// ```
    /// use stripe_js::payment::{ShowTerms, Terms};
    ///
    /// let never = ShowTerms::Never;
    /// let terms = Terms::default()
    ///     .apple_pay(never)
    ///     .au_becs_debit(never)
    ///     .bancontact(never)
    ///     .card(never)
    ///     .cashapp(never)
    ///     .google_pay(never)
    ///     .ideal(never)
    ///     .klarna(never)
    ///     .paypal(never)
    ///     .sepa_debit(never)
    ///     .sofort(never)
    ///     .us_bank_account(never);
    /// ```
    #[derive(Default)]
    Terms {
        /// Apple Pay.
        apple_pay: ShowTerms => "applePay",
        /// BECS Direct Debit in Australia.
        au_becs_debit: ShowTerms => "auBecsDebit",
        /// Bancontact.
        bancontact: ShowTerms => "bancontact",
        /// Cards.
        card: ShowTerms => "card",
        /// Cash App Pay.
        cashapp: ShowTerms => "cashapp",
        /// Google Pay.
        google_pay: ShowTerms => "googlePay",
        /// `iDEAL`.
        ideal: ShowTerms => "ideal",
        /// Klarna.
        klarna: ShowTerms => "klarna",
        /// `PayPal`.
        paypal: ShowTerms => "paypal",
        /// SEPA Direct Debit.
        sepa_debit: ShowTerms => "sepaDebit",
        /// Sofort.
        sofort: ShowTerms => "sofort",
        /// ACH Direct Debit.
        us_bank_account: ShowTerms => "usBankAccount",
    }
}

/// Whether a mandate text shows.
pub type ShowTerms = When;
