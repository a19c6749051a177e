//! The Address Element: a billing or a shipping address.
//! <https://docs.stripe.com/elements/address-element>

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::change::{changed, removed};
use crate::{Address, Change, convert};

/// The kind of the Address Element.
#[derive(Debug, Clone, Copy)]
pub struct AddressElement;

/// The options of an Address Element.
/// <https://docs.stripe.com/js/elements_object/create_address_element>
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddressOptions {
    /// What the address is for.
    pub mode: AddressMode,
    /// Two-letter codes; all countries if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_countries: Option<Vec<String>>,
    /// Whether post office boxes are refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_po_box: Option<bool>,
    /// What is known about the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_values: Option<AddressDefaults>,
}

/// What can be changed on an Address Element; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddressUpdate {
    /// As in [`AddressOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_countries: Option<Vec<String>>,
    /// As in [`AddressOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_po_box: Option<bool>,
    /// As in [`AddressOptions`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_values: Option<AddressDefaults>,
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AddressMode {
    /// Where the goods go.
    Shipping,
    /// Who pays.
    Billing,
}

/// What is known about the customer beforehand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AddressDefaults {
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Stripe requires its `country`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
}

/// What the customer has entered so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// Every field that the country needs is filled in.
    pub complete: bool,
    /// Full name.
    pub name: String,
    /// Phone number, where it is asked for.
    pub phone: Option<String>,
    /// The address.
    pub address: Address,
}

impl ElementKind for AddressElement {
    const TYPE: &'static str = "address";
    type Options = AddressOptions;
    type Update = AddressUpdate;
    type Change = AddressChange;

    fn change(before: &Self::Options, after: &Self::Options) -> Change<AddressUpdate> {
        if before == after {
            return Change::Nothing;
        }
        if before.mode != after.mode
            || removed(&before.allowed_countries, &after.allowed_countries)
            || removed(&before.block_po_box, &after.block_po_box)
            || removed(&before.default_values, &after.default_values)
        {
            return Change::Recreate;
        }
        Change::Update(AddressUpdate {
            allowed_countries: changed(&before.allowed_countries, &after.allowed_countries),
            block_po_box: changed(&before.block_po_box, &after.block_po_box),
            default_values: changed(&before.default_values, &after.default_values),
        })
    }

    fn read_change(event: &JsValue) -> AddressChange {
        let value = convert::field(event, "value").unwrap_or_default();
        let address = convert::field(&value, "address").unwrap_or_default();
        AddressChange {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            name: convert::text(&value, "name").unwrap_or_default(),
            phone: convert::text(&value, "phone"),
            address: Address {
                city: convert::text(&address, "city"),
                country: convert::text(&address, "country"),
                line1: convert::text(&address, "line1"),
                line2: convert::text(&address, "line2"),
                postal_code: convert::text(&address, "postal_code"),
                state: convert::text(&address, "state"),
            },
        }
    }
}
