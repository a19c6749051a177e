//! The Link Authentication Element: a mail address, and Link for those who have it.
//! <https://docs.stripe.com/payments/elements/link-authentication-element>

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::{Change, convert};

/// The kind of the Link Authentication Element.
#[derive(Debug, Clone, Copy)]
pub struct LinkAuthentication;

/// The options of a Link Authentication Element.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkAuthenticationOptions {
    /// What is known about the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_values: Option<LinkDefaultValues>,
}

/// What is known about the customer beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkDefaultValues {
    /// The customer's mail address.
    pub email: String,
}

/// What the customer has entered so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkAuthenticationChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// The address is well-formed.
    pub complete: bool,
    /// The address.
    pub email: String,
}

impl ElementKind for LinkAuthentication {
    const TYPE: &'static str = "linkAuthentication";
    type Options = LinkAuthenticationOptions;
    /// Stripe.js lets nothing be changed in place.
    type Update = ();
    type Change = LinkAuthenticationChange;

    fn change(before: &Self::Options, after: &Self::Options) -> Change<()> {
        if before == after {
            Change::Nothing
        } else {
            Change::Recreate
        }
    }

    fn read_change(event: &JsValue) -> LinkAuthenticationChange {
        let value = convert::field(event, "value").unwrap_or_default();
        LinkAuthenticationChange {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            email: convert::text(&value, "email").unwrap_or_default(),
        }
    }
}
