//! The Link Authentication Element: a mail address, and Link for those who have it.
//! <https://docs.stripe.com/payments/elements/link-authentication-element>
//!
//! ```no_run
//! use stripe_js::link_authentication::{LinkAuthenticationOptions, LinkDefaultValues};
//! use stripe_js::{Element, Elements, Error, LinkAuthentication};
//!
//! fn email(elements: &Elements) -> Result<Element<LinkAuthentication>, Error> {
//!     let known = LinkDefaultValues::new("jenny@example.com");
//!     let options = LinkAuthenticationOptions::default().default_values(known);
//!     elements.create(LinkAuthentication, &options)
//! }
//! ```

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::{Options, convert};

/// The kind of the Link Authentication Element.
#[derive(Debug, Clone, Copy)]
pub struct LinkAuthentication;

define_options! {
    /// The options of a Link Authentication Element.
    /// <https://docs.stripe.com/js/elements_object/create_link_authentication_element>
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
///
/// ```no_run
/// use stripe_js::link_authentication::LinkAuthenticationChange;
/// use stripe_js::{Element, Error, LinkAuthentication, Subscription, event};
///
/// fn listen(element: &Element<LinkAuthentication>) -> Result<Subscription, Error> {
///     element.on(event::Change, |change: LinkAuthenticationChange| {
///         if change.complete {
///             let receipt_to = change.email;
///         }
///     })
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkAuthenticationChange {
    /// Nothing is filled in.
    pub empty: bool,
    /// The address is well-formed.
    pub complete: bool,
    /// The address.
    pub email: String,
}

impl LinkAuthenticationChange {
    pub(super) fn read(event: &JsValue) -> Self {
        let value = convert::field(event, "value").unwrap_or_default();
        Self {
            empty: convert::flag(event, "empty"),
            complete: convert::flag(event, "complete"),
            email: convert::text(&value, "email").unwrap_or_default(),
        }
    }
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
        LinkAuthenticationChange::read(event)
    }
}

fires!(LinkAuthentication: Change, Ready, Focus, Blur, Escape, LoadError, LoaderStart);
