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
//!   each enum that Stripe may extend has an open last variant, and structs may get
//!   more fields: take them apart, or make them, with `..`. Words that an app
//!   chooses from are `#[non_exhaustive]`: a newer version may have more.
//! - What Rust owns, Rust cleans up: dropping an [`Element`] destroys it and
//!   dropping a [`Subscription`] removes its listener.

mod apple_pay;
mod billing;
mod change;
mod client_secret;
mod confirm_payment;
mod confirm_setup;
mod confirmation_token;
mod convert;
mod define;
mod element;
mod elements;
mod error;
mod ffi;
mod fields;
mod load;
mod mandate;
mod method_confirmation;
mod microdeposits;
mod next_action;
mod outcome;
mod payment_intent;
mod payment_method;
pub mod payment_request;
mod rest;
mod setup_intent;
mod stripe;
mod stripe_error;
mod stripe_js;
pub mod token;
mod when;

pub use apple_pay::{
    ApplePay, AutomaticReload, BillingInterval, DeferredBilling, DeferredPayment, RecurringPayment,
    RegularBilling, ReloadBilling, UnixMillis,
};
pub use billing::{Address, AllowRedisplay, BillingDetails, PaymentMethodData, Shipping};
pub use change::{Change, Options, Update};
pub use client_secret::ClientSecret;
pub use confirm_payment::{
    ConfirmParams, ConfirmPayment, Confirmation, Redirect, SetupFutureUsage, Source,
};
pub use confirm_setup::{ConfirmSetup, ConfirmSetupParams, SetupConfirmation};
pub use confirmation_token::{ConfirmationToken, ConfirmationTokenParams};
pub use element::{
    Element, ElementKind, FieldChange, Payment, Subscription, address, bank_account, card,
    contact_details, event, link_signup, payment, payment_method_messaging, plain, style, tax_id,
};
pub use element::{
    address::AddressElement, express_checkout, express_checkout::ExpressCheckout,
    link_authentication, link_authentication::LinkAuthentication,
};
pub use elements::{
    AdaptivePricing, Appearance, CaptureMethod, CustomFont, CustomPaymentMethod, CustomerOptions,
    Deferred, Elements, ElementsOptions, EmbeddedHandlers, EmbeddedMethod, FinancialConnections,
    Font, FontStyle, Inputs, Intent, Labels, Loader, MethodFutureUsage, MethodOptions, Mode,
    PaymentMethodCreation, PaymentMethodOptions, Permission, Properties, Property, Rules,
    ShownMethod, ShownType, SyncAddress, Theme, VerificationMethod,
};
pub use error::Error;
pub use load::{DEFAULT_URL, LoadError, TRUSTED_TYPES_POLICY, is_stripe_url, load};
pub use mandate::MandateData;
pub use method_confirmation::{
    CallOptions, MethodConfirmation, MethodSource, PaymentCall, SetupCall,
};
pub use microdeposits::{
    Arrived, BankAccountOwner, CollectBankAccount, Microdeposits, PreCollectedConsent,
};
pub use next_action::NextAction;
pub use outcome::Outcome;
pub use payment_intent::{PaymentIntent, PaymentIntentStatus, QrCode, ShippedTo};
pub use payment_method::{
    BankFacts, CardFacts, CardSource, NewPaymentMethod, Payer, PaymentMethod, PaymentMethodParams,
};
pub use rest::Rest;
pub use setup_intent::{AnyIntent, SetupIntent, SetupIntentStatus};
pub use stripe::{AppInfo, Stripe};
pub use stripe_error::{ErrorKind, StripeError};
pub use stripe_js::{Assistant, DeveloperTools, StripeJs, StripeOptions};
pub use token::Token;
pub use when::{Requirement, When};

/// The example of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
