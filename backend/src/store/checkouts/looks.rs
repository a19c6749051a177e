//! Which checkouts are due to be looked at. Servers that share a database share them out.

use shared::{AccountId, CheckoutId};
use sqlx::AssertSqlSafe;

use super::{Error, Revision, Store};
use crate::domain::Timestamp;

/// A checkout that was due, and that this server has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLook {
    /// Which one.
    pub checkout: CheckoutId,
    /// Its version when it was claimed.
    pub revision: Revision,
    /// How often it was looked at since it last changed.
    pub looks: u32,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    revision: i64,
    looks: i64,
}

impl Store {
    /// Claims checkouts that are due at `now`, of one account or of all: until `lease` no other
    /// server gets them, and then anybody does for whom the look was never noted.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn claim_looks(
        &self,
        account: Option<&AccountId>,
        now: Timestamp,
        lease: Timestamp,
        limit: u16,
    ) -> Result<Vec<DueLook>, Error> {
        let sql = format!(
            "update checkouts set look_at = $1
             where look_at <= $2 and id in (
                 select id from checkouts
                 where look_at <= $3 and (cast($4 as text) is null or account = $5)
                 order by look_at limit $6{})
             returning id, revision, looks",
            self.skip_locked()
        );
        let account = account.map(AccountId::as_str);
        let statement = sqlx::query_as(AssertSqlSafe(sql))
            .bind(lease.as_millis())
            .bind(now.as_millis())
            .bind(now.as_millis())
            .bind(account)
            .bind(account)
            .bind(i64::from(limit));
        let rows: Vec<Row> = self.returning(statement).await?;
        rows.into_iter().map(DueLook::try_from).collect()
    }

    /// A claimed checkout was looked at and is as it was. One that has changed has its next look
    /// already.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn note_look(&self, due: &DueLook, next: Option<Timestamp>) -> Result<(), Error> {
        let statement = sqlx::query(
            "update checkouts set look_at = $1, looks = $2 where id = $3 and revision = $4",
        )
        .bind(next.map(Timestamp::as_millis))
        .bind(i64::from(due.looks) + 1)
        .bind(due.checkout.as_str())
        .bind(due.revision.0);
        self.execute(statement).await?;
        Ok(())
    }
}

impl TryFrom<Row> for DueLook {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self, Error> {
        let impossible = |field| Error::ImpossibleRow {
            row: row.id.clone(),
            field,
        };
        Ok(Self {
            checkout: row.id.parse().map_err(|_| impossible("id"))?,
            revision: Revision(row.revision),
            looks: u32::try_from(row.looks).map_err(|_| impossible("looks"))?,
        })
    }
}
