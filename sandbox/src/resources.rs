//! Stripe's objects: what they are, how they change, and how they look as JSON.

pub(crate) mod account;
pub(crate) mod account_link;
pub(crate) mod account_session;
pub(crate) mod application_fee;
pub(crate) mod balance_transaction;
pub(crate) mod billing;
pub(crate) mod charge;
pub(crate) mod confirmation_token;
pub(crate) mod customer;
pub(crate) mod customer_session;
pub(crate) mod dispute;
pub(crate) mod elements_session;
pub(crate) mod mandate;
pub(crate) mod payment_intent;
pub(crate) mod payment_method;
pub(crate) mod payment_method_domain;
pub(crate) mod refund;
pub(crate) mod setup_intent;
pub(crate) mod webhook_endpoint;

use serde_json::Value;

use crate::clock::UnixSeconds;

/// An object that an account owns and that can be looked up and listed.
pub(crate) trait Resource {
    /// Stripe's word for it, as in `"object": "charge"`.
    const OBJECT: &'static str;

    fn id(&self) -> &str;

    fn created(&self) -> UnixSeconds;

    /// The object as an answer shows it, nothing expanded.
    fn to_json(&self) -> Value;
}
