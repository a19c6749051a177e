//! The API and its control calls, through the router: one file for each rule.

// Lets clippy see that the helpers beside the tests are tests too.
#![cfg(test)]

mod accounts;
mod browser_half;
mod declines;
mod deferred;
mod expansion;
mod holds;
mod idempotency;
mod isolation;
mod journal;
mod lists;
mod publishable_key;
mod redirects;
mod sandbox;
mod serving;
mod strictness;
mod three_d_secure;
mod updates;
