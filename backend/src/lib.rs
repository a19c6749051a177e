//! The connect-pay server: takes payments on behalf of connected Stripe accounts.
//!
//! | module | what it is for |
//! |---|---|
//! | [`config`] | settings, read once and checked together |
//! | [`app`] | the long-lived things, and [`serve`](app::serve) |
//! | [`stripe`] | the Stripe client; knows nothing of the rest |
//! | [`domain`] | checkouts and what may become of them: pure |
//! | [`store`] | the database, and all of the SQL |
//! | [`api_key`] | keys of platform servers |
//! | [`metrics`], [`collect`] | figures for a monitoring system |
//! | [`token_key`] | seals OAuth tokens before they are kept |
//! | [`payments`] | the use cases: where domain, store and Stripe meet |
//! | [`outgoing`], [`signing`] | messages to the platform's own server, signed |
//! | [`ready_accounts`] | accounts that could take payments a moment ago |
//! | [`recent`] | how often something was done of late, by address or checkout |
//! | [`underway`] | work that goes on when nobody waits for it |
//! | [`router`], `routes` | HTTP in, HTTP out |
//! | `openapi`, `docs` | the description of the interface, for programs and for people |
//! | [`watching`] | browsers that wait for news of a checkout |
//! | [`workers`] | what the server does by itself |
//! | [`stopping`] | the end of a server, as everything in it hears of it |
//! | [`error`] | every way to refuse, and its HTTP status |
//!
//! Arrows: `routes`, `workers` → `payments` → `domain`, `store`, `stripe`; `store` → `domain`, `api_key`; nothing → `routes`.

pub mod api_key;
pub mod app;
pub mod assets;
pub mod clock;
pub mod collect;
pub mod config;
mod docs;
pub mod domain;
pub mod error;
mod html;
mod language;
pub mod metrics;
mod openapi;
pub mod outgoing;
pub mod payments;
pub mod ready_accounts;
pub mod recent;
pub mod router;
mod routes;
pub mod signing;
pub mod stopping;
pub mod store;
pub mod stripe;
pub mod telemetry;
pub mod token_key;
pub mod underway;
pub mod watching;
pub mod workers;
