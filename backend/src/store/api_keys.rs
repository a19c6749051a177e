//! Keys of the platform's servers.

use super::{Error, Store};
use crate::{
    api_key::{ApiKey, KeyId, Scope},
    domain::Timestamp,
};

/// A key to keep.
#[derive(Debug, Clone, Copy)]
pub struct NewKey<'a> {
    /// The key. Only its digest is kept.
    pub key: &'a ApiKey,
    /// What it is for, for people.
    pub label: &'a str,
    /// What it opens.
    pub scope: &'a Scope,
    /// When it was made.
    pub created: Timestamp,
}

/// A key that came with a request, and that opens something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    /// Its public id, for a log.
    pub id: KeyId,
    /// What it opens.
    pub scope: Scope,
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its public id.
    pub id: KeyId,
    /// What it is for.
    pub label: String,
    /// What it opens, or has opened.
    pub scope: Scope,
    /// When it was made.
    pub created: Timestamp,
    /// Since when it opens nothing.
    pub revoked: Option<Timestamp>,
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: String,
    hash: String,
    label: String,
    account: Option<String>,
    created_at: i64,
    revoked_at: Option<i64>,
}

impl Store {
    /// Keeps a new key's digest.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn add_api_key(&self, new: &NewKey<'_>) -> Result<KeyId, Error> {
        let digest = new.key.digest();
        let id = digest.id();
        let account = match new.scope {
            Scope::Platform => None,
            Scope::Account(account) => Some(account.as_str()),
        };
        let statement = sqlx::query(
            "insert into api_keys (id, hash, label, account, created_at)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(id.as_str())
        .bind(digest.to_hex())
        .bind(new.label)
        .bind(account)
        .bind(new.created.as_millis());
        self.execute(statement).await?;
        Ok(id)
    }

    /// What a key opens; nothing when it is unknown or revoked.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleKey`].
    pub async fn api_key(&self, key: &ApiKey) -> Result<Option<KnownKey>, Error> {
        let digest = key.digest();
        let row: Option<Row> =
            sqlx::query_as("select * from api_keys where id = $1 and revoked_at is null")
                .bind(digest.id().as_str())
                .fetch_optional(&self.readers)
                .await?;
        let Some(row) = row.filter(|row| digest.is(&row.hash)) else {
            return Ok(None);
        };
        let KeyRow { id, scope, .. } = KeyRow::try_from(row)?;
        Ok(Some(KnownKey { id, scope }))
    }

    /// All keys, revoked ones too, oldest first.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleKey`].
    pub async fn api_keys(&self) -> Result<Vec<KeyRow>, Error> {
        let rows: Vec<Row> = sqlx::query_as("select * from api_keys order by created_at, id")
            .fetch_all(&self.readers)
            .await?;
        rows.into_iter().map(KeyRow::try_from).collect()
    }

    /// Revokes a key and gives what is known of it; nothing when no key has this id. A key that
    /// was revoked before stays revoked since then.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleKey`].
    pub async fn revoke_api_key(
        &self,
        id: &KeyId,
        now: Timestamp,
    ) -> Result<Option<KeyRow>, Error> {
        let statement = sqlx::query_as(
            "update api_keys set revoked_at = coalesce(revoked_at, $1) where id = $2 returning *",
        )
        .bind(now.as_millis())
        .bind(id.as_str());
        let row: Option<Row> = self.returning(statement).await?.pop();
        row.map(KeyRow::try_from).transpose()
    }
}

impl TryFrom<Row> for KeyRow {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let impossible = |reason| Error::ImpossibleKey {
            key: row.id.clone(),
            reason,
        };
        let scope = match &row.account {
            None => Scope::Platform,
            Some(account) => Scope::Account(
                account
                    .parse()
                    .map_err(|_| impossible("account is empty"))?,
            ),
        };
        Ok(Self {
            id: row
                .id
                .parse()
                .map_err(|_| impossible("id does not start with key_"))?,
            scope,
            label: row.label,
            created: Timestamp::from_millis(row.created_at),
            revoked: row.revoked_at.map(Timestamp::from_millis),
        })
    }
}
