//! The program `connect-pay`, as a person or a process manager meets it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod backup;
mod events;
mod help;
mod key;
mod messages;
mod migrate;
mod program;
mod serve;
