//! Which fields a Payment Element shows.

use crate::When;
use crate::define::{define_options, define_words};
use crate::fields::{Fields as Named, Text, Value};

define_options! {
    /// Which fields show.
    #[derive(Default)]
    Fields {
        /// Those of the billing details.
        billing_details: BillingFields => "billingDetails",
    }
}

impl Fields {
    /// Other billing fields for one type of payment method, such as `card`.
    #[must_use]
    pub fn with(mut self, payment_method_type: impl Into<Text>, fields: BillingFields) -> Self {
        let mut of_type = Named::default();
        of_type.set("billingDetails", fields);
        self.0.set(payment_method_type, of_type);
        self
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
        /// The payer's name; it alone can be asked for always.
        name: ShowName => "name",
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
    /// Those that the payment method can not do without.
    IfRequired,
    /// Each on its own.
    Each(AddressParts),
}

impl From<AddressFields> for Value {
    fn from(fields: AddressFields) -> Self {
        match fields {
            AddressFields::All(show) => show.into(),
            AddressFields::IfRequired => "if_required".into(),
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

/// When the name is asked for: a [`Show`], or a [`When`] with `Always`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowName(When);

impl From<When> for ShowName {
    fn from(when: When) -> Self {
        Self(when)
    }
}

impl From<Show> for ShowName {
    fn from(show: Show) -> Self {
        Self(match show {
            Show::Auto => When::Auto,
            Show::Never => When::Never,
        })
    }
}

impl From<ShowName> for Value {
    fn from(ShowName(when): ShowName) -> Self {
        when.into()
    }
}
