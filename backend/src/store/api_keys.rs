//! Keys of the platform's servers.

use super::{Error, Store};
use crate::domain::Timestamp;

impl Store {
    /// Keeps the hash of a new key.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn add_api_key(&self, hash: &str, label: &str, now: Timestamp) -> Result<(), Error> {
        sqlx::query("insert into api_keys (hash, label, created_at) values ($1, $2, $3)")
            .bind(hash)
            .bind(label)
            .bind(now.as_millis())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Whether a key with this hash exists.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn has_api_key(&self, hash: &str) -> Result<bool, Error> {
        let (count,): (i64,) = sqlx::query_as("select count(*) from api_keys where hash = $1")
            .bind(hash)
            .fetch_one(&self.pool)
            .await?;
        Ok(count > 0)
    }
}
