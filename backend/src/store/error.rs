//! Why the store failed.

/// Why the store failed. None of these is the caller's fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be opened.
    #[error("the database could not be opened")]
    Open(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database could not be migrated")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A statement failed.
    #[error("a statement failed")]
    Statement(#[from] sqlx::Error),
    /// A row holds what no version of this program writes.
    #[error("the row of checkout {checkout} is impossible: {reason}")]
    ImpossibleRow {
        /// Which checkout.
        checkout: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}
