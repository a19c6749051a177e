//! What connect-pay keeps of a connected account.

mod standing;

use shared::{AccountId, CheckoutId};

pub(super) use self::standing::Change;
pub use self::standing::KnownStanding;
use super::{Error, Store};
use crate::domain::{Edit, FeePolicy, Timestamp};

/// What the platform has settled for one account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountSettings {
    /// The origins whose pages may take payments for it; `None`: as the server's setting says.
    pub allowed_origins: Option<Vec<String>>,
    /// What the platform takes of a payment; `None`: nothing.
    pub fee_policy: Option<FeePolicy>,
    /// When the connection was ended.
    pub deauthorized: Option<Timestamp>,
}

/// What of it changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangedSettings {
    /// The origins.
    pub allowed_origins: Edit<Vec<String>>,
    /// The policy.
    pub fee_policy: Edit<FeePolicy>,
}

#[derive(sqlx::FromRow)]
struct Row {
    allowed_origins: Option<String>,
    fee_policy: Option<String>,
    deauthorized_at: Option<i64>,
}

impl Store {
    /// The settings of an account; an account that has none has the default ones.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn account_settings(&self, id: &AccountId) -> Result<AccountSettings, Error> {
        let row: Option<Row> = sqlx::query_as(
            "select allowed_origins, fee_policy, deauthorized_at from accounts where id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(&self.readers)
        .await?;
        row.map_or_else(|| Ok(AccountSettings::default()), |row| row.read(id))
    }

    /// The origins whose pages may take payments for a checkout's account; `None`: as the server's
    /// setting says, also for a checkout that does not exist.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkout_origins(&self, id: &CheckoutId) -> Result<Option<Vec<String>>, Error> {
        let row: Option<(Option<String>,)> = sqlx::query_as(
            "select accounts.allowed_origins from checkouts
             join accounts on accounts.id = checkouts.account where checkouts.id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(&self.readers)
        .await?;
        let json = row.and_then(|(origins,)| origins);
        let origins = json.as_deref().map(serde_json::from_str).transpose();
        origins.map_err(|_| Error::ImpossibleRow {
            row: id.to_string(),
            field: "allowed_origins",
        })
    }

    /// Writes what changes of the settings of an account. The rest is left alone: another change may be
    /// written at the same time, and when the connection was ended is told by other statements.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn save_account_settings(
        &self,
        id: &AccountId,
        changed: &ChangedSettings,
        now: Timestamp,
    ) -> Result<(), Error> {
        let json = |text: Result<String, _>| text.unwrap_or_default();
        let origins = changed.allowed_origins.value();
        let policy = changed.fee_policy.value();
        let statement = sqlx::query(
            "insert into accounts (id, allowed_origins, fee_policy, created_at, updated_at)
             values ($1, $2, $3, $4, $5)
             on conflict (id) do update set
                 allowed_origins = case when cast($6 as bigint) = 1
                     then accounts.allowed_origins else excluded.allowed_origins end,
                 fee_policy = case when cast($7 as bigint) = 1
                     then accounts.fee_policy else excluded.fee_policy end,
                 updated_at = excluded.updated_at",
        )
        .bind(id.as_str())
        .bind(origins.map(|it| json(serde_json::to_string(it))))
        .bind(policy.map(|it| json(serde_json::to_string(it))))
        .bind(now.as_millis())
        .bind(now.as_millis())
        .bind(i64::from(changed.allowed_origins.keeps()))
        .bind(i64::from(changed.fee_policy.keeps()));
        self.execute(statement).await?;
        Ok(())
    }
}

impl Row {
    fn read(self, id: &AccountId) -> Result<AccountSettings, Error> {
        let impossible = |field| Error::ImpossibleRow {
            row: id.to_string(),
            field,
        };
        let origins = self.allowed_origins.as_deref().map(serde_json::from_str);
        let policy = self.fee_policy.as_deref().map(serde_json::from_str);
        Ok(AccountSettings {
            allowed_origins: origins
                .transpose()
                .map_err(|_| impossible("allowed_origins"))?,
            fee_policy: policy.transpose().map_err(|_| impossible("fee_policy"))?,
            deauthorized: self.deauthorized_at.map(Timestamp::from_millis),
        })
    }
}
