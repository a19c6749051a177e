//! Traces over OTLP: the spans of requests, use cases and calls to Stripe, sent to a collector.
//!
//! Spans are sent in batches by a thread of the exporter, over the HTTP client that this program
//! has anyway. What holds for the log holds for spans: they have the same fields.

mod carrier;

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
};

use axum::http::HeaderMap;
use opentelemetry::{propagation::TextMapPropagator as _, trace::TracerProvider as _};
use opentelemetry_http::HeaderExtractor;
use opentelemetry_otlp::{
    ExporterBuildError, Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _,
};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing::{Level, Span, warn};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::{Layer as _, filter::Targets};

use self::carrier::Carrier;
use super::Subscriber;
use crate::config::TraceConfig;

static ON: AtomicBool = AtomicBool::new(false);

/// The traces of this program, which must be flushed at its end.
#[derive(Debug)]
#[must_use = "traces that are not flushed are lost"]
pub struct Traces(Option<SdkTracerProvider>);

/// Why traces can not be sent.
#[derive(Debug, thiserror::Error)]
pub enum TraceError {
    /// The exporter refuses its settings.
    #[error("traces can not be sent; look at the OTEL_… variables")]
    Exporter(#[from] ExporterBuildError),
    /// TLS.
    #[error("the HTTP client for traces could not be made")]
    Http(#[from] reqwest::Error),
    /// There is nothing to run on.
    #[error("traces need a runtime")]
    Runtime(#[source] io::Error),
}

impl Traces {
    pub(super) fn start(
        config: Option<&TraceConfig>,
        layers: &mut Vec<Subscriber>,
    ) -> Result<Self, TraceError> {
        let Some(config) = config else {
            return Ok(Self(None));
        };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Carrier::new()?)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(config.endpoint.as_str())
            .build()?;
        let from = Resource::builder().with_service_name(config.service.clone());
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_resource(from.build())
            .build();
        let layer = tracing_opentelemetry::layer()
            .with_tracer(provider.tracer("connect-pay"))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_tracked_inactivity(false);
        // Our own spans, and not those of libraries, among which are those of sending spans.
        let ours = Targets::new().with_target("backend", Level::INFO);
        layers.push(layer.with_filter(ours).boxed());
        ON.store(true, Ordering::Relaxed);
        Ok(Self(Some(provider)))
    }

    /// Sends what has not been sent.
    pub async fn flush(self) {
        let Some(provider) = self.0 else {
            return;
        };
        // It waits for a thread that waits for this runtime.
        let flushed = tokio::task::spawn_blocking(move || provider.shutdown()).await;
        if !matches!(flushed, Ok(Ok(()))) {
            warn!("the last traces could not be sent");
        }
    }
}

/// Whether spans are sent.
pub(super) fn are_on() -> bool {
    ON.load(Ordering::Relaxed)
}

/// Makes a span part of the trace that a request's `traceparent` names.
/// <https://www.w3.org/TR/trace-context/>
pub(super) fn continue_those_of(headers: &HeaderMap, span: &Span) {
    if are_on() && headers.contains_key("traceparent") {
        let caller = TraceContextPropagator::new().extract(&HeaderExtractor(headers));
        // A span that is not recorded has no parent.
        let _ = span.set_parent(caller);
    }
}
