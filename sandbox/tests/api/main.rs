//! The API and its control calls, through the router: one file for each rule.

// Lets clippy see that the helpers beside the tests are tests too.
#![cfg(test)]

mod accounts;
mod application_fees;
mod balance;
mod browser_half;
mod clock;
mod declines;
mod deferred;
mod direct_charges;
mod expansion;
mod holds;
mod idempotency;
mod isolation;
mod journal;
mod limits;
mod lists;
mod publishable_key;
mod redirects;
mod refunds;
mod sandbox;
mod serving;
mod strictness;
mod three_d_secure;
mod till;
mod updates;
