//! [Stripe Elements](https://docs.stripe.com/payments/elements) as Leptos components,
//! over [`stripe_js`], which is the place to read about options and answers.
//!
//! - [`StripeProvider`] loads Stripe.js and makes the `Stripe` object. Everything
//!   below reads its [`StripeState`] with [`use_stripe`].
//! - [`Elements`] makes a group of Elements from it. [`use_elements`] gives the group
//!   together with the `Stripe` object that it belongs to.
//! - [`PaymentElement`], [`ExpressCheckoutElement`], [`AddressElement`],
//!   [`LinkAuthenticationElement`], [`CardElement`] and the others show an Element. They are
//!   thin: [`use_element`] makes a component of any kind of Element.
//! - [`StripeContext::connect`] and [`ElementsContext::create`] are the same without context
//!   and components, for an app that counts its bytes.
//!
//! ```
//! use leptos::prelude::*;
//! use leptos_stripe::stripe_js::{DEFAULT_URL, ElementsOptions, Mode};
//! use leptos_stripe::{Elements, PaymentElement, StripeProvider};
//!
//! #[component]
//! fn Shop() -> impl IntoView {
//!     let mode = Mode::Payment { amount: 1099, currency: "eur".into() };
//!     let options = Signal::stored(ElementsOptions::new(mode.into()));
//!     view! {
//!         <StripeProvider stripe_js_url=DEFAULT_URL publishable_key="pk_test_…">
//!             <Elements options=options>
//!                 <PaymentElement />
//!             </Elements>
//!         </StripeProvider>
//!     }
//! }
//! ```
//!
//! What changes, changes by itself. A new key, account or locale makes a new `Stripe` object, a
//! new group and new Elements, in place; a new amount or look updates what is there. Stripe.js
//! itself stays as it was loaded first. What goes off the page is destroyed, and an answer that
//! comes after that is dropped.

#![expect(
    unreachable_pub,
    reason = "#[component] writes a hidden copy of each function, which nothing exports"
)]

mod address_element;
mod bank_account_elements;
mod card_elements;
mod contact_details_element;
mod define;
mod document;
mod elements;
mod express_checkout_element;
mod link_authentication_element;
mod link_signup_element;
mod payment_element;
mod plain_elements;
mod prop;
mod provide;
mod provider;
pub mod reactive;
mod state;
mod tax_id_element;
mod use_element;

pub use address_element::AddressElement;
pub use bank_account_elements::{AuBankAccountElement, IbanElement};
pub use card_elements::{CardCvcElement, CardElement, CardExpiryElement, CardNumberElement};
pub use contact_details_element::ContactDetailsElement;
pub use elements::Elements;
pub use express_checkout_element::ExpressCheckoutElement;
pub use link_authentication_element::LinkAuthenticationElement;
pub use link_signup_element::LinkSignupElement;
pub use payment_element::PaymentElement;
pub use plain_elements::{CurrencySelectorElement, PaymentMethodMessagingElement, TermsElement};
pub use prop::{Handler, Tracked};
pub use provider::{StripeProvider, StripeSource};
pub use state::{
    ElementsContext, ElementsState, StripeContext, StripeFailure, StripeState, use_elements,
    use_stripe,
};
pub use stripe_js;
pub use tax_id_element::TaxIdElement;
pub use use_element::{ElementHandle, listen, use_element};

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
