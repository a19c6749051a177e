//! What limits of attempts count. Each statement reads an index, and of charges what the last minutes have.

use shared::{AccountId, CheckoutId};

use super::{Error, Store};
use crate::domain::{Charged, CountedFailures, Timestamp, Window};

impl Store {
    /// When the last of the window's newest failed charges of a checkout was; `None` when there are
    /// fewer. What the platform has forgiven does not count.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn nth_failure_of_checkout(
        &self,
        id: &CheckoutId,
        window: Window,
    ) -> Result<Option<Timestamp>, Error> {
        let row: Option<(i64,)> = sqlx::query_as(
            "select charges.created from charges join checkouts on checkouts.id = charges.checkout
             where charges.checkout = $1 and charges.status = 'failed'
                 and charges.created > coalesce(checkouts.failures_forgiven_to, 0)
             order by charges.created desc limit 1 offset $2",
        )
        .bind(id.as_str())
        .bind(before_the_last(window))
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(|(seconds,)| Timestamp::from_seconds(seconds)))
    }

    /// The failed charges of a checkout so far count no more.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn forgive_failures(&self, id: &CheckoutId) -> Result<(), Error> {
        let statement = sqlx::query(
            "update checkouts set failures_forgiven_to =
                 (select max(created) from charges where checkout = $1)
             where id = $2",
        )
        .bind(id.as_str())
        .bind(id.as_str());
        self.execute(statement).await?;
        Ok(())
    }

    /// When the last of the window's newest intents of an account was asked for; `None` when there
    /// are fewer.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn nth_intent_of_account(
        &self,
        id: &AccountId,
        window: Window,
    ) -> Result<Option<Timestamp>, Error> {
        let row: Option<(i64,)> = sqlx::query_as(
            "select created_at from stripe_calls
             where account = $1 and operation = 'payment_intents.create'
             order by created_at desc limit 1 offset $2",
        )
        .bind(id.as_str())
        .bind(before_the_last(window))
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(|(millis,)| Timestamp::from_millis(millis)))
    }

    /// When the last of the window's newest failed charges of an account was, of those that count;
    /// `None` when there are fewer.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn nth_failure_of_account(
        &self,
        id: &AccountId,
        counted: CountedFailures,
        window: Window,
    ) -> Result<Option<Timestamp>, Error> {
        let row: Option<(i64,)> = sqlx::query_as(
            "select created from (
                 select created, row_number() over (partition by checkout order by created) as nth
                 from charges where account = $1 and status = 'failed' and created > $2
             ) as failed
             where nth <= $3 order by created desc limit 1 offset $4",
        )
        .bind(id.as_str())
        .bind(counted.since.as_seconds())
        .bind(i64::from(counted.of_each))
        .bind(before_the_last(window))
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(|(seconds,)| Timestamp::from_seconds(seconds)))
    }

    /// How many charges of an account failed, as far as they count, among how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn charged_since(
        &self,
        id: &AccountId,
        counted: CountedFailures,
    ) -> Result<Charged, Error> {
        let (all, failed): (i64, i64) = sqlx::query_as(
            "select count(*), count(case when status = 'failed' then 1 end) from (
                 select status, row_number() over (partition by checkout, status order by created) as nth
                 from charges
                 where account = $1 and status in ('failed', 'pending', 'succeeded') and created > $2
             ) as charged
             where status <> 'failed' or nth <= $3",
        )
        .bind(id.as_str())
        .bind(counted.since.as_seconds())
        .bind(i64::from(counted.of_each))
        .fetch_one(&self.readers)
        .await?;
        Ok(Charged { failed, all })
    }
}

/// How many newer ones there are than the last of the window's newest.
fn before_the_last(window: Window) -> i64 {
    i64::from(window.count) - 1
}
