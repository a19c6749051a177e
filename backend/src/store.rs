//! What is kept, and all of the SQL: one text for both engines.
//!
//! `SQLite` in one file by default, opened so that a committed row survives a power cut;
//! `PostgreSQL` where several servers share the work. Writes to a checkout are optimistic: each
//! names the [`Revision`] it has seen.

mod accounts;
mod api_keys;
mod api_requests;
mod attempts;
mod background;
pub mod backup;
mod calls;
mod charges;
mod checkouts;
mod checkpoints;
mod database;
mod error;
mod health;
mod inbox;
mod key_owners;
mod messages;
mod mode;
mod oauth;
mod page;
mod query;
mod queue;
mod refunds;
mod schema;
mod shared_commit;
mod sweeps;
mod url;
mod writing;

pub use self::url::{DatabaseUrl, Engine, InvalidDatabaseUrl};
pub use accounts::{AccountSettings, ChangedSettings, KnownStanding};
pub use api_keys::{KeyRow, KnownKey, NewKey};
pub use api_requests::{ANSWERS_LIVE_MS, Begun, KeyedRequest, RequestKey, StoredAnswer};
pub use calls::{InterruptedCall, LoggedCall, Outcome};
pub use checkouts::{Changed, DueLook, Filter, Revision, Saved, Versioned};
pub use database::{Connections, DatabaseOptions, Store};
pub use error::Error;
pub use health::Fitness;
pub use inbox::{Arrivals, Claimed, EventFilter, Kept};
pub use key_owners::KeyRole;
pub use messages::{Announcing, KeptMessage, MessageFilter, Try};
pub use oauth::AwaitedOwner;
pub use page::{Cursor, Page};
pub use queue::{Queue, QueueDepth};
pub use schema::{Schema, migrate};
pub use sweeps::{DueSweep, SweepsDue};
