//! The calls of the API, by object. Each reads its parameters and changes the state.

pub(crate) mod account_links;
pub(crate) mod account_sessions;
pub(crate) mod accounts;
pub(crate) mod application_fees;
pub(crate) mod balance;
pub(crate) mod charges;
pub(crate) mod confirmation_tokens;
pub(crate) mod customer_sessions;
pub(crate) mod customers;
pub(crate) mod disputes;
pub(crate) mod elements_sessions;
pub(crate) mod events;
pub(crate) mod mandates;
pub(crate) mod oauth;
mod of_payment;
pub(crate) mod payment_intents;
pub(crate) mod payment_method_domains;
pub(crate) mod payment_methods;
pub(crate) mod refunds;
pub(crate) mod setup_intents;
pub(crate) mod thin_events;
pub(crate) mod webhook_endpoints;
