//! Events do not stay for ever: they hold personal data.

use super::{Error, Store};
use crate::domain::Timestamp;

impl Store {
    /// Deletes the bodies of events that came in before a time and have come to an end, a few at
    /// once. Tells how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn redact_events(&self, before: Timestamp, limit: u16) -> Result<u64, Error> {
        let statement = sqlx::query(
            "update inbox set payload = null where id in (
                 select id from inbox where received_at < $1 and payload is not null
                     and next_attempt_at is null
                 order by received_at limit $2)",
        )
        .bind(before.as_millis())
        .bind(i64::from(limit));
        self.execute(statement).await
    }

    /// Deletes events that came in before a time, a few at once; those that wait or are dead stay.
    /// Tells how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn delete_events(&self, before: Timestamp, limit: u16) -> Result<u64, Error> {
        let statement = sqlx::query(
            "delete from inbox where id in (
                 select id from inbox where received_at < $1 and status in ('done', 'ignored')
                 order by received_at limit $2)",
        )
        .bind(before.as_millis())
        .bind(i64::from(limit));
        self.execute(statement).await
    }
}
