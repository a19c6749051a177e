//! Stripe's mode, test or live, that a database belongs to.

use super::{Error, Store};

impl Store {
    /// Whether the database belongs to this mode. One that was never used belongs to it from now on.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn belongs_to(&self, livemode: bool) -> Result<bool, Error> {
        let statement = sqlx::query(
            "insert into mode (id, livemode) values (1, $1) on conflict (id) do nothing",
        )
        .bind(i64::from(livemode));
        self.execute(statement).await?;
        let (kept,): (i64,) = sqlx::query_as("select livemode from mode")
            .fetch_one(&self.readers)
            .await?;
        Ok(kept == i64::from(livemode))
    }
}
