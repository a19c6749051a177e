//! Parts that several of Stripe's objects have in common.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Identified, Open};

/// Marks of our own on an object: up to 50 keys of 40 characters, values of 500. In an update, an
/// empty value removes its key. <https://docs.stripe.com/api/metadata>
pub type Metadata = BTreeMap<String, String>;

/// An object of which only the id is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reference {
    /// Its id.
    pub id: String,
}

impl Identified for Reference {
    type Id = String;

    fn id(&self) -> &String {
        &self.id
    }
}

/// The answer to a DELETE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Deleted<I> {
    /// The id that the object had.
    pub id: I,
    /// Always true.
    pub deleted: bool,
}

/// A span of time, in seconds since 1970 UTC; both ends may be open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TimeRange {
    /// Later than this.
    pub gt: Option<i64>,
    /// At this time or later.
    pub gte: Option<i64>,
    /// Earlier than this.
    pub lt: Option<i64>,
    /// At this time or earlier.
    pub lte: Option<i64>,
}

/// A postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Address {
    /// Street and number.
    pub line1: Option<String>,
    /// What does not fit the first line.
    pub line2: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// State, province or region.
    pub state: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Two-letter country code.
    pub country: Option<String>,
}

/// Where goods are sent, and to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Shipping {
    /// The recipient.
    pub name: Option<String>,
    /// The recipient's telephone number.
    pub phone: Option<String>,
    /// The recipient's address.
    pub address: Option<Address>,
    /// The firm that delivers.
    pub carrier: Option<String>,
    /// The firm's numbers of the parcels.
    pub tracking_number: Option<String>,
}

/// What is known of the person who pays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct BillingDetails {
    /// The address that belongs to the payment method.
    pub address: Option<Address>,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// Whether a saved payment method is meant for payments without its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FutureUsage {
    /// Also while the customer is away.
    OffSession,
    /// Only while the customer is there.
    OnSession,
}

/// Payment methods by the settings of the connected account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AutomaticPaymentMethods {
    /// Whether those settings decide.
    pub enabled: bool,
    /// Whether methods that lead to another page are offered; left out, they are.
    #[serde(default)]
    pub allow_redirects: Option<Open<AllowRedirects>>,
}

/// Whether methods that lead to another page are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AllowRedirects {
    /// They are.
    Always,
    /// They are not: then no `return_url` is needed.
    Never,
}
