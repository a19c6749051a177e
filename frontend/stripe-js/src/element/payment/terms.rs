//! The legal texts of a Payment Element.

use serde::Serialize;

/// Whether the mandate text of a payment method shows, by method.
///
/// A page that hides a text must show it itself.
/// <https://docs.stripe.com/js/elements_object/create_payment_element#payment_element_create-options-terms>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// Apple Pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apple_pay: Option<ShowTerms>,
    /// BECS Direct Debit in Australia.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub au_becs_debit: Option<ShowTerms>,
    /// Bancontact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bancontact: Option<ShowTerms>,
    /// Cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<ShowTerms>,
    /// Cash App Pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cashapp: Option<ShowTerms>,
    /// Google Pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_pay: Option<ShowTerms>,
    /// `iDEAL`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ideal: Option<ShowTerms>,
    /// Klarna.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub klarna: Option<ShowTerms>,
    /// `PayPal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paypal: Option<ShowTerms>,
    /// SEPA Direct Debit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sepa_debit: Option<ShowTerms>,
    /// Sofort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sofort: Option<ShowTerms>,
    /// ACH Direct Debit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub us_bank_account: Option<ShowTerms>,
}

/// Whether a mandate text shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ShowTerms {
    /// Where it is needed.
    Auto,
    /// With each payment.
    Always,
    /// Nowhere.
    Never,
}
