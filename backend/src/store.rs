//! What is kept, and all of the SQL: one text for both engines.
//!
//! `SQLite` in one file by default, opened so that a committed row survives a power cut;
//! `PostgreSQL` where several servers share the work. Writes to a checkout are optimistic: each
//! names the [`Revision`] it has seen.

mod api_keys;
pub mod backup;
mod checkouts;
mod database;
mod error;
mod request_log;
mod schema;
mod url;

pub use self::url::{DatabaseUrl, Engine, InvalidDatabaseUrl};
pub use api_keys::{KeyRow, KnownKey, NewKey};
pub use checkouts::{Revision, Saved, Versioned};
pub use database::{DatabaseOptions, Store};
pub use error::Error;
pub use request_log::{LoggedRequest, Outcome};
pub use schema::{Schema, migrate};
