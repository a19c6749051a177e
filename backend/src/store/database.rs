//! Opening the database, and its connections.

use std::{
    num::{NonZeroU32, NonZeroUsize},
    thread,
    time::Duration,
};

use sqlx::{AnyConnection, AnyPool, Connection as _, Executor as _, any::AnyPoolOptions};
use tokio::sync::broadcast;
use tracing::debug;

use crate::domain::Patience;

use super::{
    Announcing, Changed, DatabaseUrl, Engine, Error, Schema, background::in_background,
    checkpoints::Checkpoints, schema, shared_commit::SharedCommit, writing::Writer,
};

/// How many changes a listener may be behind.
const CHANGES_KEPT: usize = 1024;
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// How an `SQLite` connection is set: it waits for a writer of another process, a commit is on the
/// disk before it is reported, references are checked, and a writer empties the log only when
/// [`Checkpoints`] has not come to it for long: after so many pages of four kilobytes.
const SQLITE: &str = "pragma busy_timeout = 8000; pragma journal_mode = wal; \
                      pragma synchronous = full; pragma foreign_keys = on; \
                      pragma wal_autocheckpoint = 4000;";
/// A write that takes a reader's way fails at once, in the first test that takes it.
const SQLITE_READER: &str = "pragma query_only = on;";
/// How a `PostgreSQL` connection is set: nothing that a request needs takes that long, and a
/// server that died in the middle of a transaction does not block the others for ever.
const POSTGRES: &str = "set application_name = 'connect-pay'; set statement_timeout = '15s'; \
                        set lock_timeout = '8s'; \
                        set idle_in_transaction_session_timeout = '30s';";

/// Which database, and how to open it.
#[derive(Debug, Clone)]
pub struct DatabaseOptions {
    /// Where it is.
    pub url: DatabaseUrl,
    /// How many connections this server may hold. `SQLite` has one more, for writing, and reads with
    /// no more than there are cores.
    pub max_connections: NonZeroU32,
    /// What to do about its schema.
    pub schema: Schema,
}

impl DatabaseOptions {
    /// Enough for one server: a statement takes less than a millisecond.
    pub const MAX_CONNECTIONS: NonZeroU32 = NonZeroU32::MIN.saturating_add(7);

    /// A database that is migrated when it is opened.
    pub const fn new(url: DatabaseUrl) -> Self {
        Self {
            url,
            max_connections: Self::MAX_CONNECTIONS,
            schema: Schema::Migrate,
        }
    }
}

/// A handle on the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pub(super) writer: Writer,
    /// For statements that only read. `SQLite` runs them beside the writer.
    pub(super) readers: AnyPool,
    pub(super) engine: Engine,
    /// Which checkouts this process writes.
    pub(super) changes: broadcast::Sender<Changed>,
    /// How soon a checkout is looked at by itself.
    pub(super) patience: Patience,
    /// What is needed to write messages to the platform's server, if any are.
    pub(super) announcing: Option<Announcing>,
}

/// The connections of a server to its database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connections {
    /// Those that a statement or a transaction has.
    pub in_use: u32,
    /// Those that wait for one.
    pub idle: u32,
}

impl Store {
    /// Opens a database, with its schema up to date.
    ///
    /// # Errors
    /// [`Error::Open`], [`Error::Migrate`], [`Error::OldSchema`], [`Error::NewerSchema`].
    pub async fn open(options: &DatabaseOptions) -> Result<Self, Error> {
        let url = &options.url;
        match options.schema {
            Schema::Migrate => {
                let migrated = schema::migrate(url).await?;
                debug!(migrations = ?migrated, "the schema is up to date");
            }
            Schema::MustBeCurrent => schema::check(url).await?,
        }
        let engine = url.engine();
        let (writer, readers) = match engine {
            Engine::Postgres => {
                let pool = pool(url, options.max_connections, &[POSTGRES]).await?;
                (Writer::Postgres(pool.clone()), pool)
            }
            Engine::Sqlite => {
                let checkpoints = in_background(connection(url.clone())).await;
                let checkpoints = checkpoints.map_err(|error| Error::open(url, error.into()))??;
                let writer = connection(url.clone()).await?;
                let writer = SharedCommit::new(writer, Checkpoints::new(checkpoints));
                let readers = pool(url, readers(options), &[SQLITE, SQLITE_READER]).await?;
                (Writer::Sqlite(writer), readers)
            }
        };
        Ok(Self {
            writer,
            readers,
            engine,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            patience: Patience::DEFAULT,
            announcing: None,
        })
    }

    /// The same, which looks at checkouts as soon as this says.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Ends a `select` of what is to be claimed. On `PostgreSQL` servers do not wait for each other;
    /// `SQLite` has one writer anyway.
    pub(super) const fn skip_locked(&self) -> &'static str {
        match self.engine {
            Engine::Sqlite => "",
            Engine::Postgres => " for update skip locked",
        }
    }

    /// How many connections there are at present.
    pub fn connections(&self) -> Connections {
        let writer = match &self.writer {
            Writer::Postgres(_) => None,
            Writer::Sqlite(writer) => Some(writer.is_busy()),
        };
        let open = self.readers.size();
        let idle = u32::try_from(self.readers.num_idle()).unwrap_or(u32::MAX);
        let idle = idle.min(open);
        Connections {
            in_use: open - idle + u32::from(writer == Some(true)),
            idle: idle + u32::from(writer == Some(false)),
        }
    }

    /// Closes every connection, after what is under way is done.
    pub async fn close(&self) {
        self.readers.close().await;
        if let Writer::Sqlite(writer) = &self.writer {
            writer.close().await;
        }
    }
}

/// Reading from `SQLite` is this process's own work: more readers than cores would do no more, and
/// each has a cache of its own to fill.
fn readers(options: &DatabaseOptions) -> NonZeroU32 {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let useful = u32::try_from(cores.max(2)).unwrap_or(u32::MAX);
    NonZeroU32::new(useful).map_or(options.max_connections, |it| {
        it.min(options.max_connections)
    })
}

/// A connection to `SQLite`, to keep.
async fn connection(url: DatabaseUrl) -> Result<AnyConnection, Error> {
    let connection = async {
        let mut connection = AnyConnection::connect(url.reveal()).await?;
        connection.execute(SQLITE).await?;
        Ok(connection)
    };
    connection.await.map_err(|source| Error::open(&url, source))
}

async fn pool(
    url: &DatabaseUrl,
    connections: NonZeroU32,
    settings: &'static [&'static str],
) -> Result<AnyPool, Error> {
    AnyPoolOptions::new()
        .max_connections(connections.get())
        .acquire_timeout(WAIT_FOR_CONNECTION)
        // A file does not go away as a server does: to ask before each statement whether it is
        // still there costs as much as the statement.
        .test_before_acquire(url.engine() == Engine::Postgres)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                for setting in settings {
                    connection.execute(*setting).await?;
                }
                Ok(())
            })
        })
        .connect(url.reveal())
        .await
        .map_err(|source| Error::open(url, source))
}
