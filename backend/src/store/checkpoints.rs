//! Moving what is committed from `SQLite`'s log into its file, beside the writer.
//!
//! `SQLite` lets the writer do it after a commit, and whoever writes next waits for the disk so much
//! longer. A connection of its own does the same while others go on, and steps back behind them; the
//! writer then finds little left to do when the log has become long.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use sqlx::{AnyConnection, Executor as _};
use tokio::sync::Mutex;
use tracing::warn;

/// After so many commits: each is short, and the log stays as long as it is, since a file that grows
/// makes each commit slower.
const EVERY: u32 = 50;
/// It stops nobody and waits for nobody.
const CHECKPOINT: &str = "pragma wal_checkpoint(passive)";

/// Makes checkpoints. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Checkpoints(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    connection: Mutex<AnyConnection>,
    commits: AtomicU32,
}

impl Checkpoints {
    /// By this connection, which nobody else has.
    pub(super) fn new(connection: AnyConnection) -> Self {
        Self(Arc::new(Inner {
            connection: Mutex::new(connection),
            commits: AtomicU32::new(0),
        }))
    }

    /// There was a commit. Now and then, a checkpoint begins.
    pub(super) fn committed(&self) {
        if self.0.commits.fetch_add(1, Ordering::Relaxed) % EVERY == EVERY - 1 {
            tokio::spawn(self.clone().make());
        }
    }

    async fn make(self) {
        // One at a time is enough.
        let Ok(mut connection) = self.0.connection.try_lock() else {
            return;
        };
        // What is not done now, the next one does, or the writer.
        if let Err(error) = connection.execute(CHECKPOINT).await {
            warn!(%error, "a checkpoint could not be made");
        }
    }
}
