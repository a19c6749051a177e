//! The server's HTTP interface, with a whole server and a whole sandbox for each test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod amount;
mod assets;
mod browser_decides_nothing;
mod config;
mod create;
mod database;
mod envelope;
mod isolation;
mod keys;
mod one_intent;
mod origins;
mod payment;
mod replicas;
mod stripe_fails;
