//! Why a customer disputes a charge.

use crate::choice::choices;

choices! {
    /// Stripe's words: <https://docs.stripe.com/disputes/categories>
    pub(crate) enum Reason {
        BankCannotProcess = "bank_cannot_process",
        CheckReturned = "check_returned",
        CreditNotProcessed = "credit_not_processed",
        CustomerInitiated = "customer_initiated",
        DebitNotAuthorized = "debit_not_authorized",
        Duplicate = "duplicate",
        Fraudulent = "fraudulent",
        General = "general",
        IncorrectAccountDetails = "incorrect_account_details",
        InsufficientFunds = "insufficient_funds",
        Noncompliant = "noncompliant",
        ProductNotReceived = "product_not_received",
        ProductUnacceptable = "product_unacceptable",
        SubscriptionCanceled = "subscription_canceled",
        Unrecognized = "unrecognized",
    }
}

impl Reason {
    /// What Visa calls it, where it has a code.
    pub(crate) fn network_code(self) -> Option<&'static str> {
        match self {
            Self::Fraudulent | Self::Unrecognized => Some("10.4"),
            Self::Duplicate => Some("12.6"),
            Self::ProductNotReceived => Some("13.1"),
            Self::SubscriptionCanceled => Some("13.2"),
            Self::ProductUnacceptable => Some("13.3"),
            Self::CreditNotProcessed => Some("13.6"),
            Self::BankCannotProcess
            | Self::CheckReturned
            | Self::CustomerInitiated
            | Self::DebitNotAuthorized
            | Self::General
            | Self::IncorrectAccountDetails
            | Self::InsufficientFunds
            | Self::Noncompliant => None,
        }
    }
}
