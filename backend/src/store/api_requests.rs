//! Requests to our own API that came with an `Idempotency-Key`, and their answers.

use super::{Error, Store};
use crate::domain::Timestamp;

/// For so long a key is known, and its answer kept.
pub const ANSWERS_LIVE_MS: i64 = 24 * 60 * 60 * 1000;

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
    /// No answer: it has the key now.
    Begun {
        /// The same as when this request began before, and came to no answer; otherwise new.
        nonce: String,
    },
    /// The same request ran to its end, with this answer.
    Answered(StoredAnswer),
    /// The same request runs.
    Running,
    /// Another request had the key.
    OtherRequest,
}

/// A request that comes with a key.
#[derive(Debug, Clone, Copy)]
pub struct KeyedRequest<'a> {
    /// The key.
    pub key: RequestKey<'a>,
    /// What it asks: the same key must mean the same.
    pub fingerprint: &'a str,
    /// A new random text.
    pub nonce: &'a str,
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
        request: KeyedRequest<'_>,
        now: Timestamp,
        forgotten: Timestamp,
        abandoned: Timestamp,
    ) -> Result<Begun, Error> {
        let KeyedRequest {
            key,
            fingerprint,
            nonce,
        } = request;
        let statement = sqlx::query_as(
            "insert into api_requests
                 (caller, idempotency_key, fingerprint, nonce, created_at, running_since)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (caller, idempotency_key) do update
                 set fingerprint = excluded.fingerprint,
                     nonce = case when api_requests.created_at < $7 or api_requests.nonce = ''
                         then excluded.nonce else api_requests.nonce end,
                     created_at = case when api_requests.created_at < $8
                         then excluded.created_at else api_requests.created_at end,
                     running_since = excluded.running_since,
                     status = null,
                     body = null
                 where api_requests.created_at < $9
                     or api_requests.status is null
                     and api_requests.fingerprint = excluded.fingerprint
                     and (api_requests.running_since is null or api_requests.running_since < $10)
             returning nonce",
        )
        .bind(key.caller)
        .bind(key.key)
        .bind(fingerprint)
        .bind(nonce)
        .bind(now.as_millis())
        .bind(now.as_millis())
        .bind(forgotten.as_millis())
        .bind(forgotten.as_millis())
        .bind(forgotten.as_millis())
        .bind(abandoned.as_millis());
        let mut taken: Vec<(String,)> = self.returning(statement).await?;
        match taken.pop() {
            Some((nonce,)) => Ok(Begun::Begun { nonce }),
            None => self.found(key, fingerprint).await,
        }
    }

    /// Deletes answers of before this time, which may be personal, with their keys: at most so many at
    /// once. Tells how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn forget_api_requests(&self, before: Timestamp, limit: u16) -> Result<u64, Error> {
        let statement = sqlx::query(
            "delete from api_requests where (caller, idempotency_key) in (
                 select caller, idempotency_key from api_requests where created_at < $1
                 order by created_at limit $2)",
        )
        .bind(before.as_millis())
        .bind(i64::from(limit));
        self.execute(statement).await
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

    /// Gives the key back: its request came to no answer that should be kept. When it comes again, it
    /// has the same nonce.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn release_api_request(&self, key: RequestKey<'_>) -> Result<(), Error> {
        let statement = sqlx::query(
            "update api_requests set running_since = null
             where caller = $1 and idempotency_key = $2 and status is null",
        )
        .bind(key.caller)
        .bind(key.key);
        self.execute(statement).await?;
        Ok(())
    }
}
