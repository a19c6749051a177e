//! The one connection through which a process writes to `SQLite`, and commits that it shares out.
//!
//! A commit waits for the disk, and there is one writer at a time. So whoever waits while another
//! writes goes on in the same transaction, behind a savepoint, and one commit serves all of them. A
//! part that fails, or whose future is dropped in the middle, is undone by itself. Nobody is told
//! that a part is written before the commit has come back.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Duration,
};

use sqlx::{AnyConnection, Connection as _, Executor as _};
use tokio::{
    runtime::Handle,
    sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, oneshot},
    time::timeout,
};
use tracing::warn;

use super::{Error, checkpoints::Checkpoints};

/// Waits no longer for those who write before.
const PATIENCE: Duration = Duration::from_secs(10);

/// Writes to `SQLite`. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct SharedCommit(Arc<Mutex<Option<Writer>>>);

#[derive(Debug)]
struct Writer {
    connection: AnyConnection,
    checkpoints: Checkpoints,
    phase: Phase,
    /// What the last part has written must be taken back before anything else.
    undo: bool,
    /// Somebody will commit: he waits for his turn behind those who were there before.
    ending: bool,
    /// Who waits for the commit.
    waiting: Vec<oneshot::Sender<Result<(), Arc<Error>>>>,
}

/// How far the transaction is. A future can be dropped while its statement runs; then it is not
/// known whether it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// There is none.
    Closed,
    /// It is being begun.
    Beginning,
    /// The next part's savepoint is being set; what came before it stays.
    Joining,
    /// It is open, with the savepoint of the last part.
    Open,
}

/// A turn at writing. Dropped without [`commit`](Self::commit), it has written nothing.
#[derive(Debug)]
pub(super) struct Part {
    writer: OwnedMappedMutexGuard<Option<Writer>, Writer>,
    ends: SharedCommit,
    is_kept: bool,
}

impl SharedCommit {
    /// Writes by this connection, which nobody else has.
    pub(super) fn new(connection: AnyConnection, checkpoints: Checkpoints) -> Self {
        Self(Arc::new(Mutex::new(Some(Writer {
            connection,
            checkpoints,
            phase: Phase::Closed,
            undo: false,
            ending: false,
            waiting: Vec::new(),
        }))))
    }

    /// Waits for a turn. Turns come in the order in which they were asked for.
    pub(super) async fn begin(&self) -> Result<Part, Error> {
        let turn = timeout(PATIENCE, Arc::clone(&self.0).lock_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let writer = OwnedMutexGuard::try_map(turn, Option::as_mut);
        // Whoever goes away from here on leaves a part behind, and with it somebody who ends it.
        let mut part = Part {
            writer: writer.map_err(|_| sqlx::Error::PoolClosed)?,
            ends: self.clone(),
            is_kept: false,
        };
        if let Err(error) = part.writer.begin_part().await {
            let error = Arc::new(Error::from(error));
            part.writer.fail(&error).await;
            return Err(Error::Batch(error));
        }
        Ok(part)
    }

    /// Whether somebody writes at present.
    pub(super) fn is_busy(&self) -> bool {
        self.0.try_lock().is_err()
    }

    /// Commits what is written, and closes the connection.
    pub(super) async fn close(&self) {
        let writer = self.0.lock().await.take();
        if let Some(mut writer) = writer {
            writer.end().await;
            // It is closed when it is dropped, too.
            let _ = writer.connection.close().await;
        }
    }

    async fn end(self) {
        if let Some(writer) = self.0.lock().await.as_mut() {
            writer.end().await;
        }
    }
}

impl Writer {
    async fn begin_part(&mut self) -> Result<(), sqlx::Error> {
        if self.phase == Phase::Beginning {
            self.roll_back().await;
        }
        let statement = match self.phase {
            Phase::Closed | Phase::Beginning => {
                self.phase = Phase::Beginning;
                // It is the writer from here on, and does not lose that place to another process
                // after it has read.
                "begin immediate; savepoint part"
            }
            Phase::Open if self.undo => "rollback to part",
            Phase::Open => {
                self.phase = Phase::Joining;
                "release part; savepoint part"
            }
            Phase::Joining => "savepoint part",
        };
        self.connection.execute(statement).await?;
        self.phase = Phase::Open;
        self.undo = false;
        Ok(())
    }

    /// Commits, if there is something to commit, and tells who waits for it.
    async fn end(&mut self) {
        self.ending = false;
        match self.phase {
            Phase::Closed => {}
            Phase::Beginning => self.roll_back().await,
            Phase::Joining | Phase::Open => match self.commit().await {
                Ok(()) => {
                    self.phase = Phase::Closed;
                    self.tell(&Ok(()));
                    self.checkpoints.committed();
                }
                Err(error) => self.fail(&Arc::new(Error::from(error))).await,
            },
        }
    }

    async fn commit(&mut self) -> Result<(), sqlx::Error> {
        let statement = if self.undo {
            "rollback to part; commit"
        } else {
            "commit"
        };
        self.connection.execute(statement).await?;
        self.undo = false;
        Ok(())
    }

    /// Nothing of the transaction is written: neither the present part nor those before it.
    async fn fail(&mut self, error: &Arc<Error>) {
        self.roll_back().await;
        self.tell(&Err(Arc::clone(error)));
    }

    async fn roll_back(&mut self) {
        // After some failures SQLite has rolled back by itself.
        if let Err(error) = self.connection.execute("rollback").await {
            warn!(%error, "a transaction could not be rolled back; there may be none any more");
        }
        self.phase = Phase::Closed;
        self.undo = false;
    }

    fn tell(&mut self, outcome: &Result<(), Arc<Error>>) {
        for waiting in self.waiting.drain(..) {
            // Whoever has gone away finds out by reading.
            let _ = waiting.send(outcome.clone());
        }
    }
}

impl Part {
    /// Resolves once what was written is on the disk.
    ///
    /// # Errors
    /// [`Error::Batch`], and nothing is written.
    pub(super) async fn commit(mut self) -> Result<(), Error> {
        self.is_kept = true;
        let gone = || Error::from(sqlx::Error::PoolClosed);
        self.leave()
            .await
            .map_err(|_| gone())?
            .map_err(Error::Batch)
    }

    /// Takes back what was written, and resolves once others' writes that this part has seen can be
    /// read by all, or are gone, too.
    pub(super) async fn undo(self) {
        // However that ended, the next reader sees it.
        let _ = self.leave().await;
    }

    /// Gives the turn to the next one, and what comes of the transaction.
    fn leave(mut self) -> oneshot::Receiver<Result<(), Arc<Error>>> {
        let (ended, outcome) = oneshot::channel();
        self.writer.waiting.push(ended);
        outcome
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // A part that was not begun has written nothing, and what stands behind the savepoint is
        // somebody else's.
        self.writer.undo = !self.is_kept && self.writer.phase == Phase::Open;
        if self.writer.ending {
            return;
        }
        // Without a runtime the process ends, and nobody waits.
        if let Ok(runtime) = Handle::try_current() {
            self.writer.ending = true;
            runtime.spawn(self.ends.clone().end());
        }
    }
}

impl Deref for Part {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.writer.connection
    }
}

impl DerefMut for Part {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.writer.connection
    }
}

#[cfg(test)]
mod tests;
