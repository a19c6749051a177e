//! The Link Authentication Element: a mail address, and Link for those who have it.
//! <https://docs.stripe.com/payments/elements/link-authentication-element>

use wasm_bindgen::JsValue;

use super::ElementKind;
use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::{Options, convert};

/// The kind of the Link Authentication Element.
#[derive(Debug, Clone, Copy)]
pub struct LinkAuthentication;

define_options! {
    /// The options of a Link Authentication Element.
    #[derive(Default)]
    LinkAuthenticationOptions {
        /// What is known about the customer.
        default_values: LinkDefaultValues => "defaultValues",
    }
}

define_options! {
    /// What is known about the customer beforehand.
    LinkDefaultValues {
    }
}

impl LinkDefaultValues {
    /// The customer's mail address.
    pub fn new(email: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("email", email.into());
        Self(fields)
    }
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

impl Options for LinkAuthenticationOptions {
    /// Stripe.js lets nothing be changed in place.
    const FIXED: &'static [&'static str] = &["defaultValues"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for LinkAuthentication {
    const TYPE: &'static str = "linkAuthentication";
    type Options = LinkAuthenticationOptions;
    type Change = LinkAuthenticationChange;

    fn read_change(event: &JsValue) -> LinkAuthenticationChange {
        let value = convert::field(event, "value").unwrap_or_default();
        LinkAuthenticationChange {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            email: convert::text(&value, "email").unwrap_or_default(),
        }
    }
}
