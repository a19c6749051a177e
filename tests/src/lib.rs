//! The harness: [`World`] is a whole connect-pay with a Stripe of its own, for one test.
//!
//! | module | what it is |
//! |---|---|
//! | [`world`] | starts everything, and checks on drop what must hold after any test |
//! | [`gate`] | stands between server and sandbox, and loses or holds what a test tells it to |
//! | [`events`] | a stream of events, as a browser reads it |
//! | [`platform`] | what a platform's own server does |
//! | [`customer`] | what a customer's browser does, without a browser |
//! | [`sandbox`] | the sandbox, seen from a test |
//! | [`books`] | what the sandbox has written down for one account |
//! | [`dice`] | random numbers that are the same each time |
//! | [`endpoints`] | to where the sandbox delivers its events |
//! | [`receiver`] | the platform's own server, which is told what happens |
//! | [`storm`] | many payments while everything fails at once |
//! | [`known`] | things of every kind, for a request that is made from the document |
//! | [`log`] | what the server logged |
//! | [`postgres`] | a private PostgreSQL, and a database on it for one test |
//! | [`browser`] | a browser, one session for each test |
//! | [`pages`] | what a customer can do on a page, and what it says |
//! | [`shop`] | a merchant's page that embeds the widget |
//! | [`demo`] | `connect-pay dev`, as a process |
//! | [`program`] | `connect-pay serve`, as a process |
//! | [`command`] | any other command of `connect-pay` |
//! | [`collector`] | a collector of traces |
//! | [`visit`] | the beginning of most stories in a browser |
//! | [`tls`] | Stripe's host names on this machine |
//! | [`wait`] | waiting for a condition, with a deadline |
//! | [`webhooks`] | events as Stripe delivers them |

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking, like the tests that call it"
)]

pub mod books;
pub mod browser;
pub mod collector;
pub mod command;
pub mod customer;
pub mod demo;
pub mod dice;
pub mod endpoints;
pub mod events;
pub mod gate;
pub mod known;
pub mod log;
pub mod pages;
pub mod platform;
pub mod postgres;
pub mod program;
pub mod receiver;
pub mod records;
pub mod sandbox;
pub mod server;
pub mod shop;
pub mod storm;
pub mod tls;
pub mod visit;
pub mod wait;
pub mod webhooks;
pub mod world;

pub use browser::Browser;
pub use gate::Fault;
pub use known::Known;
pub use receiver::Receiver;
pub use visit::{a_sale, a_visit};
pub use world::World;
