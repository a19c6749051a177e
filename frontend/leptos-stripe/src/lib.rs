//! [Stripe Elements](https://docs.stripe.com/payments/elements) as Leptos components,
//! over [`stripe_js`], which is the place to read about options and answers.
//!
//! - [`StripeProvider`] loads Stripe.js and makes the `Stripe` object. Everything
//!   below reads its [`StripeState`] with [`use_stripe`].
//! - [`Elements`] makes a group of Elements from it. [`use_elements`] gives the group
//!   together with the `Stripe` object that it belongs to.
//! - [`PaymentElement`], [`AddressElement`] and [`LinkAuthenticationElement`] show an
//!   Element. They are thin: [`use_element`] makes a component of any kind of Element.
//! - [`StripeContext::connect`] and [`ElementsContext::create`] are the same without context
//!   and components, for an app that counts its bytes.
//!
//! What changes, changes by itself. A new key, account, locale or address of Stripe.js
//! makes a new `Stripe` object, a new group and new Elements, in place; a new amount or
//! look updates what is there. What goes off the page is destroyed, and an answer that
//! comes after that is dropped.

#![expect(
    unreachable_pub,
    reason = "#[component] writes a hidden copy of each function, which nothing exports"
)]

mod address_element;
mod elements;
mod link_authentication_element;
mod payment_element;
mod prop;
mod provider;
pub mod reactive;
mod state;
mod use_element;

pub use address_element::AddressElement;
pub use elements::Elements;
pub use link_authentication_element::LinkAuthenticationElement;
pub use payment_element::PaymentElement;
pub use prop::{Handler, Tracked};
pub use provider::{StripeProvider, StripeSource};
pub use state::{
    ElementsContext, ElementsState, StripeContext, StripeFailure, StripeState, use_elements,
    use_stripe,
};
pub use stripe_js;
pub use use_element::{ElementHandle, listen, use_element};

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
