//! Lists of events, in pages.

use shared::{AccountId, EventId, EventStatus, Named as _};

use super::{Error, Row, Store};
use crate::{domain::Event, store::query::Query};

/// Which events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Of this account only.
    pub account: Option<AccountId>,
    /// Of this status only.
    pub status: Option<EventStatus>,
    /// Of this type only.
    pub kind: Option<String>,
}

/// Where a page begins, and how long it is. The newest come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPage {
    /// It begins with the one that follows this one.
    pub after: Option<EventId>,
    /// It ends with the one that precedes this one.
    pub before: Option<EventId>,
    /// The most that it holds.
    pub limit: u16,
}

impl Store {
    /// A page of events without their bodies, and whether more follows. `None` when the cursor
    /// names none.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn events(
        &self,
        filter: &EventFilter,
        page: &EventPage,
    ) -> Result<Option<(Vec<Event>, bool)>, Error> {
        let mut query = Query::new(
            "select id, type, account, livemode, endpoint, form, api_version, object, created,
                 received_at, cast(null as text) as payload, status, reason, attempts,
                 next_attempt_at, settled_at, checkout,
                 case when payload is null then 1 else 0 end as redacted
             from inbox where 1 = 1",
        );
        narrow(&mut query, filter);
        let backwards = page.before.is_some();
        if let Some(id) = page.before.as_ref().or(page.after.as_ref()) {
            let Some(received) = self.received_at(id).await? else {
                return Ok(None);
            };
            query.push(" and (received_at, id) ");
            query.push(if backwards { "> (" } else { "< (" });
            query.integer(received);
            query.push(", ");
            query.text(id.as_str());
            query.push(")");
        }
        query.push(if backwards {
            " order by received_at, id limit "
        } else {
            " order by received_at desc, id desc limit "
        });
        query.integer(i64::from(page.limit) + 1);
        let mut rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        // One row more than the page holds tells that there is more.
        let has_more = rows.len() > usize::from(page.limit);
        rows.truncate(usize::from(page.limit));
        if backwards {
            rows.reverse();
        }
        let events = rows.into_iter().map(Event::try_from);
        Ok(Some((events.collect::<Result<_, _>>()?, has_more)))
    }

    async fn received_at(&self, id: &EventId) -> Result<Option<i64>, Error> {
        let row: Option<(i64,)> = sqlx::query_as("select received_at from inbox where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        Ok(row.map(|(received,)| received))
    }
}

fn narrow(query: &mut Query, filter: &EventFilter) {
    if let Some(account) = &filter.account {
        query.push(" and account = ");
        query.text(account.as_str());
    }
    if let Some(kind) = &filter.kind {
        query.push(" and type = ");
        query.text(kind);
    }
    // In the words of the indexes, so that what is rare is found at once.
    match filter.status {
        Some(EventStatus::Dead) => query.push(" and status = 'dead'"),
        Some(status @ (EventStatus::Pending | EventStatus::Failed)) => {
            query.push(" and next_attempt_at is not null and status = ");
            query.text(status.name());
        }
        Some(status) => {
            query.push(" and status = ");
            query.text(status.name());
        }
        None => {}
    }
}
