//! In the place of traces, in a program that was built without them.

use axum::http::HeaderMap;
use tracing::Span;

use super::Subscriber;
use crate::config::TraceConfig;

/// Nothing: this program has no traces.
#[derive(Debug)]
#[must_use = "traces that are not flushed are lost"]
pub struct Traces;

/// Why traces can not be sent.
#[derive(Debug, thiserror::Error)]
pub enum TraceError {
    /// The program can not do it.
    #[error(
        "this connect-pay was built without traces (feature otlp); leave \
         OTEL_EXPORTER_OTLP_ENDPOINT unset"
    )]
    NotBuilt,
}

impl Traces {
    pub(super) fn start(
        config: Option<&TraceConfig>,
        _: &mut Vec<Subscriber>,
    ) -> Result<Self, TraceError> {
        match config {
            None => Ok(Self),
            Some(_) => Err(TraceError::NotBuilt),
        }
    }

    /// Does nothing.
    #[expect(
        clippy::unused_async,
        reason = "with traces, there is something to wait for"
    )]
    pub async fn flush(self) {}
}

pub(super) const fn are_on() -> bool {
    false
}

pub(super) const fn continue_those_of(_: &HeaderMap, _: &Span) {}
