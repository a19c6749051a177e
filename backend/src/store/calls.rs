//! The request log: what is asked of Stripe, written before it is asked.

mod interrupted;

use shared::{AccountId, CheckoutId};

use super::{Error, Store, writing::Statement};
use crate::domain::Timestamp;

/// A call that changes something at Stripe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedCall {
    /// The key that makes Stripe do it once.
    pub idempotency_key: String,
    /// For which checkout.
    pub checkout: Option<CheckoutId>,
    /// On which connected account; `None` on the platform.
    pub account: Option<AccountId>,
    /// What it is called in logs, such as `payment_intents.create`.
    pub operation: String,
    /// The HTTP method.
    pub method: String,
    /// The path, with its ids.
    pub path: String,
    /// The encoded body. The call is made again to the letter after a crash.
    pub form: String,
}

/// How a logged call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Stripe did it.
    Succeeded,
    /// Stripe refused, for good.
    Refused,
    /// It is not known: it was interrupted, and nobody waits for it any more.
    Abandoned,
}

/// A call that was written down and has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterruptedCall {
    /// The call.
    pub call: LoggedCall,
    /// When it was written down.
    pub created: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    checkout: Option<String>,
    account: Option<String>,
    operation: String,
    method: String,
    path: String,
    form: String,
}

impl Store {
    /// The call that was logged under a key, when there is one.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn logged_call(&self, key: &str) -> Result<Option<LoggedCall>, Error> {
        let row: Option<Row> = sqlx::query_as(
            "select checkout, account, operation, method, path, form from stripe_calls
             where idempotency_key = $1",
        )
        .bind(key)
        .fetch_optional(&self.readers)
        .await?;
        row.map(|row| row.into_call(key)).transpose()
    }

    /// Logs a call that goes with no change of a checkout. Logging it again changes nothing.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn log_call(&self, call: &LoggedCall, now: Timestamp) -> Result<(), Error> {
        self.execute(inserting(call, now)).await?;
        Ok(())
    }

    /// Notes how a logged call ended. The first note stays. A call of no checkout loses its form:
    /// nobody will make it again, and it may name a person.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn finish_call(
        &self,
        key: &str,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.execute(finishing(key, outcome, now)).await?;
        Ok(())
    }
}

impl Row {
    fn into_call(self, key: &str) -> Result<LoggedCall, Error> {
        let impossible = |field| Error::ImpossibleRow {
            row: key.to_owned(),
            field,
        };
        let checkout = self.checkout.map(CheckoutId::try_from).transpose();
        let account = self.account.map(AccountId::try_from).transpose();
        Ok(LoggedCall {
            idempotency_key: key.to_owned(),
            checkout: checkout.map_err(|_| impossible("checkout"))?,
            account: account.map_err(|_| impossible("account"))?,
            operation: self.operation,
            method: self.method,
            path: self.path,
            form: self.form,
        })
    }
}

/// Writes a call down. Written down again, it stays as it is.
pub(super) fn inserting(call: &LoggedCall, now: Timestamp) -> Statement<'_> {
    sqlx::query(
        "insert into stripe_calls (idempotency_key, checkout, account, operation, method, path,
             form, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (idempotency_key) do nothing",
    )
    .bind(&call.idempotency_key)
    .bind(call.checkout.as_ref().map(ToString::to_string))
    .bind(call.account.as_ref().map(ToString::to_string))
    .bind(&call.operation)
    .bind(&call.method)
    .bind(&call.path)
    .bind(&call.form)
    .bind(now.as_millis())
}

/// Notes how a call ended.
pub(super) fn finishing(key: &str, outcome: Outcome, now: Timestamp) -> Statement<'_> {
    let outcome = match outcome {
        Outcome::Succeeded => "succeeded",
        Outcome::Refused => "refused",
        Outcome::Abandoned => "abandoned",
    };
    sqlx::query(
        "update stripe_calls set outcome = $1, finished_at = $2,
             form = case when checkout is null then '' else form end
         where idempotency_key = $3 and finished_at is null",
    )
    .bind(outcome)
    .bind(now.as_millis())
    .bind(key)
}
