//! A collector of traces on this machine: it keeps the spans that it is sent.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest, common::v1::any_value, trace::v1::Span,
};
use prost::Message as _;
use url::Url;

use crate::{
    server::Server,
    world::{ANY_PORT, serve_router},
};

/// A collector that speaks OTLP over HTTP.
#[derive(Debug)]
pub struct Collector {
    /// Where it is.
    pub url: Url,
    kept: Kept,
    _server: Server,
}

type Kept = Arc<Mutex<Sent>>;

#[derive(Debug, Default)]
struct Sent {
    spans: Vec<Span>,
    services: Vec<String>,
    keys: Vec<String>,
}

impl Collector {
    /// Starts one.
    pub fn start() -> Self {
        let kept = Kept::default();
        let router = Router::new()
            .route("/v1/traces", post(keep))
            .with_state(Arc::clone(&kept));
        let server = serve_router(ANY_PORT, router);
        Self {
            url: server.url.clone(),
            kept,
            _server: server,
        }
    }

    /// The spans that were sent.
    pub fn spans(&self) -> Vec<Span> {
        locked(&self.kept).spans.clone()
    }

    /// What those who sent them are called.
    pub fn services(&self) -> Vec<String> {
        locked(&self.kept).services.clone()
    }

    /// The `x-collector-key` of each request.
    pub fn keys(&self) -> Vec<String> {
        locked(&self.kept).keys.clone()
    }
}

async fn keep(State(kept): State<Kept>, headers: HeaderMap, body: Bytes) {
    let sent = ExportTraceServiceRequest::decode(body).unwrap();
    let mut kept = locked(&kept);
    let key = headers.get("x-collector-key");
    let key = key.map(|key| key.to_str().unwrap().to_owned());
    kept.keys.extend(key);
    for from in sent.resource_spans {
        let resource = from.resource.unwrap();
        let name = resource
            .attributes
            .into_iter()
            .find(|attribute| attribute.key == "service.name");
        if let Some(any_value::Value::StringValue(name)) = name.unwrap().value.unwrap().value {
            kept.services.push(name);
        }
        for scope in from.scope_spans {
            kept.spans.extend(scope.spans);
        }
    }
}

fn locked(kept: &Mutex<Sent>) -> MutexGuard<'_, Sent> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
