//! A stateful, local Stripe with Connect.
//!
//! One process answers on one port as `api.stripe.com`, `connect.stripe.com`, `js.stripe.com` and
//! `hooks.stripe.com` do, for the resources it covers; the README says which, and what it does not
//! imitate.
//!
//! The way of a request through the crate:
//!
//! 1. `call` reads it once: form, headers, who links are for. It also writes the journal.
//! 2. `auth` finds the key and the account that the request speaks for.
//! 3. `limits` and `faults` refuse, hold back or lose what a test wants them to.
//! 4. `idempotency` replays an earlier answer, or lets the request pass.
//! 5. `endpoint` reads the parameters, runs one function of `routes` on the `state` and
//!    expands its answer.
//! 6. `resources` hold what Stripe's objects are and how they change; they know no HTTP.
//!
//! Money is taken in `attempt` and `debiting`, given back in `refunding`, fought over in `disputing` and written
//! down in `ledger`. What
//! happens by itself waits in the `agenda` for the sandbox's `clock`.
//!
//! What changed meanwhile becomes `events` when the state is let go, and those `webhooks`.
//!
//! It shares no code with the programs that are tested against it, so a wrong field name cannot
//! pass on both sides.

// Stripe's objects have many fields, and `json!` takes two steps for each.
#![recursion_limit = "512"]

mod agenda;
mod answer;
mod attempt;
mod auth;
mod browser;
mod call;
mod cards;
mod choice;
mod client_view;
mod clock;
mod connections;
mod consent;
mod control;
mod debiting;
mod debits;
mod disputing;
mod endpoint;
mod error;
mod events;
mod expand;
mod faults;
mod form;
mod idempotency;
mod ids;
mod journal;
mod ledger;
mod limits;
mod list;
mod mask;
mod methods;
mod money;
mod options;
mod params;
mod redeeming;
mod refunding;
mod refusal;
mod resources;
mod router;
mod routes;
mod server;
mod setup_attempt;
mod state;
mod trigger;
mod vouchers;
mod webhooks;

pub use crate::{
    options::{Args, Options},
    router::router,
    server::{router_with_webhooks, run, serve},
};
