//! Whether the database can be worked with at present.

use std::time::Duration;

use shared::{CheckoutStatus, Named as _};
use sqlx::migrate::MigrateError;
use tokio::time::timeout;

use super::{Error, Store, schema};

/// Who looks at a server's health waits for a few seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the database can be worked with.
#[derive(Debug)]
pub enum Fitness {
    /// It answers, and its schema is the one of this program.
    Fit,
    /// It answers, and its schema is older.
    OldSchema,
    /// It answers, and its schema is newer, or another one.
    OtherSchema,
    /// It does not answer in time.
    Unreachable(Option<Error>),
}

impl Store {
    /// Asks the database whether it can be worked with.
    pub async fn fitness(&self) -> Fitness {
        let check = async {
            let mut connection = self.readers.acquire().await?;
            schema::check_on(&mut connection, self.engine).await
        };
        match timeout(PATIENCE, check).await {
            Ok(Ok(())) => Fitness::Fit,
            Ok(Err(Error::OldSchema(_))) => Fitness::OldSchema,
            Ok(Err(Error::NewerSchema(_) | Error::Migrate(MigrateError::VersionMismatch(_)))) => {
                Fitness::OtherSchema
            }
            Ok(Err(error)) => Fitness::Unreachable(Some(error)),
            Err(_) => Fitness::Unreachable(None),
        }
    }

    /// How many checkouts are in one of these statuses. It reads as many entries of an index as
    /// there are such checkouts: ask for statuses that pass.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn count_by_status(&self, status: CheckoutStatus) -> Result<i64, Error> {
        let (count,): (i64,) = sqlx::query_as("select count(*) from checkouts where status = $1")
            .bind(status.name())
            .fetch_one(&self.readers)
            .await?;
        Ok(count)
    }
}
