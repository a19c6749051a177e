//! A typed binding of [Stripe.js](https://docs.stripe.com/js) for Rust in the
//! browser. No framework, no JavaScript of its own.
//!
//! The way through the crate is the way of a payment:
//!
//! 1. [`load()`] inserts Stripe.js (or finds it) and gives a [`StripeJs`].
//! 2. [`StripeJs::stripe`] makes a [`Stripe`] for a publishable key and, with
//!    Connect, a connected account.
//! 3. [`Stripe::elements`] makes an [`Elements`] group from [`ElementsOptions`];
//!    [`Elements::create`] makes an [`Element`], such as the [`Payment`] Element.
//! 4. [`Element::mount`] shows it; [`Element::on`] listens to its [`event`]s.
//! 5. [`Elements::submit`] validates, then [`Stripe::confirm_payment`] pays.
//!
//! Three rules hold everywhere:
//!
//! - A refusal by Stripe is an answer, [`Outcome::Refused`]. [`Error`] means that
//!   the call itself went wrong: a programming mistake, or Stripe.js broke.
//! - Answers are read field by field and never fail on a new field or value:
//!   each enum that Stripe may extend has an open last variant.
//! - What Rust owns, Rust cleans up: dropping an [`Element`] destroys it and
//!   dropping a [`Subscription`] removes its listener.

mod billing;
mod change;
mod client_secret;
mod confirm_payment;
mod confirmation_token;
mod convert;
mod define;
mod element;
mod elements;
mod error;
mod ffi;
mod fields;
mod load;
mod outcome;
mod payment_intent;
mod payment_method;
mod stripe;
mod stripe_error;
mod stripe_js;

pub use billing::{Address, AllowRedisplay, BillingDetails, PaymentMethodData, Shipping};
pub use change::{Change, Options, Update};
pub use client_secret::ClientSecret;
pub use confirm_payment::{
    ConfirmParams, ConfirmPayment, Confirmation, Redirect, SetupFutureUsage, Source,
};
pub use confirmation_token::{ConfirmationToken, ConfirmationTokenParams};
pub use element::{Element, ElementKind, Payment, Subscription, address, event, payment};
pub use element::{
    address::AddressElement, express_checkout, express_checkout::ExpressCheckout,
    link_authentication, link_authentication::LinkAuthentication,
};
pub use elements::{
    Appearance, CaptureMethod, CustomFont, Deferred, Elements, ElementsOptions, Font, FontStyle,
    Inputs, Intent, Labels, Loader, Mode, PaymentMethodCreation, Properties, Rules, Theme,
};
pub use error::Error;
pub use load::{DEFAULT_URL, LoadError, is_stripe_url, load};
pub use outcome::Outcome;
pub use payment_intent::{NextAction, PaymentIntent, PaymentIntentStatus};
pub use payment_method::{PaymentMethod, PaymentMethodParams};
pub use stripe::{AppInfo, Stripe};
pub use stripe_error::{ErrorKind, StripeError};
pub use stripe_js::{StripeJs, StripeOptions};

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
