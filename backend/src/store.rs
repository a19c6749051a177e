//! What is kept, and all of the SQL.
//!
//! `SQLite` in one file by default, opened so that a committed row survives a power cut. Writes to
//! a checkout are optimistic: each names the [`Revision`] it has seen.

mod api_keys;
mod checkouts;
mod database;
mod error;
mod request_log;

pub use checkouts::{Revision, Saved, Versioned};
pub use database::Store;
pub use error::Error;
pub use request_log::{LoggedRequest, Outcome};
