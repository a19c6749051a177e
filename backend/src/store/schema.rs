//! The schema: bringing it up to date, or refusing an old one.
//!
//! One server at a time changes it. On `PostgreSQL` an advisory lock sees to that, on `SQLite` one
//! transaction around all of it; a second server waits, and then finds nothing left to do.

use std::{fs, io, path::Path, time::Duration};

use sqlx::{
    AnyConnection, Connection as _, Executor as _,
    migrate::{AppliedMigration, Migrate as _, MigrateError, Migration, Migrator},
};
use tracing::warn;

use super::{DatabaseUrl, Engine, Error};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Where sqlx notes what has run.
pub(super) const TABLE: &str = "_sqlx_migrations";
const WAIT_FOR_SERVER: Duration = Duration::from_secs(10);

/// What to do about the schema when the database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Bring it up to date.
    Migrate,
    /// Refuse one that is not up to date: somebody else migrates, with `connect-pay migrate`.
    MustBeCurrent,
}

/// Brings the schema up to date and gives the names of the migrations that were missing.
///
/// # Errors
/// [`Error::Open`], [`Error::Migrate`], [`Error::NewerSchema`].
pub async fn migrate(url: &DatabaseUrl) -> Result<Vec<String>, Error> {
    let engine = url.engine();
    let mut connection = connect(url).await?;
    let missing = match engine {
        Engine::Postgres => {
            // A table that is there already is no news.
            connection
                .execute("set client_min_messages = warning")
                .await?;
            run(&mut connection, engine).await?
        }
        Engine::Sqlite => {
            // A reader goes on beside a writer from here on: the mode stays with the file.
            connection
                .execute("pragma busy_timeout = 8000; pragma journal_mode = wal;")
                .await?;
            let mut transaction = connection.begin_with("begin immediate").await?;
            let missing = run(&mut transaction, engine).await?;
            transaction.commit().await?;
            missing
        }
    };
    connection.close().await?;
    Ok(missing)
}

/// Refuses a schema that this program does not understand.
///
/// # Errors
/// [`Error::Open`], [`Error::Migrate`], [`Error::OldSchema`], [`Error::NewerSchema`].
pub(super) async fn check(url: &DatabaseUrl) -> Result<(), Error> {
    let mut connection = connect(url).await?;
    let checked = check_on(&mut connection, url.engine()).await;
    connection.close().await?;
    checked
}

/// The same, on a connection that is open.
pub(super) async fn check_on(connection: &mut AnyConnection, engine: Engine) -> Result<(), Error> {
    let applied = applied(connection, engine).await?;
    compare(&applied)?;
    match missing(&applied).count() {
        0 => Ok(()),
        count => Err(Error::OldSchema(count)),
    }
}

/// Refuses what a newer version has migrated, or a version whose files were edited since.
pub(super) fn compare(applied: &[AppliedMigration]) -> Result<(), Error> {
    for AppliedMigration { version, checksum } in applied {
        match MIGRATIONS.iter().find(|it| it.version == *version) {
            None => return Err(Error::NewerSchema(*version)),
            Some(known) if known.checksum != *checksum => {
                return Err(MigrateError::VersionMismatch(*version).into());
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// A connection without the limits of [`Store`](super::Store): a migration takes its time.
async fn connect(url: &DatabaseUrl) -> Result<AnyConnection, Error> {
    sqlx::any::install_default_drivers();
    let connecting = AnyConnection::connect(url.reveal());
    let connected = tokio::time::timeout(WAIT_FOR_SERVER, connecting).await;
    let connection = connected
        .unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
        .map_err(|source| Error::open(url, source))?;
    if let Some(file) = url.sqlite_file()
        && let Err(error) = close_to_others(&file)
    {
        warn!(error.causes = %error, "the database's file may be readable by others");
    }
    Ok(connection)
}

/// What stands in a database lets people be charged: one that has just been made is its owner's alone.
/// `SQLite` gives the files beside it the same rights.
#[cfg(unix)]
fn close_to_others(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    if fs::metadata(file)?.len() == 0 {
        fs::set_permissions(file, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

#[cfg(not(unix))]
const fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

async fn run(connection: &mut AnyConnection, engine: Engine) -> Result<Vec<String>, Error> {
    let before = applied(connection, engine).await?;
    compare(&before)?;
    let names: Vec<String> = missing(&before)
        .map(|it| format!("{:04} {}", it.version, it.description))
        .collect();
    // A role that may not change the schema can start a server on a current one.
    if !names.is_empty() {
        MIGRATIONS.run_direct(None, connection, false).await?;
    }
    Ok(names)
}

/// What has run; nothing when the database is new.
async fn applied(
    connection: &mut AnyConnection,
    engine: Engine,
) -> Result<Vec<AppliedMigration>, Error> {
    let sql = match engine {
        Engine::Sqlite => "select count(*) from sqlite_master where type = 'table' and name = $1",
        Engine::Postgres => {
            "select count(*) from information_schema.tables
             where table_schema = current_schema() and table_name = $1"
        }
    };
    let (tables,): (i64,) = sqlx::query_as(sql)
        .bind(TABLE)
        .fetch_one(&mut *connection)
        .await?;
    if tables == 0 {
        return Ok(Vec::new());
    }
    Ok(connection.list_applied_migrations(TABLE).await?)
}

fn missing(applied: &[AppliedMigration]) -> impl Iterator<Item = &'static Migration> {
    let is_applied = |version| applied.iter().any(|it| it.version == version);
    MIGRATIONS.iter().filter(move |it| !is_applied(it.version))
}
