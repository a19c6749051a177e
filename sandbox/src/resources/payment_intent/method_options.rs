//! `payment_method_options`: what one kind of method does differently.

use crate::{
    choice::choices,
    error::Result,
    params::{Params, Update},
};

/// Methods of which no option is imitated.
const OF_OTHER_METHODS: [&str; 8] = [
    "alipay",
    "bancontact",
    "boleto",
    "ideal",
    "konbini",
    "multibanco",
    "oxxo",
    "sepa_debit",
];

/// Options of cards that are not imitated.
const CARD_NOT_IMITATED: [&str; 14] = [
    "cvc_token",
    "installments",
    "mandate_options",
    "moto",
    "network",
    "request_decremental_authorization",
    "request_extended_authorization",
    "request_incremental_authorization",
    "request_multicapture",
    "request_overcapture",
    "require_cvc_recollection",
    "setup_future_usage",
    "statement_descriptor_suffix_kana",
    "statement_descriptor_suffix_kanji",
];

/// Options of bank accounts that are not imitated.
const BANK_ACCOUNT_NOT_IMITATED: [&str; 6] = [
    "financial_connections",
    "mandate_options",
    "networks",
    "setup_future_usage",
    "target_date",
    "transaction_purpose",
];

choices! {
    /// How a bank account is verified: all of them are, at once.
    pub(crate) enum Verification {
        Automatic = "automatic",
        Instant = "instant",
        Skip = "skip",
    }
}

choices! {
    /// When money is taken from a card, whatever the other methods do.
    pub(crate) enum CardCapture { Manual = "manual" }
}

choices! {
    /// The bank decides; Stripe has other values, which are not imitated.
    pub(crate) enum RequestThreeDSecure { Automatic = "automatic" }
}

/// Reads `payment_method_options`: what it changes about cards.
pub(crate) fn read(params: &mut Params) -> Result<Update<CardCapture>> {
    let options = params.object("payment_method_options", |options| {
        options.not_imitated(&OF_OTHER_METHODS)?;
        options.object("us_bank_account", |account| {
            account.not_imitated(&BANK_ACCOUNT_NOT_IMITATED)?;
            account.choice::<Verification>("verification_method")
        })?;
        options.object("card", |card| {
            card.not_imitated(&CARD_NOT_IMITATED)?;
            card.choice::<RequestThreeDSecure>("request_three_d_secure")?;
            card.update("capture_method", Params::choice)
        })
    })?;
    Ok(options.flatten().unwrap_or(Update::Keep))
}
