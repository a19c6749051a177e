//! Logs and request ids: one span for each request, one line for each failure.

use std::{error::Error as StdError, fmt::Write as _, io::IsTerminal as _, sync::Arc};

use axum::{
    Json,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use shared::{ErrorEnvelope, RequestId};
use tracing::{Instrument as _, error, field, info, info_span, warn};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt as _, util::SubscriberInitExt as _};

use crate::{config::LogFormat, error::Error};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Sends logs to standard error. `filter` is what `RUST_LOG` takes.
pub fn init(filter: &str, format: LogFormat) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let registry = tracing_subscriber::registry().with(filter);
    let lines = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A second caller in one process keeps the first one's log.
    let _ = match format {
        LogFormat::Text => registry.with(lines).try_init(),
        LogFormat::Json => registry.with(lines.json()).try_init(),
    };
}

/// Gives each request an id and a span, writes the body of a refusal, and logs it.
pub async fn trace_request(mut request: Request, next: Next) -> Response {
    let request_id = new_request_id();
    request.extensions_mut().insert(request_id.clone());
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    // The matched path, not the one that came: ids in it are keys to a payment.
    let span = info_span!(
        "request",
        http.method = %request.method(),
        http.path = path,
        request.id = %request_id,
        http.status = field::Empty,
    );
    let answer = async {
        let response = next.run(request).await;
        tracing::Span::current().record("http.status", response.status().as_u16());
        let error = response.extensions().get::<Arc<Error>>().cloned();
        match error {
            Some(error) => refuse(response, &error, request_id.clone()),
            None => response,
        }
    };
    let mut response = answer.instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(request_id.as_str()) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    response
}

fn refuse(response: Response, error: &Error, request_id: RequestId) -> Response {
    let status = response.status();
    let causes = causes(error);
    if status.is_server_error() {
        error!(error.code = ?error.code(), error.causes = causes, "the request failed");
    } else if let Error::TooManyAttempts(refusal) = error {
        warn!(
            limit.name = refusal.limit.name(),
            limit.retry_after_s = refusal.retry_after_s,
            "an attempt to pay was held back"
        );
    } else if matches!(error, Error::Stripe(_)) {
        warn!(error.code = ?error.code(), error.causes = causes, "Stripe refused");
    } else {
        info!(error.code = ?error.code(), error.causes = causes, "the request was refused");
    }
    let body = Json(ErrorEnvelope {
        error: error.body(request_id),
    })
    .into_response();
    let (mut parts, _) = response.into_parts();
    parts.headers.extend(body.headers().clone());
    parts.headers.remove("content-length");
    Response::from_parts(parts, body.into_body())
}

/// An error and its sources on one line.
pub fn causes(error: &dyn StdError) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        // Writing to a String does not fail.
        let _ = write!(line, ": {cause}");
        source = cause.source();
    }
    line
}

fn new_request_id() -> RequestId {
    // An id without randomness is a poor one, and still no reason to refuse a payment.
    let random = getrandom::u64().unwrap_or_default();
    let text = format!("req_{random:016x}");
    text.try_into()
        .unwrap_or_else(|_| unreachable!("the text is not empty"))
}
