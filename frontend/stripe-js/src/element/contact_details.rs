//! The Contact Details Element: a mail address, and Link for those who have it.
//! <https://docs.stripe.com/elements/contact-details-element>
//!
//! ```no_run
//! use stripe_js::contact_details::{ContactDetails, ContactDetailsOptions};
//! use stripe_js::link_authentication::LinkDefaultValues;
//! use stripe_js::{Element, Elements, Error};
//!
//! fn contact(elements: &Elements) -> Result<Element<ContactDetails>, Error> {
//!     let known = LinkDefaultValues::new("jenny@example.com");
//!     elements.create(ContactDetails, &ContactDetailsOptions::default().default_values(known))
//! }
//! ```

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use super::link_authentication::{LinkAuthenticationChange, LinkDefaultValues};
use crate::Options;
use crate::define::define_options;
use crate::fields::Fields;

/// The kind of the Contact Details Element.
#[derive(Debug, Clone, Copy)]
pub struct ContactDetails;

define_options! {
    /// The options of a Contact Details Element.
    #[derive(Default)]
    ContactDetailsOptions {
        /// What is known about the customer.
        default_values: LinkDefaultValues => "defaultValues",
    }
}

impl Options for ContactDetailsOptions {
    /// Stripe.js lets nothing be changed in place.
    const FIXED: &'static [&'static str] = &["defaultValues"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for ContactDetails {
    const TYPE: &'static str = "contactDetails";
    type Options = ContactDetailsOptions;
    type Change = LinkAuthenticationChange;

    fn read_change(event: &JsValue) -> LinkAuthenticationChange {
        LinkAuthenticationChange::read(event)
    }
}

fires!(ContactDetails: Change, Ready, Focus, Blur, Escape, LoadError, LoaderStart);
