//! The API and its control calls, through the router: one file for each rule.

// Lets clippy see that the helpers beside the tests are tests too.
#![cfg(test)]

mod account_access;
mod account_control;
mod account_links;
mod account_sessions;
mod accounts;
mod application_fees;
mod balance;
mod browser_half;
mod browser_terms;
mod clock;
mod confirmation_tokens;
mod customer_sessions;
mod customers;
mod debits;
mod declines;
mod deferred;
mod direct_charges;
mod dispute_answers;
mod disputes;
mod domains;
mod elements_sessions;
mod events;
mod expansion;
mod faults;
mod holds;
mod idempotency;
mod isolation;
mod journal;
mod late_refunds;
mod limits;
mod lists;
mod oauth;
mod paying_customers;
mod publishable_key;
mod receiver;
mod redirects;
mod refunds;
mod sandbox;
mod saved_methods;
mod serving;
mod setup_intents;
mod sharing;
mod strictness;
mod thin_events;
mod three_d_secure;
mod till;
mod trigger;
mod updates;
mod vouchers;
mod webhook_endpoints;
mod webhook_faults;
mod webhooks;
