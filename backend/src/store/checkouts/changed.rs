//! Who listens hears which checkouts have changed: at once of those that this process has written,
//! and of the others when it asks.

use shared::CheckoutId;
use tokio::sync::broadcast;

use super::{Error, Revision, Store};
use crate::store::query::Query;

/// How many checkouts one statement asks for.
const AT_ONCE: usize = 4096;

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

    /// The present versions of some checkouts.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn revisions(&self, of: &[CheckoutId]) -> Result<Vec<Changed>, Error> {
        let mut rows: Vec<(String, i64)> = Vec::new();
        // A statement has only so many values.
        for of in of.chunks(AT_ONCE) {
            let mut query = Query::new("select id, revision from checkouts where id in ");
            query.texts(of.iter().map(CheckoutId::as_str));
            rows.extend(query.rows().fetch_all(&self.readers).await?);
        }
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
