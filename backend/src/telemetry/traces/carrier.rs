//! What carries spans to the collector.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Handle;
use tracing::{info, warn};

use super::TraceError;
use crate::stripe;

const TIMEOUT: Duration = Duration::from_secs(10);

type Sending<'s> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 's>>;

/// Sends spans on the program's runtime, though the exporter asks from a thread that has none.
#[derive(Debug, Clone)]
pub(super) struct Carrier {
    http: reqwest::Client,
    runtime: Handle,
    fails: Arc<AtomicBool>,
}

impl Carrier {
    pub(super) fn new() -> Result<Self, TraceError> {
        let runtime = Handle::try_current()
            .map_err(|error| TraceError::Runtime(std::io::Error::other(error)))?;
        Ok(Self {
            http: stripe::http_client_builder().timeout(TIMEOUT).build()?,
            runtime,
            fails: Arc::default(),
        })
    }

    async fn send(self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let sent = self.over_the_network(request).await;
        let fails = match &sent {
            Ok(answer) => (!answer.status().is_success()).then(|| answer.status().to_string()),
            Err(error) => Some(super::super::causes(error)),
        };
        let failed = self.fails.swap(fails.is_some(), Ordering::Relaxed);
        match fails {
            Some(causes) if !failed => {
                warn!(error.causes = causes, "the collector does not take traces");
            }
            None if failed => info!("the collector takes traces again"),
            _ => {}
        }
        Ok(sent?)
    }

    async fn over_the_network(
        &self,
        request: Request<Bytes>,
    ) -> Result<Response<Bytes>, reqwest::Error> {
        // The URL may hold a key.
        let exchange = async {
            let answer = self.http.execute(request.try_into()?).await?;
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = answer.status();
            *response.headers_mut() = answer.headers().clone();
            *response.body_mut() = answer.bytes().await?;
            Ok(response)
        };
        exchange.await.map_err(reqwest::Error::without_url)
    }
}

impl HttpClient for Carrier {
    fn send_bytes<'s, 'f>(&'s self, request: Request<Bytes>) -> Sending<'f>
    where
        's: 'f,
        Self: 'f,
    {
        let sending = self.runtime.spawn(self.clone().send(request));
        Box::pin(async move { sending.await? })
    }
}
