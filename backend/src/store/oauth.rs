//! Connections by OAuth: who is awaited back, and sealed tokens.

use shared::AccountId;
use sqlx::AnyConnection;

use super::{Error, Store, accounts::Change};
use crate::domain::{Standing, Timestamp};

/// An owner who was sent to Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwaitedOwner {
    /// The digest of the state, as it was kept.
    pub digest: String,
    /// Where the owner goes in the end.
    pub return_url: String,
    /// When the owner was sent.
    pub sent: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    digest: String,
    return_url: String,
    created_at: i64,
}

impl Store {
    /// Awaits an owner back, and forgets those who were sent before `forgotten`.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn await_owner(
        &self,
        owner: &AwaitedOwner,
        forgotten: Timestamp,
    ) -> Result<(), Error> {
        let statement = sqlx::query("delete from oauth_states where created_at < $1")
            .bind(forgotten.as_millis());
        self.execute(statement).await?;
        let statement = sqlx::query(
            "insert into oauth_states (digest, return_url, created_at) values ($1, $2, $3)",
        )
        .bind(&owner.digest)
        .bind(&owner.return_url)
        .bind(owner.sent.as_millis());
        self.execute(statement).await?;
        Ok(())
    }

    /// The owner who comes back with a state of this digest: once, since the row goes with it.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn take_owner(&self, digest: &str) -> Result<Option<AwaitedOwner>, Error> {
        let statement = sqlx::query_as(
            "delete from oauth_states where digest = $1 returning digest, return_url, created_at",
        )
        .bind(digest);
        let row: Option<Row> = self.returning(statement).await?.pop();
        Ok(row.map(|row| AwaitedOwner {
            digest: row.digest,
            return_url: row.return_url,
            sent: Timestamp::from_millis(row.created_at),
        }))
    }

    /// An account is connected, again or for the first time. `sealed` replaces the tokens that
    /// were kept, if any.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::Message`].
    pub async fn connect_account(
        &self,
        id: &AccountId,
        sealed: Option<&str>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        let change = Change {
            before: Standing::NOT_CONNECTED,
            after: Standing::CONNECTED,
            now,
        };
        self.stand_anew(&mut writing, id, change).await?;
        delete_tokens(&mut writing, id).await?;
        if let Some(sealed) = sealed {
            insert_tokens(&mut writing, id, sealed, now).await?;
        }
        writing.commit().await
    }

    /// The connection of an account has ended; its tokens are worth nothing any more.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::Message`].
    pub async fn disconnect_account(&self, id: &AccountId, now: Timestamp) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        let change = Change {
            before: Standing::CONNECTED,
            after: Standing::NOT_CONNECTED,
            now,
        };
        self.stand_anew(&mut writing, id, change).await?;
        delete_tokens(&mut writing, id).await?;
        writing.commit().await
    }

    /// An account is connected again, and stands so. Tokens that are kept stay.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::Message`].
    pub async fn reconnect_account(
        &self,
        id: &AccountId,
        charges_enabled: bool,
        now: Timestamp,
    ) -> Result<(), Error> {
        let change = Change {
            before: Standing::NOT_CONNECTED,
            after: Standing {
                charges_enabled: Some(charges_enabled),
                ..Standing::CONNECTED
            },
            now,
        };
        let mut writing = self.begin().await?;
        self.stand_anew(&mut writing, id, change).await?;
        writing.commit().await
    }

    /// The sealed tokens of an account, if they are kept.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn oauth_tokens(&self, id: &AccountId) -> Result<Option<String>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as("select sealed from oauth_tokens where account = $1")
                .bind(id.as_str())
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(sealed,)| sealed))
    }

    /// Puts refreshed tokens in the place of those that are kept. When the account was disconnected
    /// meanwhile, there are none, and nothing is kept.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn replace_oauth_tokens(
        &self,
        id: &AccountId,
        sealed: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        let statement =
            sqlx::query("update oauth_tokens set sealed = $1, updated_at = $2 where account = $3")
                .bind(sealed)
                .bind(now.as_millis())
                .bind(id.as_str());
        self.execute(statement).await?;
        Ok(())
    }
}

async fn delete_tokens(connection: &mut AnyConnection, id: &AccountId) -> Result<(), Error> {
    sqlx::query("delete from oauth_tokens where account = $1")
        .bind(id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert_tokens(
    connection: &mut AnyConnection,
    id: &AccountId,
    sealed: &str,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query("insert into oauth_tokens (account, sealed, updated_at) values ($1, $2, $3)")
        .bind(id.as_str())
        .bind(sealed)
        .bind(now.as_millis())
        .execute(connection)
        .await?;
    Ok(())
}
