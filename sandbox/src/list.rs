//! Lists: newest first, a page at a time.

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    error::{Error, Result},
    params::Params,
    resources::Resource,
};

/// How many objects a page has when the caller does not say.
const DEFAULT_LIMIT: usize = 10;

/// Which part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    limit: usize,
    cursor: Cursor,
    created: Created,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cursor {
    Start,
    After(String),
    Before(String),
}

/// Bounds of `created`, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Created {
    from: UnixSeconds,
    to: UnixSeconds,
}

impl Page {
    /// Reads the parameters that every list has.
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        let limit = params
            .integer("limit")?
            .map_or(Ok(DEFAULT_LIMIT), |limit| {
                usize::try_from(limit)
                    .ok()
                    .filter(|limit| (1..=100).contains(limit))
                    .ok_or_else(|| invalid_limit(limit))
            })?;
        let cursor = match (
            params.text("starting_after")?,
            params.text("ending_before")?,
        ) {
            (None, None) => Cursor::Start,
            (Some(id), None) => Cursor::After(id),
            (None, Some(id)) => Cursor::Before(id),
            (Some(_), Some(_)) => {
                return Err(Error::invalid(
                    "You cannot parameterize both starting_after and ending_before.",
                )
                .code("parameters_exclusive")
                .param("ending_before"));
            }
        };
        Ok(Self {
            limit,
            cursor,
            created: Created::read(params)?,
        })
    }

    /// The page of `objects`, which are newest first.
    pub(crate) fn of<'a, T: Resource + 'a>(
        &self,
        objects: impl Iterator<Item = &'a T>,
        url: &str,
    ) -> Result<Value> {
        self.of_wanted(objects, |_| true, url)
    }

    /// The page of those of `objects` that are wanted. A cursor may name one that is not: it says
    /// where the page begins, not what is on it.
    pub(crate) fn of_wanted<'a, T: Resource + 'a>(
        &self,
        objects: impl Iterator<Item = &'a T>,
        is_wanted: impl Fn(&T) -> bool,
        url: &str,
    ) -> Result<Value> {
        let objects: Vec<_> = objects.collect();
        let place = |id: &str, param| {
            let found = objects.iter().position(|object| object.id() == id);
            found.ok_or_else(|| Error::no_such(T::OBJECT, id, param))
        };
        let part = match &self.cursor {
            Cursor::Start => &objects[..],
            Cursor::After(id) => &objects[place(id, "starting_after")? + 1..],
            Cursor::Before(id) => &objects[..place(id, "ending_before")?],
        };
        let wanted: Vec<_> = part
            .iter()
            .filter(|object| self.created.contains(object.created()) && is_wanted(object))
            .collect();
        let (page, has_more) = match &self.cursor {
            Cursor::Start | Cursor::After(_) => head(&wanted, self.limit),
            Cursor::Before(_) => tail(&wanted, self.limit),
        };
        let data: Vec<_> = page.iter().map(|object| object.to_json()).collect();
        Ok(json!({ "object": "list", "data": data, "has_more": has_more, "url": url }))
    }
}

/// The list that an object holds of others: the newest of them.
pub(crate) fn embedded<'a, T: Resource + 'a>(
    objects: impl Iterator<Item = &'a T>,
    url: &str,
) -> Value {
    let objects: Vec<_> = objects.collect();
    let (page, has_more) = head(&objects, DEFAULT_LIMIT);
    let data: Vec<_> = page.iter().map(|object| object.to_json()).collect();
    json!({ "object": "list", "data": data, "has_more": has_more, "url": url })
}

fn head<T>(objects: &[T], limit: usize) -> (&[T], bool) {
    (&objects[..limit.min(objects.len())], objects.len() > limit)
}

fn tail<T>(objects: &[T], limit: usize) -> (&[T], bool) {
    (
        &objects[objects.len().saturating_sub(limit)..],
        objects.len() > limit,
    )
}

fn invalid_limit(limit: i64) -> Error {
    let message = if limit < 1 {
        "This value must be greater than or equal to 1."
    } else {
        "This value must be less than or equal to 100."
    };
    Error::invalid(message)
        .code("parameter_invalid_integer")
        .param("limit")
}

impl Created {
    const ANY: Self = Self {
        from: UnixSeconds::MIN,
        to: UnixSeconds::MAX,
    };

    fn read(params: &mut Params) -> Result<Self> {
        if params.is_text("created") {
            let at = params.integer("created")?;
            return Ok(at.map_or(Self::ANY, |at| Self { from: at, to: at }));
        }
        let range = params.object("created", |range| {
            let from = range.integer("gte")?;
            let after = range.integer("gt")?.map(|bound| bound.saturating_add(1));
            let to = range.integer("lte")?;
            let before = range.integer("lt")?.map(|bound| bound.saturating_sub(1));
            Ok(Self {
                from: from.max(after).unwrap_or(Self::ANY.from),
                to: to.into_iter().chain(before).min().unwrap_or(Self::ANY.to),
            })
        })?;
        Ok(range.unwrap_or(Self::ANY))
    }

    fn contains(self, at: UnixSeconds) -> bool {
        (self.from..=self.to).contains(&at)
    }
}
