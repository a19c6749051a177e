//! Opening the database, and its connections.

use std::{
    num::{NonZeroU32, NonZeroUsize},
    thread,
    time::Duration,
};

use sqlx::{Any, AnyPool, Executor as _, Transaction, any::AnyPoolOptions};
use tokio::sync::broadcast;
use tracing::debug;

use crate::domain::Patience;

use super::{Announcing, Changed, DatabaseUrl, Engine, Error, Schema, schema};

/// How many changes a listener may be behind.
const CHANGES_KEPT: usize = 1024;
const WAIT_FOR_CONNECTION: Duration = Duration::from_secs(10);

/// How an `SQLite` connection is set: it waits for a writer of another process, a commit is on the
/// disk before it is reported, references are checked.
const SQLITE: &str = "pragma busy_timeout = 8000; pragma journal_mode = wal; \
                      pragma synchronous = full; pragma foreign_keys = on;";
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
    /// For every statement. `SQLite` has one writer at a time, so there it is one connection, and
    /// writers queue for it in the order in which they came.
    pub(super) pool: AnyPool,
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
        let (pool, readers) = match engine {
            Engine::Postgres => {
                let pool = pool(url, options.max_connections, &[POSTGRES]).await?;
                (pool.clone(), pool)
            }
            Engine::Sqlite => (
                pool(url, NonZeroU32::MIN, &[SQLITE]).await?,
                pool(url, readers(options), &[SQLITE, SQLITE_READER]).await?,
            ),
        };
        Ok(Self {
            pool,
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

    /// Begins a transaction that writes. On `SQLite` it is the writer from its first statement on,
    /// so that it can not lose that place to another process after it has read. It holds the one
    /// connection of `pool` there: within it, use the transaction and nothing else.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, Error> {
        let begin = match self.engine {
            Engine::Sqlite => "begin immediate",
            Engine::Postgres => "begin",
        };
        Ok(self.pool.begin_with(begin).await?)
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
        let pools = match self.engine {
            Engine::Postgres => vec![&self.pool],
            Engine::Sqlite => vec![&self.pool, &self.readers],
        };
        let open: u32 = pools.iter().map(|pool| pool.size()).sum();
        let idle: usize = pools.iter().map(|pool| pool.num_idle()).sum();
        let idle = u32::try_from(idle).unwrap_or(u32::MAX).min(open);
        Connections {
            in_use: open - idle,
            idle,
        }
    }

    /// Closes every connection, after what is under way is done.
    pub async fn close(&self) {
        self.readers.close().await;
        self.pool.close().await;
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

async fn pool(
    url: &DatabaseUrl,
    connections: NonZeroU32,
    settings: &'static [&'static str],
) -> Result<AnyPool, Error> {
    AnyPoolOptions::new()
        .max_connections(connections.get())
        .acquire_timeout(WAIT_FOR_CONNECTION)
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
