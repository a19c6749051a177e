//! Asking Stripe for events, in case their webhooks never came.

use std::collections::HashSet;

use futures_util::{TryStreamExt as _, future::try_join_all};
use shared::{AccountId, EventEndpoint, EventId};
use tracing::{info, instrument};

use super::events::{is_not_connected, keep_event, look_at_connection};
use crate::{
    app::App,
    domain::{self, EventSource, Listed, Timestamp},
    error::Error,
    store::DueSweep,
    stripe::{ListEvents, ListedEvent, TimeRange},
};

/// How many events one page has; Stripe gives no more.
const PAGE: u8 = 100;

/// Lists the events that have happened since the last time, and keeps those that no webhook has
/// brought, as if it had. How far that went is noted when all are kept, and not before. The next
/// time is counted from when this one `began`.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stripe`] when there was no answer: it is tried again soon.
#[instrument(skip_all)]
pub async fn sweep(app: &App, due: &DueSweep, began: Timestamp) -> Result<(), Error> {
    let source = match (&app.config.stripe.own_account, &due.account) {
        (Some(own), _) => EventSource::Own(own.clone()),
        (None, Some(account)) => EventSource::Connected(account.clone()),
        (None, None) => EventSource::Platform,
    };
    if source == EventSource::Platform {
        app.store.begin_sweeps_of_accounts(began).await?;
    }
    let (listed, swept_to, outcome) = match list(app, &source, due.swept_to, began).await {
        Ok(newest) => (Listed::All, newest, has_come_back(app, &source).await),
        Err(error) => match has_left(app, &source, &error).await {
            Ok(true) => (Listed::NotConnected, None, Ok(())),
            Ok(false) => (Listed::Failed, None, Err(error)),
            Err(error) => (Listed::Failed, None, Err(error)),
        },
    };
    let next = domain::next_sweep(listed, app.config.patience, began);
    app.store.note_sweep(due, swept_to, next).await?;
    outcome
}

/// Keeps what is new; tells when the newest event happened, by Stripe's clock.
async fn list(
    app: &App,
    source: &EventSource,
    swept_to: Option<i64>,
    now: Timestamp,
) -> Result<Option<i64>, Error> {
    let oldest = match swept_to {
        Some(_) => None,
        None => app.store.oldest_checkout(source.connected()).await?,
    };
    let params = ListEvents {
        types: source.types(),
        created: Some(TimeRange {
            gte: Some(domain::listed_since(swept_to, oldest, now)),
            ..TimeRange::default()
        }),
        limit: Some(PAGE),
    };
    let request = app.stripe.events().list(&params);
    let request = match source.connected() {
        Some(account) => request.on_account(account),
        None => request,
    };
    let mut newest = swept_to;
    let pages = request.stream().try_chunks(usize::from(PAGE));
    let mut pages = std::pin::pin!(pages.map_err(|cut_off| cut_off.1));
    while let Some(page) = pages.try_next().await? {
        newest = newest.max(page.iter().map(|event| event.created).max());
        keep(app, source, page).await?;
    }
    Ok(newest)
}

async fn keep(app: &App, source: &EventSource, page: Vec<ListedEvent>) -> Result<(), Error> {
    let ids: Vec<EventId> = page.iter().map(|event| event.id.clone()).collect();
    let known: HashSet<EventId> = app.store.known_events(&ids).await?.into_iter().collect();
    let new = page.into_iter().filter(|event| !known.contains(&event.id));
    let kept = new.map(|event| keep_one(app, source, event));
    try_join_all(kept).await.map(drop)
}

async fn keep_one(app: &App, source: &EventSource, event: ListedEvent) -> Result<(), Error> {
    let (endpoint, account) = match source {
        EventSource::Connected(account) => (EventEndpoint::Connect, Some(account)),
        EventSource::Platform | EventSource::Own(_) => (EventEndpoint::Account, None),
    };
    keep_event(app, endpoint, account, event.body.into()).await?;
    let webhook = if event.awaits_webhook { "late" } else { "lost" };
    app.metrics.events.found(webhook);
    info!(event.id = %event.id, event.webhook = webhook, "an event was found at Stripe");
    Ok(())
}

/// Whether the list was refused because the account has ended its connection. Then everything that
/// follows from that is done: nobody may have told it either.
async fn has_left(app: &App, source: &EventSource, error: &Error) -> Result<bool, Error> {
    match (source, error) {
        (EventSource::Connected(account), Error::Stripe(error)) if is_not_connected(error) => {
            if is_gone(app, account).await? {
                return Ok(true);
            }
            look_at_connection(app, account).await?;
            is_gone(app, account).await
        }
        _ => Ok(false),
    }
}

/// Stripe lets us look at an account that was thought to be gone: no event may ever tell that, such as
/// when the server had the keys of another platform for a while.
async fn has_come_back(app: &App, source: &EventSource) -> Result<(), Error> {
    if let Some(account) = source.connected()
        && is_gone(app, account).await?
    {
        look_at_connection(app, account).await?;
    }
    Ok(())
}

async fn is_gone(app: &App, account: &AccountId) -> Result<bool, Error> {
    let known = app.store.account_settings(account).await?;
    Ok(known.deauthorized.is_some())
}
