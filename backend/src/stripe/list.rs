//! Lists, and the way from page to page. <https://docs.stripe.com/api/pagination>

use futures_util::{Stream, TryStreamExt as _, stream};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

use super::{Error, Identified, Request};

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct List<T> {
    /// The objects of this page, the newest first.
    pub data: Vec<T>,
    /// Whether there are more in the direction that was asked for.
    #[serde(default)]
    pub has_more: bool,
}

/// Which way a list is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// From new to old, with `starting_after`.
    Older,
    /// From old to new, with `ending_before`.
    Newer,
}

impl<'a, T> Request<'a, List<T>>
where
    T: DeserializeOwned + Identified + Send,
{
    /// All objects from here on, page after page: each page is asked for when it is needed, with
    /// all that this request carries. [`within`](Request::within) counts for each page.
    ///
    /// With `ending_before` the objects come from old to new. The stream ends at the first error.
    pub fn stream(self) -> impl Stream<Item = Result<T, Error>> + Send + use<'a, T> {
        let direction = if self.has_param("ending_before") {
            Direction::Newer
        } else {
            Direction::Older
        };
        stream::try_unfold(Some(self), move |request| async move {
            let Some(request) = request else {
                return Ok::<_, Error>(None);
            };
            let page = request.clone().send().await?;
            let next = next_page(&page, direction).map(|(name, id)| request.with_param(name, &id));
            Ok(Some((in_order(page.data, direction), next)))
        })
        .map_ok(|page| stream::iter(page.into_iter().map(Ok)))
        .try_flatten()
    }
}

/// The cursor of the page that follows, if one does.
fn next_page<T: Identified>(
    page: &List<T>,
    direction: Direction,
) -> Option<(&'static str, String)> {
    let (name, edge) = match direction {
        Direction::Older => ("starting_after", page.data.last()),
        Direction::Newer => ("ending_before", page.data.first()),
    };
    let id = edge.filter(|_| page.has_more)?.id().to_string();
    Some((name, id))
}

fn in_order<T>(mut data: Vec<T>, direction: Direction) -> Vec<T> {
    if direction == Direction::Newer {
        data.reverse();
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stripe::Reference;

    fn page(ids: &[&str], has_more: bool) -> List<Reference> {
        let reference = |id: &&str| Reference {
            id: (*id).to_owned(),
        };
        List {
            data: ids.iter().map(reference).collect(),
            has_more,
        }
    }

    #[test]
    fn the_next_page_begins_where_this_one_ends() {
        use Direction::{Newer, Older};
        for (ids, has_more, direction, next) in [
            (&["c", "b"][..], true, Older, Some(("starting_after", "b"))),
            (&["c", "b"], true, Newer, Some(("ending_before", "c"))),
            (&["c", "b"], false, Older, None),
            // A list that promises more and shows nothing would never end.
            (&[], true, Older, None),
        ] {
            let cursor = next_page(&page(ids, has_more), direction);
            let cursor = cursor.as_ref().map(|(name, id)| (*name, id.as_str()));
            assert_eq!(cursor, next, "{ids:?} {direction:?}");
        }
    }
}
