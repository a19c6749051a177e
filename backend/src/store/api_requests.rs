//! Requests to our own API that came with an `Idempotency-Key`, and their answers.

use super::{Error, Store};
use crate::domain::Timestamp;

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// Its HTTP status.
    pub status: u16,
    /// Its body: JSON.
    pub body: String,
}

/// What a request with a key finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// Nothing: it is the first, and has the key now.
    First,
    /// The same request ran to its end, with this answer.
    Answered(StoredAnswer),
    /// The same request runs.
    Running,
    /// Another request had the key.
    OtherRequest,
}

/// Whose key, and which.
#[derive(Debug, Clone, Copy)]
pub struct RequestKey<'a> {
    /// The id of the API key.
    pub caller: &'a str,
    /// What the caller sent as `Idempotency-Key`.
    pub key: &'a str,
}

#[derive(sqlx::FromRow)]
struct Row {
    fingerprint: String,
    status: Option<i64>,
    body: Option<String>,
}

impl Store {
    /// Takes a key for a request, unless it is taken. Keys older than `forgotten` are free again,
    /// and one whose request has run since before `abandoned` without an end: its server died.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn begin_api_request(
        &self,
        key: RequestKey<'_>,
        fingerprint: &str,
        now: Timestamp,
        forgotten: Timestamp,
        abandoned: Timestamp,
    ) -> Result<Begun, Error> {
        let statement = sqlx::query(
            "delete from api_requests where created_at < $1
                 or (caller = $2 and idempotency_key = $3 and fingerprint = $4
                     and status is null and created_at < $5)",
        )
        .bind(forgotten.as_millis())
        .bind(key.caller)
        .bind(key.key)
        .bind(fingerprint)
        .bind(abandoned.as_millis());
        self.execute(statement).await?;
        let statement = sqlx::query(
            "insert into api_requests (caller, idempotency_key, fingerprint, created_at)
             values ($1, $2, $3, $4) on conflict (caller, idempotency_key) do nothing",
        )
        .bind(key.caller)
        .bind(key.key)
        .bind(fingerprint)
        .bind(now.as_millis());
        let taken = self.execute(statement).await?;
        if taken == 1 {
            return Ok(Begun::First);
        }
        self.found(key, fingerprint).await
    }

    async fn found(&self, key: RequestKey<'_>, fingerprint: &str) -> Result<Begun, Error> {
        let row: Option<Row> = sqlx::query_as(
            "select fingerprint, status, body from api_requests
             where caller = $1 and idempotency_key = $2",
        )
        .bind(key.caller)
        .bind(key.key)
        .fetch_optional(&self.readers)
        .await?;
        Ok(match row {
            Some(row) if row.fingerprint != fingerprint => Begun::OtherRequest,
            Some(Row {
                status: Some(status),
                body: Some(body),
                ..
            }) => Begun::Answered(StoredAnswer {
                status: u16::try_from(status).map_err(|_| Error::ImpossibleRow {
                    row: key.key.to_owned(),
                    field: "status",
                })?,
                body,
            }),
            // Without a row, the first request has just given the key back.
            Some(_) | None => Begun::Running,
        })
    }

    /// Keeps the answer to the request that has the key.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn answer_api_request(
        &self,
        key: RequestKey<'_>,
        answer: &StoredAnswer,
    ) -> Result<(), Error> {
        let statement = sqlx::query(
            "update api_requests set status = $1, body = $2
             where caller = $3 and idempotency_key = $4 and status is null",
        )
        .bind(i64::from(answer.status))
        .bind(&answer.body)
        .bind(key.caller)
        .bind(key.key);
        self.execute(statement).await?;
        Ok(())
    }

    /// Gives the key back: its request came to no answer that should be kept.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn forget_api_request(&self, key: RequestKey<'_>) -> Result<(), Error> {
        let statement = sqlx::query(
            "delete from api_requests where caller = $1 and idempotency_key = $2
                 and status is null",
        )
        .bind(key.caller)
        .bind(key.key);
        self.execute(statement).await?;
        Ok(())
    }
}
