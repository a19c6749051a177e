//! What waits in the database to be dealt with: events that came in, messages that go out.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use super::{Error, Store};
use crate::domain::Timestamp;

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Events from Stripe.
    Events,
    /// Messages to the platform's server.
    Messages,
}

impl Queue {
    /// Its table, and the column that says since when an entry waits.
    const fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Events => ("inbox", "received_at"),
            Self::Messages => ("messages", "created_at"),
        }
    }
}

/// How many wait to be dealt with, and since when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueDepth {
    /// Those that wait for their turn, or are being tried.
    pub pending: i64,
    /// Those that wait to be tried again.
    pub failed: i64,
    /// Those that are not tried any more.
    pub dead: i64,
    /// When the oldest that waits came in.
    pub oldest: Option<Timestamp>,
}

impl QueueDepth {
    /// How many there are by status.
    pub const fn by_status(&self) -> [(&'static str, i64); 3] {
        [
            ("pending", self.pending),
            ("failed", self.failed),
            ("dead", self.dead),
        ]
    }

    /// How long the oldest that waits has waited.
    pub fn waited(&self, now: Timestamp) -> Option<Duration> {
        let oldest = self.oldest?.as_millis();
        u64::try_from(now.as_millis() - oldest)
            .ok()
            .map(Duration::from_millis)
    }
}

impl Store {
    /// How many entries of a queue wait, and since when. It reads those only.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn queue_depth(&self, queue: Queue) -> Result<QueueDepth, Error> {
        let (table, since) = queue.table();
        let waiting = format!(
            "select count(case when status = 'pending' then 1 end),
                 count(case when status = 'failed' then 1 end), min({since})
             from {table} where next_attempt_at is not null"
        );
        let (pending, failed, oldest): (i64, i64, Option<i64>) =
            sqlx::query_as(AssertSqlSafe(waiting))
                .fetch_one(&self.readers)
                .await?;
        let dead = format!("select count(*) from {table} where status = 'dead'");
        let (dead,): (i64,) = sqlx::query_as(AssertSqlSafe(dead))
            .fetch_one(&self.readers)
            .await?;
        Ok(QueueDepth {
            pending,
            failed,
            dead,
            oldest: oldest.map(Timestamp::from_millis),
        })
    }
}
