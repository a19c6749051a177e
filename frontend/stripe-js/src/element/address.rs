//! The Address Element: a billing or a shipping address.
//! <https://docs.stripe.com/elements/address-element>

use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::define::{define_options, define_words};
use crate::fields::{Fields, Text};
use crate::{Address, Options, convert};

/// The kind of the Address Element.
#[derive(Debug, Clone, Copy)]
pub struct AddressElement;

define_options! {
    /// The options of an Address Element.
    /// <https://docs.stripe.com/js/elements_object/create_address_element>
    AddressOptions {
        /// Two-letter codes; all countries if absent.
        allowed_countries: Vec<Text> => "allowedCountries",
        /// Whether post office boxes are refused.
        block_po_box: bool => "blockPoBox",
        /// What is known about the customer.
        default_values: AddressDefaults => "defaultValues",
    }
}

impl AddressOptions {
    /// What the address is for.
    pub fn new(mode: AddressMode) -> Self {
        let mut fields = Fields::default();
        fields.set("mode", mode);
        Self(fields)
    }
}

define_words! {
    /// What an address is for.
    AddressMode {
        /// Where the goods go.
        Shipping => "shipping",
        /// Who pays.
        Billing => "billing",
    }
}

define_options! {
    /// What is known about the customer beforehand.
    #[derive(Default)]
    AddressDefaults {
        /// Full name.
        name: Text => "name",
        /// Phone number.
        phone: Text => "phone",
        /// Stripe requires its `country`.
        address: Address => "address",
    }
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

impl Options for AddressOptions {
    const FIXED: &'static [&'static str] = &["mode"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for AddressElement {
    const TYPE: &'static str = "address";
    type Options = AddressOptions;
    type Change = AddressChange;

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
