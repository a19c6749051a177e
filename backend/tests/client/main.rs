//! The Stripe client over HTTP: against the sandbox for what it imitates, and against a stub that
//! only writes down what it was sent for the rest.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod failures;
mod identity;
mod oauth;
mod objects;
mod pages;
mod repeats;
mod schemas;
mod server;
mod wire;
