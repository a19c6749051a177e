//! Writing: one statement, or several of which all are written or none.

use std::ops::{Deref, DerefMut};

use sqlx::{
    Any, AnyConnection, AnyPool, FromRow, Transaction,
    any::{AnyArguments, AnyRow},
    query::{Query, QueryAs},
};

use super::{
    Error, Saved, Store,
    shared_commit::{Part, SharedCommit},
};

/// A statement with its values.
pub(super) type Statement<'a> = Query<'a, Any, AnyArguments>;

/// How this process writes.
#[derive(Debug, Clone)]
pub(super) enum Writer {
    /// `SQLite`: by one connection, for which writers queue.
    Sqlite(SharedCommit),
    /// `PostgreSQL`: each by a connection of its own.
    Postgres(AnyPool),
}

/// A transaction that writes. Within it, use it and nothing else: on `SQLite` all others wait for
/// it. Dropped without [`commit`](Self::commit), it has written nothing.
#[derive(Debug)]
pub(super) enum Writing {
    /// With a commit of its own.
    Alone(Transaction<'static, Any>),
    /// With a commit that it shares.
    Together(Part),
}

impl Store {
    /// Begins a transaction that writes.
    pub(super) async fn begin(&self) -> Result<Writing, Error> {
        Ok(match &self.writer {
            Writer::Sqlite(writer) => Writing::Together(writer.begin().await?),
            Writer::Postgres(pool) => Writing::Alone(pool.begin().await?),
        })
    }

    /// Carries out one statement that writes. Tells how many rows it has written.
    pub(super) async fn execute(&self, statement: Statement<'_>) -> Result<u64, Error> {
        let done = match &self.writer {
            Writer::Sqlite(writer) => {
                let mut part = writer.begin().await?;
                let done = statement.execute(&mut *part).await?;
                part.commit().await?;
                done
            }
            Writer::Postgres(pool) => statement.execute(pool).await?,
        };
        Ok(done.rows_affected())
    }

    /// Carries out one statement that writes, and gives the rows that it returns.
    pub(super) async fn returning<R>(
        &self,
        statement: QueryAs<'_, Any, R, AnyArguments>,
    ) -> Result<Vec<R>, Error>
    where
        R: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        Ok(match &self.writer {
            Writer::Sqlite(writer) => {
                let mut part = writer.begin().await?;
                let rows = statement.fetch_all(&mut *part).await?;
                part.commit().await?;
                rows
            }
            Writer::Postgres(pool) => statement.fetch_all(pool).await?,
        })
    }
}

impl Writing {
    /// Resolves once all of it is on the disk.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::Batch`], and nothing is written.
    pub(super) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Alone(transaction) => Ok(transaction.commit().await?),
            Self::Together(part) => part.commit().await,
        }
    }

    /// Commits, or takes all of it back when the race was lost: whoever lost it can then read who
    /// won.
    ///
    /// # Errors
    /// As [`commit`](Self::commit).
    pub(super) async fn end(self, saved: Saved) -> Result<Saved, Error> {
        match (saved, self) {
            (Saved::Yes, writing) => writing.commit().await?,
            // PostgreSQL shows a transaction nothing that is not committed.
            (Saved::RaceLost, Self::Alone(transaction)) => drop(transaction),
            (Saved::RaceLost, Self::Together(part)) => part.undo().await,
        }
        Ok(saved)
    }
}

impl Deref for Writing {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match self {
            Self::Alone(transaction) => transaction,
            Self::Together(part) => part,
        }
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match self {
            Self::Alone(transaction) => transaction,
            Self::Together(part) => part,
        }
    }
}
