//! Lists of checkouts, in pages: as fast at the end of a million as at the beginning, since each
//! page begins where an index says and not after so many rows.

use shared::{AccountId, CheckoutId, CheckoutStatus};

use super::{Error, Row, Store, Versioned};
use crate::{
    domain::{Checkout, Timestamp},
    store::query::Query,
};

/// Which checkouts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this account only.
    pub account: Option<AccountId>,
    /// Of this status only.
    pub status: Option<CheckoutStatus>,
    /// Created at this time or later.
    pub created_from: Option<Timestamp>,
    /// Created before this time.
    pub created_before: Option<Timestamp>,
}

/// Where a page begins. The newest come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cursor {
    /// With the newest.
    #[default]
    Start,
    /// With the one that follows this one.
    After(CheckoutId),
    /// Such that it ends with the one that precedes this one.
    Before(CheckoutId),
}

/// One page, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Whether more follows in the direction that was asked for.
    pub has_more: bool,
}

impl Store {
    /// A page of at most `limit` checkouts. `None` when the cursor names none.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkouts(
        &self,
        filter: &Filter,
        cursor: &Cursor,
        limit: u16,
    ) -> Result<Option<Page<Checkout>>, Error> {
        let mut query = Query::new("select * from checkouts where 1 = 1");
        narrow(&mut query, filter);
        let backwards = matches!(cursor, Cursor::Before(_));
        if let Cursor::After(id) | Cursor::Before(id) = cursor {
            let Some((created,)) = self.created_at(id).await? else {
                return Ok(None);
            };
            query.push(" and (created_at, id) ");
            query.push(if backwards { "> (" } else { "< (" });
            query.integer(created);
            query.push(", ");
            query.text(id.as_str());
            query.push(")");
        }
        query.push(if backwards {
            " order by created_at, id limit "
        } else {
            " order by created_at desc, id desc limit "
        });
        query.integer(i64::from(limit) + 1);
        let rows: Vec<Row> = query.fetch_all(&self.readers).await?;
        page(rows, limit, backwards).map(Some)
    }

    async fn created_at(&self, id: &CheckoutId) -> Result<Option<(i64,)>, Error> {
        let row = sqlx::query_as("select created_at from checkouts where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        Ok(row)
    }
}

fn narrow(query: &mut Query, filter: &Filter) {
    if let Some(account) = &filter.account {
        query.push(" and account = ");
        query.text(account.as_str());
    }
    if let Some(status) = filter.status {
        query.push(" and status = ");
        query.text(status.name());
    }
    if let Some(from) = filter.created_from {
        query.push(" and created_at >= ");
        query.integer(from.as_millis());
    }
    if let Some(before) = filter.created_before {
        query.push(" and created_at < ");
        query.integer(before.as_millis());
    }
}

/// One row more than the page holds tells that there is more.
fn page(mut rows: Vec<Row>, limit: u16, backwards: bool) -> Result<Page<Checkout>, Error> {
    let has_more = rows.len() > usize::from(limit);
    rows.truncate(usize::from(limit));
    if backwards {
        rows.reverse();
    }
    let items = rows.into_iter().map(Versioned::try_from);
    Ok(Page {
        items: items
            .map(|it| it.map(|it| it.checkout))
            .collect::<Result<_, _>>()?,
        has_more,
    })
}
