//! Calls that were written down and have not ended. Servers that share a database share them out.

use shared::AccountId;
use sqlx::AssertSqlSafe;

use super::{Error, InterruptedCall, Row, Store};
use crate::domain::Timestamp;

#[derive(sqlx::FromRow)]
struct InterruptedRow {
    idempotency_key: String,
    created_at: i64,
    #[sqlx(flatten)]
    call: Row,
}

impl Store {
    /// Claims calls on one account, or on all, that were written down before `written_before` and
    /// have not ended. No server gets them again before they are twice as old as they are, or older
    /// by an hour.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn claim_interrupted_calls(
        &self,
        account: Option<&AccountId>,
        written_before: Timestamp,
        now: Timestamp,
        limit: u16,
    ) -> Result<Vec<InterruptedCall>, Error> {
        const HOUR_MS: i64 = 60 * 60 * 1000;
        let sql = format!(
            "update stripe_calls set claimed_until =
                 case when $1 - created_at < $2 then $3 + $4 - created_at else $5 end
             where finished_at is null and (claimed_until is null or claimed_until <= $6)
                 and idempotency_key in (
                     select idempotency_key from stripe_calls
                     where finished_at is null and created_at < $7
                         and (claimed_until is null or claimed_until <= $8)
                         and (cast($9 as text) is null or account = $10)
                     order by created_at limit $11{})
             returning idempotency_key, created_at, checkout, account, operation, method, path, form",
            self.skip_locked()
        );
        let now_ms = now.as_millis();
        let account = account.map(AccountId::as_str);
        let statement = sqlx::query_as(AssertSqlSafe(sql))
            .bind(now_ms)
            .bind(HOUR_MS)
            .bind(now_ms)
            .bind(now_ms)
            .bind(now.after(HOUR_MS).as_millis())
            .bind(now_ms)
            .bind(written_before.as_millis())
            .bind(now_ms)
            .bind(account)
            .bind(account)
            .bind(i64::from(limit));
        let rows: Vec<InterruptedRow> = self.returning(statement).await?;
        rows.into_iter().map(InterruptedCall::try_from).collect()
    }

    /// The call under a key, if it has not ended.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn interrupted_call(&self, key: &str) -> Result<Option<InterruptedCall>, Error> {
        let row: Option<InterruptedRow> = sqlx::query_as(
            "select idempotency_key, created_at, checkout, account, operation, method, path, form
             from stripe_calls where idempotency_key = $1 and finished_at is null",
        )
        .bind(key)
        .fetch_optional(&self.readers)
        .await?;
        row.map(InterruptedCall::try_from).transpose()
    }
}

impl TryFrom<InterruptedRow> for InterruptedCall {
    type Error = Error;

    fn try_from(row: InterruptedRow) -> Result<Self, Error> {
        Ok(Self {
            call: row.call.into_call(&row.idempotency_key)?,
            created: Timestamp::from_millis(row.created_at),
        })
    }
}
