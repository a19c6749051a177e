//! The contract with Stripe: its official npm packages judge what we send and what the sandbox
//! answers.
//!
//! | module | what it is |
//! |---|---|
//! | [`sdk`] | the unmodified `stripe` SDK uses the sandbox; one script of `npm/sdk` for each test |
//! | [`types`] | everything that crossed the wire, compiled against the official types |
//! | [`messages`] | the official library of Standard Webhooks takes our messages |
//! | [`headers`] | webhooks as the `stripe` SDK signs them |
//! | [`train`] | both packages belong to the release train that we pin |
//! | [`binding`] | the browser binding declares what `@stripe/stripe-js` declares |
//!
//! [`types`] is built of: [`scenario`] and [`records`] collect the [`journal`]s; [`endpoints`] names
//! the official type of each call; [`check`] writes one entry as TypeScript; [`program`] puts the
//! checks into one file; [`tsc`] compiles it and leads each error back to its entry.
//!
//! The packages must be installed: `cargo xtask test` does it, or `npm ci` in `tests/contract/npm`.

mod binding;
mod check;
mod endpoints;
mod headers;
mod journal;
mod messages;
mod node;
mod program;
mod records;
mod scenario;
mod sdk;
mod train;
mod tsc;
mod types;
