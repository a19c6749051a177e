//! Lists of checkouts, in pages.

use shared::{AccountId, CheckoutId, CheckoutStatus, Named as _};

use super::{Error, Row, Store, Versioned};
use crate::{
    domain::{Checkout, Timestamp},
    store::{Cursor, Page, query::Query},
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

impl Store {
    /// A page of at most `limit` checkouts. `None` when the cursor names none.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn checkouts(
        &self,
        filter: &Filter,
        cursor: &Cursor<CheckoutId>,
        limit: u16,
    ) -> Result<Option<Page<Checkout>>, Error> {
        let mut query = Query::new("select * from checkouts where 1 = 1");
        narrow(&mut query, filter);
        let named = match cursor.named() {
            None => None,
            Some(id) => match self.created_at(id).await? {
                None => return Ok(None),
                Some((created,)) => Some((created, id.as_str())),
            },
        };
        cursor.end(&mut query, "created_at", named, limit);
        let rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        let page: Page<Versioned> = cursor.page(rows, limit)?;
        Ok(Some(Page {
            items: page.items.into_iter().map(|it| it.checkout).collect(),
            has_more: page.has_more,
        }))
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
