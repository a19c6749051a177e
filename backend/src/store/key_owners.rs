//! Whose keys a database was used with.

use shared::AccountId;

use super::{Error, Store};

/// What the keys of a server are for.
#[derive(Debug, Clone, Copy)]
pub enum KeyRole<'a> {
    /// The platform, and all that are connected to it.
    Platform,
    /// One account alone.
    Own(&'a AccountId),
}

impl KeyRole<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Platform => "platform",
            Self::Own(account) => account.as_str(),
        }
    }
}

impl Store {
    /// The account whose keys were the first in this role, if any were.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn key_owner(&self, role: KeyRole<'_>) -> Result<Option<AccountId>, Error> {
        let kept: Option<(String,)> =
            sqlx::query_as("select account from key_owners where role = $1")
                .bind(role.name())
                .fetch_optional(&self.readers)
                .await?;
        kept.map(|(account,)| {
            account.parse().map_err(|_| Error::ImpossibleRow {
                row: role.name().to_owned(),
                field: "account",
            })
        })
        .transpose()
    }

    /// Keeps whose keys are used in a role, unless somebody else's were before. Gives who is kept.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn keep_key_owner(
        &self,
        role: KeyRole<'_>,
        account: &AccountId,
    ) -> Result<AccountId, Error> {
        let statement = sqlx::query(
            "insert into key_owners (role, account) values ($1, $2) on conflict (role) do nothing",
        )
        .bind(role.name())
        .bind(account.as_str());
        self.execute(statement).await?;
        Ok(self
            .key_owner(role)
            .await?
            .unwrap_or_else(|| account.clone()))
    }
}
