//! Stripe's events over HTTP, for the platform.

use axum::{Json, extract::State};
use serde::Deserialize;
use shared::{AccountId, Event, EventId, EventStatus, List};

use super::{
    caller::Caller,
    extract::{Limit, Query, cursor, unknown_cursor},
    path::Named,
};
use crate::{app::App, domain, error::Error, payments, store::EventFilter};

/// What `GET /api/events` may be asked.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListEvents {
    /// Only of this connected account.
    account: Option<AccountId>,
    /// Only of this status.
    status: Option<EventStatus>,
    /// Only of this type, such as `charge.dispute.created`.
    #[serde(rename = "type")]
    kind: Option<String>,
    /// How many: 1 to 100, 10 when left out.
    #[serde(default)]
    #[schema(value_type = Option<u16>, minimum = 1, maximum = 100, default = 10)]
    limit: Limit,
    /// The last one of the page before.
    starting_after: Option<EventId>,
    /// The first one of the page after.
    ending_before: Option<EventId>,
}

/// `GET /api/events`, the newest first.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(ask): Query<ListEvents>,
) -> Result<Json<List<Event>>, Error> {
    if let Some(account) = &ask.account {
        payments::check_account(&app, account)?;
        caller.acts_for(account)?;
    }
    let filter = EventFilter {
        account: ask.account.or_else(|| caller.account().cloned()),
        status: ask.status,
        kind: ask.kind,
    };
    let cursor = cursor(ask.starting_after, ask.ending_before)?;
    let unknown = || unknown_cursor(&cursor, "event");
    if let Some(id) = cursor.named() {
        find(&app, &caller, id).await.map_err(|error| match error {
            Error::NoSuchEvent(_) => unknown(),
            other => other,
        })?;
    }
    let page = app.store.events(&filter, &cursor, ask.limit.get());
    let page = page.await?.ok_or_else(unknown)?;
    Ok(Json(List {
        data: page.items.into_iter().map(|it| view(&caller, it)).collect(),
        has_more: page.has_more,
    }))
}

/// `GET /api/events/{event}`.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<EventId>,
) -> Result<Json<Event>, Error> {
    let event = find(&app, &caller, &id).await?;
    Ok(Json(view(&caller, event)))
}

/// `POST /api/events/{event}/replay`.
pub(crate) async fn replay(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<EventId>,
) -> Result<Json<Event>, Error> {
    find(&app, &caller, &id).await?;
    let event = payments::replay_event(&app, &id).await?;
    Ok(Json(view(&caller, event)))
}

/// Why it could not be settled is the platform's business: its database, or its key.
fn view(caller: &Caller, event: domain::Event) -> Event {
    let mut view = Event::from(event);
    if caller.account().is_some() && view.status != EventStatus::Ignored {
        view.reason = None;
    }
    view
}

/// An event that the key may see: one of an account sees its account's.
async fn find(app: &App, caller: &Caller, id: &EventId) -> Result<domain::Event, Error> {
    let event = app.store.event(id).await?;
    let sees = |event: &domain::Event| {
        let account = event.said.as_ref().and_then(|said| said.account.as_ref());
        caller.account().is_none() || caller.account() == account
    };
    event
        .filter(sees)
        .ok_or_else(|| Error::NoSuchEvent(id.clone()))
}
