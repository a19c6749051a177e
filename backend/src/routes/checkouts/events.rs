//! News of a checkout, as it happens: server-sent events.
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html>

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::{FromRequestParts, State},
    http::{HeaderName, HeaderValue, request::Parts},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures_util::{Stream, stream};
use serde::Deserialize;
use shared::CheckoutId;
use tracing::warn;

use super::views;
use crate::{
    app::App,
    error::Error,
    openapi::{Answers, Operation, Takes},
    payments,
    routes::{extract::Query, path::Named},
    store::Revision,
    telemetry,
    watching::Watch,
};

/// When a browser connects again after a stream has ended.
const RETRY: Duration = Duration::from_secs(2);
/// How often a quiet stream shows that it lives, so that proxies keep it.
const HEARTBEAT: Duration = Duration::from_secs(15);
const LAST_EVENT_ID: &str = "last-event-id";

/// The version that a browser has seen before its stream broke off.
pub(crate) struct LastSeen(Option<Revision>);

/// What `GET /api/checkouts/{id}/events` may be asked.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WatchCheckout {
    /// The `id` of the last event that was seen, for who can not send `Last-Event-ID`.
    last_event_id: Option<i64>,
}

impl FromRequestParts<App> for LastSeen {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Query(ask) = Query::<WatchCheckout>::from_request_parts(parts, app).await?;
        let header = parts.headers.get(LAST_EVENT_ID);
        let header = header.and_then(|it| it.to_str().ok()?.parse().ok());
        Ok(Self(
            header.or(ask.last_event_id).map(Revision::from_number),
        ))
    }
}

impl Takes for LastSeen {
    fn describe(operation: &mut Operation) {
        operation.takes_query::<WatchCheckout>();
        operation.takes_header(
            "Last-Event-ID",
            "The `id` of the last event that was seen: that one is not sent again. Browsers send \
             it by themselves.",
            None,
        );
    }
}

/// A stream of events.
pub(crate) struct Events(Response);

impl IntoResponse for Events {
    fn into_response(self) -> Response {
        self.0
    }
}

impl Answers for Events {
    fn describe(operation: &mut Operation) {
        operation.answers_text("text/event-stream");
    }
}

/// `GET /api/checkouts/{id}/events`. Stripe is not asked: what is heard of it is told.
pub(crate) async fn watch(
    State(app): State<App>,
    Named(id): Named<CheckoutId>,
    LastSeen(seen): LastSeen,
) -> Result<Events, Error> {
    payments::find(&app, &id).await?;
    let watch = app.watching.watch(&id)?;
    let events = stream(Watcher {
        app,
        watch,
        shown: seen,
        step: Step::Greet,
    });
    let alive = KeepAlive::new().interval(HEARTBEAT);
    let mut response = Sse::new(events).keep_alive(alive).into_response();
    // A proxy that gathers an answer before it passes it on would pass nothing on.
    response.headers_mut().insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(Events(response))
}

struct Watcher {
    app: App,
    watch: Watch,
    shown: Option<Revision>,
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Say when to come again.
    Greet,
    /// Read what is there.
    Look,
    /// Nothing is to be told before there is news.
    Wait,
}

fn stream(watcher: Watcher) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(watcher, async |mut watcher| {
        let event = watcher.next().await?;
        Some((Ok(event), watcher))
    })
}

impl Watcher {
    /// The next event; none when the server stops, or can not read: the browser comes again.
    async fn next(&mut self) -> Option<Event> {
        loop {
            match self.step {
                Step::Greet => {
                    self.step = Step::Look;
                    return Some(Event::default().retry(RETRY));
                }
                Step::Wait => {
                    tokio::select! {
                        () = self.app.stopping.begun() => return None,
                        () = self.watch.newer_than(self.shown) => {}
                    }
                    self.step = Step::Look;
                }
                Step::Look => {
                    self.step = Step::Wait;
                    let news = self.look().await;
                    if let Some(event) = news.map_err(|error| unreadable(&error)).ok()? {
                        return Some(event);
                    }
                }
            }
        }
    }

    /// The checkout, unless the browser has seen it.
    async fn look(&mut self) -> Result<Option<Event>, Error> {
        let found = self.app.store.checkout(self.watch.checkout()).await?;
        let Some(found) = found.filter(|it| Some(it.revision) != self.shown) else {
            return Ok(None);
        };
        self.shown = Some(found.revision);
        let view = views::browser(&self.app, &found.checkout);
        // Text, enums and numbers: nothing of it can fail to be written.
        let data = serde_json::to_string(&view).unwrap_or_default();
        let event = Event::default().event("checkout").data(data);
        Ok(Some(event.id(found.revision.number().to_string())))
    }
}

fn unreadable(error: &Error) {
    warn!(
        error.causes = telemetry::causes(error),
        "a stream ends: its checkout could not be read"
    );
}
