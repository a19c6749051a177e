//! Who pays and where the goods go. Shared by confirmation and Elements; the
//! names are the API's, in snake case.

use serde::Serialize;

use crate::Properties;

/// A postal address; every part may be unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// City, town or village.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Two letters, ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line1: Option<String>,
    /// Flat, floor or building.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    /// ZIP or postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// State, county or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
}

/// The person or company that pays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BillingDetails {
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone number with extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// Where a purchase is sent.
/// <https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-shipping>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shipping {
    /// The recipient.
    pub name: String,
    /// Stripe requires its `line1`.
    pub address: Address,
    /// The recipient's phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The delivery service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// The parcel's number with that service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_number: Option<String>,
}

/// What to add to the payment method that the Elements make.
///
/// Whatever a Payment Element was told not to collect must be given here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PaymentMethodData {
    /// The payer; what Elements collect wins over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_details: Option<BillingDetails>,
    /// Whether the method may be offered again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_redisplay: Option<AllowRedisplay>,
    /// Notes on the payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Properties>,
}

/// Whether a saved payment method may be shown to its customer again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AllowRedisplay {
    /// In any later payment.
    Always,
    /// Only where the customer agreed to it.
    Limited,
    /// Not decided.
    Unspecified,
}
