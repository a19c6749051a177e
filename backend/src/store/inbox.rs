//! Events of Stripe: kept before they are acknowledged, claimed, and settled.

mod arrivals;
mod list;
mod retention;
mod row;

use shared::{AccountId, CheckoutId, EventId, EventStatus, Named as _};

pub use self::{
    arrivals::{Arrivals, Kept},
    list::EventFilter,
};
use super::{Error, Store, query::Query};
use crate::domain::{Event, Outcome, Timestamp};
use row::Row;

/// An event that is being tried, by who has claimed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The event.
    pub event: Event,
    lease: Timestamp,
}

impl Store {
    /// Claims events that are due, the first one first, and none of these accounts (none: of the
    /// platform itself). Nobody else gets them until `lease`: then whoever has claimed them counts as
    /// dead.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn claim_events(
        &self,
        now: Timestamp,
        lease: Timestamp,
        limit: u16,
        but_of: &[Option<AccountId>],
    ) -> Result<Vec<Claimed>, Error> {
        let mut query =
            Query::new("with due as materialized (select id from inbox where next_attempt_at <= ");
        query.integer(now.as_millis());
        let accounts: Vec<&str> = but_of.iter().flatten().map(AccountId::as_str).collect();
        if but_of.contains(&None) {
            query.push(" and account is not null");
        }
        if !accounts.is_empty() {
            query.push(" and (account is null or account not in ");
            query.texts(accounts.into_iter());
            query.push(")");
        }
        query.push(" order by next_attempt_at limit ");
        query.integer(i64::from(limit));
        query.push(self.skip_locked());
        query.push(") update inbox set attempts = attempts + 1, next_attempt_at = ");
        query.integer(lease.as_millis());
        query.push(" where id in (select id from due) returning *");
        let rows: Vec<Row> = self.returning(query.rows()).await?;
        let claimed = |row| Event::try_from(row).map(|event| Claimed { event, lease });
        rows.into_iter().map(claimed).collect()
    }

    /// Writes what became of a try, unless the event was replayed or claimed by another since.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn finish_event(
        &self,
        claimed: &Claimed,
        outcome: &Outcome,
        checkout: Option<&CheckoutId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let next = outcome.next();
        let settled = next.is_none().then_some(now.as_millis());
        let statement = sqlx::query(
            "update inbox set status = $1, reason = $2, next_attempt_at = $3, settled_at = $4,
                 checkout = coalesce($5, checkout)
             where id = $6 and attempts = $7 and next_attempt_at = $8",
        )
        .bind(outcome.status().name())
        .bind(outcome.reason())
        .bind(next.map(Timestamp::as_millis))
        .bind(settled)
        .bind(checkout.map(CheckoutId::as_str))
        .bind(claimed.event.id.as_str())
        .bind(i64::from(claimed.event.attempts))
        .bind(claimed.lease.as_millis());
        self.execute(statement).await?;
        Ok(())
    }

    /// Lets an event be settled once more, whatever has become of it. `None` when there is none, or
    /// its body is gone.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn replay_event(&self, id: &EventId, now: Timestamp) -> Result<Option<Event>, Error> {
        let statement = sqlx::query_as(
            "update inbox set status = 'pending', reason = null, attempts = 0, settled_at = null,
                 next_attempt_at = $1
             where id = $2 and payload is not null returning *",
        )
        .bind(now.as_millis())
        .bind(id.as_str());
        let row: Option<Row> = self.returning(statement).await?.pop();
        row.map(Event::try_from).transpose()
    }

    /// Lets all events of a status be settled once more; those whose body is gone stay as they are.
    /// Tells how many.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn replay_events(&self, status: EventStatus, now: Timestamp) -> Result<u64, Error> {
        let statement = sqlx::query(
            "update inbox set status = 'pending', reason = null, attempts = 0, settled_at = null,
                 next_attempt_at = $1
             where status = $2 and payload is not null",
        )
        .bind(now.as_millis())
        .bind(status.name());
        self.execute(statement).await
    }

    /// One event, with its body.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn event(&self, id: &EventId) -> Result<Option<Event>, Error> {
        let row: Option<Row> = sqlx::query_as("select * from inbox where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(Event::try_from).transpose()
    }

    /// Those of some events that are kept, however far they have come.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn known_events(&self, of: &[EventId]) -> Result<Vec<EventId>, Error> {
        if of.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Query::new("select id from inbox where id in ");
        query.texts(of.iter().map(EventId::as_str));
        let rows: Vec<(String,)> = query.rows().fetch_all(&self.readers).await?;
        let ids = rows.into_iter().map(|(id,)| {
            id.parse().map_err(|_| Error::ImpossibleRow {
                row: id,
                field: "id",
            })
        });
        ids.collect()
    }
}
