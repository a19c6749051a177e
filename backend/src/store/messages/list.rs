//! Messages as they are looked at, in pages.

use shared::{AccountId, MessageId, MessageStatus, MessageType, Named as _};

use super::{Error, KeptMessage, Row, Store};
use crate::store::{Cursor, Page, query::Query};

/// Which messages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageFilter {
    /// About this account only.
    pub account: Option<AccountId>,
    /// Of this status only.
    pub status: Option<MessageStatus>,
    /// Of this type only.
    pub kind: Option<MessageType>,
}

impl Store {
    /// One message.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn message(&self, id: &MessageId) -> Result<Option<KeptMessage>, Error> {
        let row: Option<Row> = sqlx::query_as("select * from messages where id = $1")
            .bind(id.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(KeptMessage::try_from).transpose()
    }

    /// A page of at most `limit` messages, the newest first. `None` when the cursor names none.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn messages(
        &self,
        filter: &MessageFilter,
        cursor: &Cursor<MessageId>,
        limit: u16,
    ) -> Result<Option<Page<KeptMessage>>, Error> {
        let mut query = Query::new("select * from messages where 1 = 1");
        narrow(&mut query, filter);
        let named = match cursor.named() {
            None => None,
            Some(id) => match self.message(id).await? {
                None => return Ok(None),
                Some(it) => Some((it.message.created.as_millis(), id.as_str())),
            },
        };
        cursor.end(&mut query, "created_at", named, limit);
        let rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        cursor.page(rows, limit).map(Some)
    }
}

pub(super) fn narrow(query: &mut Query, filter: &MessageFilter) {
    if let Some(account) = &filter.account {
        query.push(" and account = ");
        query.text(account.as_str());
    }
    if let Some(status) = filter.status {
        query.push(" and status = ");
        query.text(status.name());
    }
    if let Some(kind) = filter.kind {
        query.push(" and type = ");
        query.text(kind.name());
    }
}
