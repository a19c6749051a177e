//! Who pays and where the goods go. Shared by confirmation and Elements; the
//! names are the API's, in snake case.

use wasm_bindgen::JsValue;

use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text, Value};
use crate::{Properties, convert};

/// A postal address; every part may be unknown.
///
/// ```
/// use stripe_js::{Address, BillingDetails};
///
/// let berlin = Address {
///     city: Some("Berlin".to_owned()),
///     country: Some("DE".to_owned()),
///     ..Address::default()
/// };
/// let payer = BillingDetails::default().name("Jenny Rosen").address(berlin);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// City, town or village.
    pub city: Option<String>,
    /// Two letters, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Street and number.
    pub line1: Option<String>,
    /// Flat, floor or building.
    pub line2: Option<String>,
    /// ZIP or postal code.
    pub postal_code: Option<String>,
    /// State, county or province.
    pub state: Option<String>,
}

impl Address {
    pub(crate) fn read(address: &JsValue) -> Self {
        Self {
            city: convert::text(address, "city"),
            country: convert::text(address, "country"),
            line1: convert::text(address, "line1"),
            line2: convert::text(address, "line2"),
            postal_code: convert::text(address, "postal_code"),
            state: convert::text(address, "state"),
        }
    }
}

impl From<Address> for Value {
    fn from(address: Address) -> Self {
        let mut fields = Fields::default();
        fields.set_some("city", address.city);
        fields.set_some("country", address.country);
        fields.set_some("line1", address.line1);
        fields.set_some("line2", address.line2);
        fields.set_some("postal_code", address.postal_code);
        fields.set_some("state", address.state);
        fields.into()
    }
}

define_options! {
    /// The person or company that pays.
    #[derive(Default)]
    BillingDetails {
        /// Full name.
        name: Text => "name",
        /// Mail address.
        email: Text => "email",
        /// Phone number with extension.
        phone: Text => "phone",
        /// Postal address.
        address: Address => "address",
    }
}

define_options! {
    /// Where a purchase is sent.
    /// <https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-shipping>
    ///
    /// ```
    /// use stripe_js::{Address, ConfirmParams, Shipping};
    ///
    /// let home = Address {
    ///     line1: Some("Torstraße 1".to_owned()),
    ///     postal_code: Some("10119".to_owned()),
    ///     country: Some("DE".to_owned()),
    ///     ..Address::default()
    /// };
    /// let parcel = Shipping::new("Jenny Rosen", home)
    ///     .phone("+49 30 901820")
    ///     .carrier("DHL")
    ///     .tracking_number("00340434161094042557");
    /// let params = ConfirmParams::default().shipping(parcel);
    /// ```
    Shipping {
        /// The recipient's phone number.
        phone: Text => "phone",
        /// The delivery service.
        carrier: Text => "carrier",
        /// The parcel's number with that service.
        tracking_number: Text => "tracking_number",
    }
}

impl Shipping {
    /// The recipient and the address, of which Stripe requires `line1`.
    pub fn new(name: impl Into<Text>, address: Address) -> Self {
        let mut fields = Fields::default();
        fields.set("name", name.into());
        fields.set("address", address);
        Self(fields)
    }
}

define_options! {
    /// What to add to the payment method that the Elements make.
    ///
    /// Whatever a Payment Element was told not to collect must be given here.
    ///
    /// ```
    /// use stripe_js::{AllowRedisplay, BillingDetails, PaymentMethodData, Properties};
    ///
    /// let payer = BillingDetails::default()
    ///     .name("Jenny Rosen")
    ///     .email("jenny@example.com")
    ///     .phone("+49 30 901820");
    /// let data = PaymentMethodData::default()
    ///     .billing_details(payer)
    ///     .allow_redisplay(AllowRedisplay::Limited)
    ///     .metadata(Properties::default().with("order", "1042"));
    /// ```
    #[derive(Default)]
    PaymentMethodData {
        /// The payer; what Elements collect wins over it.
        billing_details: BillingDetails => "billing_details",
        /// Whether the method may be offered again.
        allow_redisplay: AllowRedisplay => "allow_redisplay",
        /// Notes on the payment method.
        metadata: Properties => "metadata",
    }
}

define_words! {
    /// Whether a saved payment method may be shown to its customer again.
    AllowRedisplay {
        /// In any later payment: the customer agreed to it.
        Always => "always",
        /// Not in any, but only where it belongs, such as the payments of one subscription: the
        /// customer did not agree to more.
        Limited => "limited",
        /// Not decided.
        Unspecified => "unspecified",
    }
}
