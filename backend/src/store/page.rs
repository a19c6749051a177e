//! Lists in pages: as fast at the end of a million as at the beginning, since each page begins where
//! an index says and not after so many rows.

use super::{Error, query::Query};

/// Where a page begins. The newest come first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Cursor<I> {
    /// With the newest.
    #[default]
    Start,
    /// With the one that follows this one.
    After(I),
    /// Such that it ends with the one that precedes this one.
    Before(I),
}

/// One page, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Whether more follows in the direction that was asked for.
    pub has_more: bool,
}

impl<I> Cursor<I> {
    /// The one that it names.
    pub const fn named(&self) -> Option<&I> {
        match self {
            Self::Start => None,
            Self::After(id) | Self::Before(id) => Some(id),
        }
    }

    const fn is_backwards(&self) -> bool {
        matches!(self, Self::Before(_))
    }

    /// Ends a statement that has a `where`, so that it gives the page that begins here: in the order
    /// of a column of times. `named` is the time and the id of the row that the cursor names. One row
    /// more than the page holds tells that there is more.
    pub(super) fn end(
        &self,
        query: &mut Query,
        column: &'static str,
        named: Option<(i64, &str)>,
        limit: u16,
    ) {
        let backwards = self.is_backwards();
        if let Some((time, id)) = named {
            query.push(" and (");
            query.push(column);
            query.push(if backwards { ", id) > (" } else { ", id) < (" });
            query.integer(time);
            query.push(", ");
            query.text(id);
            query.push(")");
        }
        query.push(" order by ");
        query.push(column);
        query.push(if backwards {
            ", id limit "
        } else {
            " desc, id desc limit "
        });
        query.integer(i64::from(limit) + 1);
    }

    /// The page of the rows that the statement gave.
    pub(super) fn page<R, T: TryFrom<R, Error = Error>>(
        &self,
        mut rows: Vec<R>,
        limit: u16,
    ) -> Result<Page<T>, Error> {
        let has_more = rows.len() > usize::from(limit);
        rows.truncate(usize::from(limit));
        if self.is_backwards() {
            rows.reverse();
        }
        let items = rows.into_iter().map(T::try_from);
        Ok(Page {
            items: items.collect::<Result<_, _>>()?,
            has_more,
        })
    }
}
