//! Messages that wait to be delivered. Servers that share a database share them out.

use shared::MessageId;
use sqlx::AssertSqlSafe;

use super::{Error, KeptMessage, MessageFilter, Row, Store, list::narrow};
use crate::{
    domain::{Delivery, Timestamp},
    store::query::Query,
};

/// A try to deliver a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// The status of the answer; none: there was no answer.
    pub status: Option<u16>,
    /// Why it failed, if it has.
    pub error: Option<String>,
}

impl Store {
    /// Claims messages that are due at `now`: until `lease` no other server gets them.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn claim_messages(
        &self,
        now: Timestamp,
        lease: Timestamp,
        limit: u16,
    ) -> Result<Vec<KeptMessage>, Error> {
        let sql = format!(
            "update messages set claimed_until = $1
             where (claimed_until is null or claimed_until <= $2) and id in (
                 select id from messages
                 where next_attempt_at <= $3 and (claimed_until is null or claimed_until <= $4)
                 order by next_attempt_at limit $5{})
             returning *",
            self.skip_locked()
        );
        let statement = sqlx::query_as(AssertSqlSafe(sql))
            .bind(lease.as_millis())
            .bind(now.as_millis())
            .bind(now.as_millis())
            .bind(now.as_millis())
            .bind(i64::from(limit));
        let rows: Vec<Row> = self.returning(statement).await?;
        rows.into_iter().map(KeptMessage::try_from).collect()
    }

    /// Notes what came of a try, unless somebody has asked for the message again in between.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn note_try(
        &self,
        tried: &KeptMessage,
        this: &Try,
        delivery: Delivery,
        now: Timestamp,
    ) -> Result<(), Error> {
        let (status, next, delivered) = match delivery {
            Delivery::Delivered => ("delivered", None, Some(now)),
            Delivery::Again(at) => ("failed", Some(at), None),
            Delivery::Dead => ("dead", None, None),
        };
        let statement = sqlx::query(
            "update messages set status = $1, next_attempt_at = $2, delivered_at = $3,
                 attempts = attempts + 1, claimed_until = null, last_status = $4, last_error = $5
             where id = $6 and attempts = $7 and next_attempt_at is not null",
        )
        .bind(status)
        .bind(next.map(Timestamp::as_millis))
        .bind(delivered.map(Timestamp::as_millis))
        .bind(this.status.map(i64::from))
        .bind(this.error.as_deref())
        .bind(tried.message.id.as_str())
        .bind(i64::from(tried.attempts));
        self.execute(statement).await?;
        Ok(())
    }

    /// Lets a message be delivered anew, with all its tries, whatever became of it.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn resend_message(
        &self,
        id: &MessageId,
        now: Timestamp,
    ) -> Result<Option<KeptMessage>, Error> {
        let statement = sqlx::query_as(
            "update messages set status = 'pending', attempts = 0, next_attempt_at = $1,
                 claimed_until = null, delivered_at = null
             where id = $2 returning *",
        )
        .bind(now.as_millis())
        .bind(id.as_str());
        let row: Option<Row> = self.returning(statement).await?.pop();
        row.map(KeptMessage::try_from).transpose()
    }

    /// The same for all messages that fit; gives their ids.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn resend_messages(
        &self,
        filter: &MessageFilter,
        now: Timestamp,
    ) -> Result<Vec<MessageId>, Error> {
        let mut query = Query::new(
            "update messages set status = 'pending', attempts = 0, claimed_until = null,
                 delivered_at = null, next_attempt_at = ",
        );
        query.integer(now.as_millis());
        query.push(" where 1 = 1");
        narrow(&mut query, filter);
        query.push(" returning id");
        let rows: Vec<(String,)> = self.returning(query.rows()).await?;
        let ids = rows.into_iter().map(|(id,)| {
            id.parse().map_err(|_| Error::ImpossibleRow {
                row: id,
                field: "id",
            })
        });
        ids.collect()
    }

    /// Deletes at most `limit` messages that were delivered before a time; tells how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn forget_messages(
        &self,
        delivered_before: Timestamp,
        limit: u16,
    ) -> Result<u64, Error> {
        let statement = sqlx::query(
            "delete from messages where id in (
                 select id from messages where delivered_at < $1 limit $2)",
        )
        .bind(delivered_before.as_millis())
        .bind(i64::from(limit));
        self.execute(statement).await
    }
}
