//! Which fields a Payment Element shows.

use crate::define::{define_options, define_words};
use crate::fields::Value;

define_options! {
    /// Which fields show.
    #[derive(Default)]
    Fields {
        /// Those of the billing details.
        billing_details: BillingFields => "billingDetails",
    }
}

/// Which billing fields show. What never shows must be given at confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BillingFields {
    /// The same for all.
    All(Show),
    /// Each on its own.
    Each(ContactFields),
}

impl From<BillingFields> for Value {
    fn from(fields: BillingFields) -> Self {
        match fields {
            BillingFields::All(show) => show.into(),
            BillingFields::Each(fields) => fields.into(),
        }
    }
}

define_options! {
    /// Billing fields, each on its own.
    #[derive(Default)]
    ContactFields {
        /// The payer's name.
        name: Show => "name",
        /// The payer's mail address.
        email: Show => "email",
        /// The payer's phone number.
        phone: Show => "phone",
        /// The payer's address.
        address: AddressFields => "address",
    }
}

/// Which fields of the billing address show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressFields {
    /// The same for all.
    All(Show),
    /// Each on its own.
    Each(AddressParts),
}

impl From<AddressFields> for Value {
    fn from(fields: AddressFields) -> Self {
        match fields {
            AddressFields::All(show) => show.into(),
            AddressFields::Each(parts) => parts.into(),
        }
    }
}

define_options! {
    /// Fields of the billing address, each on its own.
    #[derive(Default)]
    AddressParts {
        /// Country.
        country: Show => "country",
        /// ZIP or postal code.
        postal_code: Show => "postalCode",
        /// State, county or province.
        state: Show => "state",
        /// City, town or village.
        city: Show => "city",
        /// Street and number.
        line1: Show => "line1",
        /// Flat, floor or building.
        line2: Show => "line2",
    }
}

define_words! {
    /// Whether something shows.
    Show {
        /// Where the payment method needs it.
        Auto => "auto",
        /// Nowhere.
        Never => "never",
    }
}
