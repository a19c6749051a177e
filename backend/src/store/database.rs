//! The database: opening it, and bringing its schema up to date.

use std::time::Duration;

use sqlx::{AnyPool, Executor as _, any::AnyPoolOptions, migrate::Migrator};

use super::Error;

static MIGRATIONS: Migrator = sqlx::migrate!();

const CONNECTIONS: u32 = 8;
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// How each connection is set: readers go on beside a writer, a writer waits for another, a
/// commit is on the disk before it is reported, references are checked.
const SQLITE_PRAGMAS: &str = "pragma journal_mode = wal; pragma busy_timeout = 8000; \
                              pragma synchronous = full; pragma foreign_keys = on;";

/// A handle on the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) pool: AnyPool,
}

impl Store {
    /// Opens the database at `url` (`sqlite:path?mode=rwc`) and migrates it.
    ///
    /// # Errors
    /// [`Error::Open`] or [`Error::Migrate`].
    pub async fn open(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(WAIT_FOR_CONNECTION)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    connection.execute(SQLITE_PRAGMAS).await?;
                    Ok(())
                })
            })
            .connect(url)
            .await
            .map_err(Error::Open)?;
        MIGRATIONS.run(&pool).await?;
        Ok(Self { pool })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Error::Statement`] when it does not.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("select 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Closes every connection, after what is under way is done.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
