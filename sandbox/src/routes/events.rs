//! `/v1/events`

use serde_json::Value;

use crate::{
    clock::UnixSeconds,
    endpoint::Desk,
    error::{Error, Result},
    events::{Event, Reader, types},
    list::Page,
    params::Params,
    resources::Resource,
};

/// An event as an answer shows it.
struct Shown<'a> {
    event: &'a Event,
    reader: Reader,
    pending: usize,
}

/// Which events a list shows.
#[derive(Debug)]
struct Filter {
    types: Vec<String>,
    delivery_success: Option<bool>,
}

/// `GET /v1/events/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let event = find(desk)?;
    let pending = desk.state.deliveries.undelivered_of(&event.id);
    Ok(event.to_json(reader(desk), None, pending))
}

/// `GET /v1/events`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, filter) = params.read(|params| Ok((Page::read(params)?, Filter::read(params)?)))?;
    let undelivered = desk.state.deliveries.undelivered();
    let reader = reader(desk);
    let events = desk.state.events.of(&desk.caller.merchant, desk.now);
    let shown = events.map(|event| Shown {
        event,
        reader,
        pending: undelivered.get(event.id.as_str()).copied().unwrap_or(0),
    });
    let events: Vec<_> = shown.collect();
    page.of_wanted(events.iter(), |shown| filter.lets_pass(shown), "/v1/events")
}

/// The event in the path, if it happened on the account that the call is made for.
pub(super) fn find<'a>(desk: &'a Desk<'_>) -> Result<&'a Event> {
    let event = desk.state.events.shown(desk.id, desk.now);
    event
        .filter(|event| event.owner == desk.caller.merchant)
        .ok_or_else(|| Error::no_such(Shown::OBJECT, desk.id, "id"))
}

/// How the caller reads events of the account that the call is made for.
pub(super) fn reader(desk: &Desk<'_>) -> Reader {
    if desk.caller.on_connected_account {
        Reader::Platform
    } else {
        Reader::Owner
    }
}

impl Filter {
    fn read(params: &mut Params) -> Result<Self> {
        let (one, many) = (params.text("type")?, params.list("types")?);
        if one.is_some() && many.is_some() {
            return Err(Error::invalid(
                "You may only specify one of these parameters: type, types.",
            )
            .code("parameters_exclusive")
            .param("types"));
        }
        if many.as_ref().is_some_and(|types| types.len() > 20) {
            return Err(
                Error::invalid("Array types exceeded maximum 20 allowed elements.").param("types"),
            );
        }
        Ok(Self {
            types: many.or(one.map(|one| vec![one])).unwrap_or_default(),
            delivery_success: params.flag("delivery_success")?,
        })
    }

    fn lets_pass(&self, shown: &Shown<'_>) -> bool {
        let name = shown.event.what.name;
        let mut wanted = self.types.iter();
        let of_type = self.types.is_empty() || wanted.any(|filter| types::matches(filter, name));
        let delivered = shown.pending == 0;
        of_type && self.delivery_success.is_none_or(|it| it == delivered)
    }
}

impl Resource for Shown<'_> {
    const OBJECT: &'static str = "event";

    fn id(&self) -> &str {
        &self.event.id
    }

    fn created(&self) -> UnixSeconds {
        self.event.created
    }

    fn to_json(&self) -> Value {
        self.event.to_json(self.reader, None, self.pending)
    }
}
