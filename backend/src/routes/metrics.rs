//! Figures over HTTP.

use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::{app::App, collect::collect, error::Error, metrics::CONTENT_TYPE};

/// `GET /metrics`, for Prometheus. It tells nothing of customers or accounts; still, let a proxy
/// keep it from the public.
pub(crate) async fn show(State(app): State<App>) -> Result<MetricsText, Error> {
    collect(&app).await;
    let text = app.metrics.text();
    let text = text.map_err(|_| Error::Internal("the metrics could not be written"))?;
    Ok(MetricsText(text))
}

/// Figures in Prometheus' text format.
pub(crate) struct MetricsText(String);

impl IntoResponse for MetricsText {
    fn into_response(self) -> Response {
        let content_type = HeaderValue::from_static(CONTENT_TYPE);
        ([(header::CONTENT_TYPE, content_type)], self.0).into_response()
    }
}
