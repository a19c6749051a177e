//! Who listens hears which checkouts have changed: at once of those that this process has written,
//! and of the others when it asks.

use shared::CheckoutId;
use tokio::sync::broadcast;

use super::{Error, Revision, Store};
use crate::store::query::Query;

/// A checkout has this version now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which one.
    pub checkout: CheckoutId,
    /// Its version.
    pub revision: Revision,
}

impl Store {
    /// Hears of each checkout that this process writes from here on. A listener that is slow misses
    /// some and is told so.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.changes.subscribe()
    }

    /// Tells who listens, if anybody does.
    pub(super) fn tell(&self, changed: Changed) {
        let _ = self.changes.send(changed);
    }

    /// The present versions of some checkouts, in one statement.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn revisions(&self, of: &[CheckoutId]) -> Result<Vec<Changed>, Error> {
        if of.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Query::new("select id, revision from checkouts where id in ");
        query.texts(of.iter().map(CheckoutId::as_str));
        let rows: Vec<(String, i64)> = query.rows().fetch_all(&self.readers).await?;
        let changed = |(id, revision): (String, i64)| {
            let checkout = id.parse().map_err(|_| Error::ImpossibleRow {
                row: id,
                field: "id",
            })?;
            Ok(Changed {
                checkout,
                revision: Revision(revision),
            })
        };
        rows.into_iter().map(changed).collect()
    }
}
