//! The request log: what is asked of Stripe, written before it is asked.

use shared::CheckoutId;
use sqlx::AnyConnection;

use super::{Error, Store};
use crate::domain::{Operation, Timestamp};

/// A call that changes something at Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRequest {
    /// The key that makes Stripe do it once.
    pub idempotency_key: String,
    /// For which checkout.
    pub checkout: CheckoutId,
    /// What is asked.
    pub operation: Operation,
    /// The encoded body, sent again to the letter after a crash.
    pub form: String,
}

/// How a logged call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Stripe did it.
    Succeeded,
    /// Stripe refused, for good.
    Refused,
}

impl Store {
    /// The form that was stored under a key, when there is one.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn logged_form(&self, idempotency_key: &str) -> Result<Option<String>, Error> {
        let row: Option<(String,)> =
            sqlx::query_as("select form from stripe_requests where idempotency_key = $1")
                .bind(idempotency_key)
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(form,)| form))
    }

    /// Logs a call that goes with no change of its checkout. Logging it again changes nothing.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn log_request(&self, request: &LoggedRequest, now: Timestamp) -> Result<(), Error> {
        let mut connection = self.pool.acquire().await?;
        insert(&mut connection, request, now).await
    }

    /// Notes how a logged call ended. The first note stays.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn finish_request(
        &self,
        idempotency_key: &str,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), Error> {
        let outcome = match outcome {
            Outcome::Succeeded => "succeeded",
            Outcome::Refused => "refused",
        };
        sqlx::query(
            "update stripe_requests set outcome = $1, finished_at = $2
             where idempotency_key = $3 and finished_at is null",
        )
        .bind(outcome)
        .bind(now.as_millis())
        .bind(idempotency_key)
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}

pub(super) async fn insert(
    connection: &mut AnyConnection,
    request: &LoggedRequest,
    now: Timestamp,
) -> Result<(), Error> {
    sqlx::query(
        "insert into stripe_requests (idempotency_key, checkout, operation, form, created_at)
         values ($1, $2, $3, $4, $5) on conflict (idempotency_key) do nothing",
    )
    .bind(&request.idempotency_key)
    .bind(request.checkout.as_str())
    .bind(request.operation.as_str())
    .bind(&request.form)
    .bind(now.as_millis())
    .execute(connection)
    .await?;
    Ok(())
}
