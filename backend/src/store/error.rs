//! Why the store failed.

use std::sync::Arc;

use super::DatabaseUrl;

/// Why the store failed. None of these is the caller's fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be opened.
    #[error("the database at {url} (DATABASE_URL) could not be opened")]
    Open {
        /// Where it should be, without its password.
        url: String,
        /// What went wrong.
        #[source]
        source: sqlx::Error,
    },
    /// The schema could not be brought up to date.
    #[error("the database could not be migrated")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The schema is older than this program, and nobody allowed to change it.
    #[error("its schema is old ({0} to go); run `connect-pay migrate` and start again")]
    OldSchema(usize),
    /// The schema is newer than this program.
    #[error(
        "its schema is newer than this version of connect-pay (it has migration {0}); \
         run the newer version"
    )]
    NewerSchema(i64),
    /// A statement failed.
    #[error("a statement failed")]
    Statement(#[from] sqlx::Error),
    /// What was to be written together with others was not.
    #[error("what came in at the same time could not be written")]
    Batch(#[source] Arc<Self>),
    /// A row holds what no version of this program writes.
    #[error("the row {row} is impossible: {field}")]
    ImpossibleRow {
        /// Which row.
        row: String,
        /// What is wrong with it.
        field: &'static str,
    },
    /// A message to the platform's server could not be written as JSON.
    #[error("a message could not be written")]
    Message(#[from] serde_json::Error),
    /// A key's row holds what no version of this program writes.
    #[error("the row of key {key} is impossible: {reason}")]
    ImpossibleKey {
        /// Which key, by its public id.
        key: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Error {
    pub(super) fn open(url: &DatabaseUrl, source: sqlx::Error) -> Self {
        Self::Open {
            url: url.to_string(),
            source,
        }
    }
}
