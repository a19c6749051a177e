//! The calls of the API, by object. Each reads its parameters and changes the state.

pub(crate) mod accounts;
pub(crate) mod application_fees;
pub(crate) mod balance;
pub(crate) mod charges;
pub(crate) mod confirmation_tokens;
pub(crate) mod elements_sessions;
pub(crate) mod payment_intents;
pub(crate) mod payment_methods;
pub(crate) mod refunds;
