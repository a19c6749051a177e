//! The Link Sign-up Element: it offers to keep the payment method with Link.
//!
//! ```no_run
//! use stripe_js::link_signup::{LinkSignup, LinkSignupDefaults, LinkSignupOptions};
//! use stripe_js::{Element, Elements, Error};
//!
//! fn sign_up(elements: &Elements) -> Result<Element<LinkSignup>, Error> {
//!     let known = LinkSignupDefaults::default().email("jenny@example.com");
//!     elements.create(LinkSignup, &LinkSignupOptions::default().default_values(known))
//! }
//! ```

use wasm_bindgen::JsValue;

use super::ElementKind;
use super::event::fires;
use crate::Options;
use crate::define::define_options;
use crate::fields::{Fields, Text};

/// The kind of the Link Sign-up Element.
#[derive(Debug, Clone, Copy)]
pub struct LinkSignup;

define_options! {
    /// The options of a Link Sign-up Element.
    #[derive(Default)]
    LinkSignupOptions {
        /// What is known about the customer.
        default_values: LinkSignupDefaults => "defaultValues",
    }
}

define_options! {
    /// What is known about the customer beforehand.
    ///
    /// ```
    /// use stripe_js::link_signup::LinkSignupDefaults;
    ///
    /// let jenny = LinkSignupDefaults::default()
    ///     .email("jenny@example.com")
    ///     .name("Jenny Rosen")
    ///     .phone("+49 30 1234567");
    /// ```
    #[derive(Default)]
    LinkSignupDefaults {
        /// Mail address.
        email: Text => "email",
        /// Full name.
        name: Text => "name",
        /// Phone number.
        phone: Text => "phone",
    }
}

impl Options for LinkSignupOptions {
    /// Stripe.js lets nothing be changed in place.
    const FIXED: &'static [&'static str] = &["defaultValues"];

    fn fields(&self) -> &Fields {
        &self.0
    }
}

impl ElementKind for LinkSignup {
    const TYPE: &'static str = "linkSignup";
    type Options = LinkSignupOptions;
    type Change = ();

    fn read_change(_event: &JsValue) {}
}

fires!(LinkSignup: Ready, Focus, Blur, Escape, LoadError, LoaderStart);
