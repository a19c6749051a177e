//! Copies of an `SQLite` database. `PostgreSQL` has tools of its own.

use std::{path::Path, time::Duration};

use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, SqliteConnection, migrate::Migrate as _,
    sqlite::SqliteConnectOptions,
};

use super::{Error, schema};

/// Why a file is not a database that can be served.
#[derive(Debug, thiserror::Error)]
pub enum Damage {
    /// `SQLite` can not read it.
    #[error("it is not an SQLite database, or it is cut off")]
    Unreadable(#[source] sqlx::Error),
    /// `SQLite` finds it damaged.
    #[error("it is damaged: {0}")]
    Corrupt(String),
    /// Rows name others that are not there.
    #[error("rows refer to others that are missing")]
    DanglingReference,
    /// Some other program's database.
    #[error("it is not a database of connect-pay")]
    Foreign,
    /// A newer version's database.
    #[error(transparent)]
    Schema(Error),
}

/// Writes a consistent copy of a database into an empty file, while servers go on.
///
/// # Errors
/// [`Error::Statement`].
pub async fn copy_into(database: &Path, empty_file: &Path) -> Result<(), Error> {
    let mut source = options(database).connect().await?;
    let target = empty_file.to_string_lossy().into_owned();
    sqlx::query("vacuum into $1")
        .bind(target)
        .execute(&mut source)
        .await?;
    source.close().await?;
    Ok(())
}

/// Checks that a file, which nobody is writing, is a whole database of connect-pay.
///
/// # Errors
/// [`Damage`].
pub async fn check(file: &Path) -> Result<(), Damage> {
    let options = options(file).read_only(true).immutable(true);
    let mut connection = options.connect().await.map_err(Damage::Unreadable)?;
    let found = inspect(&mut connection).await;
    // Nothing was written, so nothing can fail to be.
    let _ = connection.close().await;
    found
}

async fn inspect(connection: &mut SqliteConnection) -> Result<(), Damage> {
    let (integrity,): (String,) = sqlx::query_as("pragma integrity_check(1)")
        .fetch_one(&mut *connection)
        .await
        .map_err(Damage::Unreadable)?;
    if integrity != "ok" {
        return Err(Damage::Corrupt(integrity));
    }
    let dangling = connection
        .fetch_optional("pragma foreign_key_check")
        .await
        .map_err(Damage::Unreadable)?;
    if dangling.is_some() {
        return Err(Damage::DanglingReference);
    }
    let applied = connection
        .list_applied_migrations(schema::TABLE)
        .await
        .map_err(|_| Damage::Foreign)?;
    schema::compare(&applied).map_err(Damage::Schema)
}

/// Whether anybody has a database open. When nobody has, its write-ahead log is folded into it.
///
/// # Errors
/// [`Error::Statement`] when the file is not a database.
pub async fn is_in_use(database: &Path) -> Result<bool, Error> {
    let options = options(database).busy_timeout(Duration::ZERO);
    let mut connection = match options.connect().await {
        Err(sqlx::Error::Database(error)) if is_busy(error.code().as_deref()) => return Ok(true),
        opened => opened?,
    };
    // Leaving the write-ahead log needs the file for oneself alone.
    let left = connection.execute("pragma journal_mode = delete").await;
    let in_use = match left {
        Ok(_) => false,
        Err(sqlx::Error::Database(error)) if is_busy(error.code().as_deref()) => true,
        Err(other) => return Err(other.into()),
    };
    connection.close().await?;
    Ok(in_use)
}

/// `SQLITE_BUSY` and its extended codes, <https://www.sqlite.org/rescode.html#busy>.
fn is_busy(code: Option<&str>) -> bool {
    const SQLITE_BUSY: u32 = 5;
    code.and_then(|code| code.parse::<u32>().ok())
        .is_some_and(|code| code & 0xff == SQLITE_BUSY)
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .disable_statement_logging()
}
