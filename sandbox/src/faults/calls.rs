//! What goes wrong with calls of the API.

mod setting;
mod verb;

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Extension, Request, State},
    http::{StatusCode, header::CONTENT_LENGTH},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use futures_util::{StreamExt as _, stream};

pub(crate) use crate::faults::calls::setting::{Calls, Kind};
use crate::{
    answer::Answer,
    auth::Caller,
    call::Call,
    faults::Own,
    refusal::{self, RateLimit, Refusal},
    state::App,
};

/// The fault that struck a call; it travels with the response, for the journal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Struck(pub(crate) Kind);

/// What a fault does once the idempotency key is claimed; it travels with the request.
#[derive(Debug, Clone, Copy)]
enum Within {
    Wait(Duration),
    /// A failure half-way: nothing was done, and yet the answer is kept for the key.
    FailHalfWay,
}

/// What a fault does to a call.
enum Effect {
    Refuse(Refusal),
    /// The call is lost on its way.
    DropBefore,
    /// The answer is lost on its way.
    DropAfter,
    Within(Within),
}

impl Kind {
    fn effect(self, latency: Duration) -> Effect {
        let too_many = |limit| Effect::Refuse(Refusal::TooMany(limit));
        match self {
            Self::Latency => Effect::Within(Within::Wait(latency)),
            Self::DropBefore => Effect::DropBefore,
            Self::DropAfter => Effect::DropAfter,
            Self::Conflict => Effect::Refuse(Refusal::Conflict),
            Self::RateLimitGlobal => too_many(RateLimit::GlobalRate),
            Self::RateLimitGlobalConcurrency => too_many(RateLimit::GlobalConcurrency),
            Self::RateLimitEndpoint => too_many(RateLimit::EndpointRate),
            Self::RateLimitEndpointConcurrency => too_many(RateLimit::EndpointConcurrency),
            Self::RateLimitResource => too_many(RateLimit::ResourceSpecific),
            Self::LockTimeout => Effect::Refuse(Refusal::Locked),
            Self::Error500 => Effect::Refuse(Refusal::Broken),
            Self::Error503 => Effect::Refuse(Refusal::Unavailable),
            Self::Error403 => Effect::Refuse(Refusal::Restricted),
            Self::Error500Saved => Effect::Within(Within::FailHalfWay),
        }
    }
}

/// Lets a fault strike the call, or not. It stands before the idempotency keys: a call that is
/// refused or lost uses none, and a call whose answer is lost keeps its key.
pub(crate) async fn layer(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    Extension(caller): Extension<Caller>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.extensions().get::<Own>().is_some() {
        return next.run(request).await;
    }
    let struck = {
        let mut state = app.state();
        let faults = &mut state.faults;
        let kind = faults.calls.strike(faults.seed, &call, &caller);
        kind.map(|kind| (kind, faults.calls.latency()))
    };
    let Some((kind, latency)) = struck else {
        return next.run(request).await;
    };
    let mut response = match kind.effect(latency) {
        Effect::Refuse(refusal) => refusal.answer(&call),
        Effect::DropBefore => Body::from_stream(stream::iter([broken()])).into_response(),
        Effect::DropAfter => lose_half(next.run(request).await).await,
        Effect::Within(within) => {
            request.extensions_mut().insert(within);
            next.run(request).await
        }
    };
    response.extensions_mut().insert(Struck(kind));
    response
}

/// Holds the call back, or fails half-way. It stands behind the idempotency keys: a key is in use
/// meanwhile, and remembers the failure.
pub(crate) async fn within(State(app): State<App>, request: Request, next: Next) -> Response {
    let planned = request.extensions().get::<Within>().copied();
    let latency = app.state().limits.latency()
        + match planned {
            Some(Within::Wait(latency)) => latency,
            Some(Within::FailHalfWay) | None => Duration::ZERO,
        };
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    match (planned, request.extensions().get::<Call>()) {
        (Some(Within::FailHalfWay), Some(call)) => {
            let error = refusal::failed(StatusCode::INTERNAL_SERVER_ERROR);
            Answer::new(Err(error), call.request_id()).into_response()
        }
        _ => next.run(request).await,
    }
}

/// The answer, as far as its middle.
async fn lose_half(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // A body of the sandbox is in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, break_off(body.slice(..body.len() / 2)))
}

/// A body after which the connection breaks.
fn break_off(sent: Bytes) -> Body {
    let end = stream::once(async {
        // What was written so far leaves first.
        tokio::task::yield_now().await;
        broken()
    });
    Body::from_stream(stream::iter([Ok(sent)]).chain(end))
}

/// Where a body breaks, its connection does. Before anything was written, nothing is.
fn broken() -> io::Result<Bytes> {
    Err(io::Error::from(io::ErrorKind::ConnectionReset))
}
