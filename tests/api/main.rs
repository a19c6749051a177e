//! The server's HTTP interface, with a whole server and a whole sandbox for each test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accounts;
mod agreement;
mod amount;
mod assets;
mod attempts;
mod browser_decides_nothing;
mod busy_stripe;
mod config;
mod create;
mod customers;
mod database;
mod endings;
mod envelope;
mod expansion;
mod fee_policy;
mod health;
mod holds;
mod idempotency;
mod interrupted;
mod isolation;
mod keys;
mod lists;
mod logs;
mod lost_refunds;
mod metrics;
mod money;
mod oauth;
mod one_intent;
mod openapi;
mod origins;
mod outgoing;
mod own_account;
mod payment;
mod payment_options;
mod reconcile;
mod refunds;
mod replicas;
mod scope;
mod sse;
mod stop;
mod storm;
mod stripe_fails;
mod traces;
mod webhooks;
