//! `/v2/core/events`

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    clock::{UnixSeconds, rfc3339},
    endpoint::Desk,
    error::{Error, Result},
    events::Event,
    params::Params,
    routes::events::{find, reader},
};

/// How many events a page has when the caller does not say.
const DEFAULT_LIMIT: usize = 20;

/// Which events a list shows.
struct Query {
    limit: usize,
    object: Option<String>,
    types: Vec<String>,
    from: UnixSeconds,
    to: UnixSeconds,
    /// The last event of the page before.
    page: Option<String>,
}

/// `GET /v2/core/events/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let event = find(desk).map_err(|_| not_found())?;
    Ok(event.to_thin_json(reader(desk)))
}

/// `GET /v2/core/events`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let query = params.read(Query::read)?;
    let mut events = desk.state.events.of(&desk.caller.merchant, desk.now);
    if let Some(page) = &query.page {
        // The event itself was on the page before.
        events
            .find(|event| event.id == *page)
            .ok_or_else(|| invalid("page"))?;
    }
    let mut wanted: Vec<_> = events
        .filter(|event| query.lets_pass(event))
        .take(query.limit + 1)
        .collect();
    let has_more = wanted.len() > query.limit;
    wanted.truncate(query.limit);
    let next = wanted.last().filter(|_| has_more);
    let reader = reader(desk);
    Ok(json!({
        "data": wanted.iter().map(|it| it.to_thin_json(reader)).collect::<Vec<_>>(),
        "next_page_url": next.map(|last| query.page_after(&last.id)),
        "previous_page_url": null,
    }))
}

impl Query {
    fn read(params: &mut Params) -> Result<Self> {
        let limit = params.integer("limit")?;
        let limit = limit.map_or(Ok(DEFAULT_LIMIT), |limit| {
            let limit = usize::try_from(limit).ok();
            limit
                .filter(|limit| (1..=100).contains(limit))
                .ok_or_else(|| invalid("limit"))
        })?;
        let bounds = params.object("created", |range| {
            let mut bound = |name, step| -> Result<Option<UnixSeconds>> {
                let at = range.text(name)?.map(|at| instant(&at)).transpose()?;
                Ok(at.map(|at| at.saturating_add(step)))
            };
            let from = bound("gte", 0)?.max(bound("gt", 1)?);
            let to = [bound("lte", 0)?, bound("lt", -1)?];
            Ok((from, to.into_iter().flatten().min()))
        })?;
        let (from, to) = bounds.unwrap_or_default();
        Ok(Self {
            limit,
            object: params.text("object_id")?,
            types: params.list("types")?.unwrap_or_default(),
            from: from.unwrap_or(UnixSeconds::MIN),
            to: to.unwrap_or(UnixSeconds::MAX),
            page: params.text("page")?,
        })
    }

    fn lets_pass(&self, event: &Event) -> bool {
        let name = event.thin_type();
        let object = self.object.as_deref();
        object.is_none_or(|object| object == event.object_id())
            && (self.types.is_empty() || self.types.contains(&name))
            && (self.from..=self.to).contains(&event.created)
    }

    /// Where the next page is: the same question, after `last`.
    fn page_after(&self, last: &str) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("page", last);
        query.append_pair("limit", &self.limit.to_string());
        if let Some(object) = &self.object {
            query.append_pair("object_id", object);
        }
        for (place, name) in self.types.iter().enumerate() {
            query.append_pair(&format!("types[{place}]"), name);
        }
        for (name, bound, none) in [
            ("created[gte]", self.from, UnixSeconds::MIN),
            ("created[lte]", self.to, UnixSeconds::MAX),
        ] {
            if bound != none {
                query.append_pair(name, &rfc3339(bound));
            }
        }
        format!("/v2/core/events?{}", query.finish())
    }
}

/// Version 2 writes times as text; the SDK's types have seconds there.
fn instant(text: &str) -> Result<UnixSeconds> {
    if let Ok(seconds) = text.parse() {
        return Ok(seconds);
    }
    let at: std::result::Result<jiff::Timestamp, _> = text.parse();
    at.map(jiff::Timestamp::as_second)
        .map_err(|_| invalid("created"))
}

fn not_found() -> Error {
    Error::new(
        StatusCode::NOT_FOUND,
        "invalid_request_error",
        "The requested event was not found.",
    )
    .code("not_found")
}

fn invalid(param: &str) -> Error {
    Error::invalid(format!("The value of {param} is not valid."))
        .code("invalid_fields")
        .param(param)
}
