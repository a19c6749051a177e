//! Which fields a Payment Element shows.

use serde::Serialize;

/// Which fields show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fields {
    /// Those of the billing details.
    pub billing_details: BillingFields,
}

/// Which billing fields show. What never shows must be given at confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum BillingFields {
    /// The same for all.
    All(Show),
    /// Each on its own.
    Each(ContactFields),
}

/// Billing fields, each on its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ContactFields {
    /// The payer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Show>,
    /// The payer's mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Show>,
    /// The payer's phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Show>,
    /// The payer's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<AddressFields>,
}

/// Which fields of the billing address show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum AddressFields {
    /// The same for all.
    All(Show),
    /// Each on its own.
    #[serde(rename_all = "camelCase")]
    Each {
        /// Country.
        #[serde(skip_serializing_if = "Option::is_none")]
        country: Option<Show>,
        /// ZIP or postal code.
        #[serde(skip_serializing_if = "Option::is_none")]
        postal_code: Option<Show>,
        /// State, county or province.
        #[serde(skip_serializing_if = "Option::is_none")]
        state: Option<Show>,
        /// City, town or village.
        #[serde(skip_serializing_if = "Option::is_none")]
        city: Option<Show>,
        /// Street and number.
        #[serde(skip_serializing_if = "Option::is_none")]
        line1: Option<Show>,
        /// Flat, floor or building.
        #[serde(skip_serializing_if = "Option::is_none")]
        line2: Option<Show>,
    },
}

/// Whether something shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Show {
    /// Where the payment method needs it.
    Auto,
    /// Nowhere.
    Never,
}
