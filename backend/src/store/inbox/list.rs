//! Lists of events, in pages.

use shared::{AccountId, EventId, EventStatus, Named as _};

use super::{Error, Row, Store};
use crate::{
    domain::Event,
    store::{Cursor, Page, query::Query},
};

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

impl Store {
    /// A page of events without their bodies. `None` when the cursor names none.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn events(
        &self,
        filter: &EventFilter,
        cursor: &Cursor<EventId>,
        limit: u16,
    ) -> Result<Option<Page<Event>>, Error> {
        let mut query = Query::new(
            "select id, type, account, livemode, endpoint, form, api_version, object, created,
                 received_at, cast(null as text) as payload, status, reason, attempts,
                 next_attempt_at, settled_at, checkout,
                 case when payload is null then 1 else 0 end as redacted
             from inbox where 1 = 1",
        );
        narrow(&mut query, filter);
        let named = match cursor.named() {
            Some(id) => match self.received_at(id).await? {
                Some(received) => Some((received, id.as_str())),
                None => return Ok(None),
            },
            None => None,
        };
        cursor.end(&mut query, "received_at", named, limit);
        let rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        cursor.page(rows, limit).map(Some)
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
