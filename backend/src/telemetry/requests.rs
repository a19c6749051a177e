//! One span and one line for each request, its id, and the body of a refusal.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Json,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use shared::{ErrorEnvelope, RequestId};
use tracing::{Instrument as _, Span, debug, error, field, info, info_span, warn};

use super::traces;
use crate::{app::App, error::Error};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_REQUEST_ID: usize = 64;
/// What programs ask every few seconds, and nobody wants to read.
const QUIET: [&str; 3] = ["/health/live", "/health/ready", "/metrics"];
/// The path of a request that matched none.
const NO_PATH: &str = "-";

/// Gives each request an id and a span, writes the body of a refusal, logs and counts it.
pub(crate) async fn trace_request(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let proxied = app.config.trusted_proxies > 0;
    let request_id = given_id(request.headers(), proxied).unwrap_or_else(new_id);
    request.extensions_mut().insert(request_id.clone());
    let matched = request.extensions().get::<MatchedPath>().cloned();
    // The matched path, not the one that came: ids in it are keys to a payment.
    let path = matched.as_ref().map_or(NO_PATH, MatchedPath::as_str);
    let method = request.method().clone();
    let span = info_span!(
        "request",
        otel.kind = "server",
        otel.name = traces::are_on().then(|| format!("{method} {path}")),
        http.method = %method,
        http.path = path,
        request.id = %request_id,
        http.status = field::Empty,
    );
    traces::continue_those_of(request.headers(), &span);
    let answer = async {
        let response = next.run(request).await;
        let (status, duration) = (response.status(), began.elapsed());
        Span::current().record("http.status", status.as_u16());
        app.metrics.http.answered(&method, path, status, duration);
        let error = response.extensions().get::<Arc<Error>>().cloned();
        tell(error.as_deref(), path, milliseconds(duration));
        match error {
            Some(error) => with_body(response, &error, request_id.clone()),
            None => response,
        }
    };
    let mut response = answer.instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(request_id.as_str()) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    response
}

/// The one line of a request. Its method, path, id and status stand in its span.
fn tell(error: Option<&Error>, path: &str, duration_ms: u64) {
    let Some(error) = error else {
        if QUIET.contains(&path) {
            debug!(duration_ms, "the request was answered");
        } else {
            info!(duration_ms, "the request was answered");
        }
        return;
    };
    let (code, causes) = (error.code(), error.logged());
    if matches!(error, Error::TooManyStreams) {
        warn!(duration_ms, error.code = ?code, error.causes = causes, "a stream was refused");
    } else if error.status() >= StatusCode::INTERNAL_SERVER_ERROR {
        error!(duration_ms, error.code = ?code, error.causes = causes, "the request failed");
    } else if let Error::TooManyAttempts(refusal) = error {
        warn!(
            duration_ms,
            limit.name = refusal.limit.name(),
            limit.retry_after_s = refusal.retry_after_s,
            "an attempt to pay was held back"
        );
    } else if matches!(error, Error::Stripe(_)) {
        warn!(duration_ms, error.code = ?code, error.causes = causes, "Stripe refused");
    } else {
        info!(duration_ms, error.code = ?code, error.causes = causes, "the request was refused");
    }
}

fn with_body(response: Response, error: &Error, request_id: RequestId) -> Response {
    let body = Json(ErrorEnvelope {
        error: error.body(request_id),
    })
    .into_response();
    let (mut parts, _) = response.into_parts();
    parts.headers.extend(body.headers().clone());
    parts.headers.remove("content-length");
    Response::from_parts(parts, body.into_body())
}

/// The id that a proxy of ours has given. Anybody else could write what they like into our log.
fn given_id(headers: &HeaderMap, proxied: bool) -> Option<RequestId> {
    let id = headers.get(&REQUEST_ID).filter(|_| proxied)?;
    let id = id.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let is_well_formed = id.len() <= LONGEST_REQUEST_ID && id.bytes().all(is_plain);
    id.parse().ok().filter(|_| is_well_formed)
}

fn new_id() -> RequestId {
    // An id without randomness is a poor one, and still no reason to refuse a payment.
    let random = getrandom::u64().unwrap_or_default();
    let text = format!("req_{random:016x}");
    text.try_into()
        .unwrap_or_else(|_| unreachable!("the text is not empty"))
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_taken_over_from_a_proxy_when_it_is_well_formed() {
        let longest = "a".repeat(64);
        let too_long = "a".repeat(65);
        for (id, proxied, taken) in [
            ("req-1_A", true, true),
            ("req-1_A", false, false),
            (longest.as_str(), true, true),
            (too_long.as_str(), true, false),
            ("", true, false),
            ("a b", true, false),
            ("co_1\u{a0}", true, false),
            ("a=b", true, false),
        ] {
            let mut headers = HeaderMap::new();
            let value = HeaderValue::from_bytes(id.as_bytes()).unwrap();
            headers.insert(REQUEST_ID.clone(), value);

            let given = given_id(&headers, proxied);

            assert_eq!(given.is_some(), taken, "{id} {proxied}");
        }
    }
}
