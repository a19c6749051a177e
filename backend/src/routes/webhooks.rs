//! Where Stripe delivers events.

use axum::{
    Json,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use serde_json::json;
use shared::EventEndpoint;

use super::extract::Raw;
use crate::{app::App, error::Error, payments};

const SIGNATURE: &str = "stripe-signature";

/// The event is kept. Stripe reads the status only.
pub(crate) struct Received;

impl IntoResponse for Received {
    fn into_response(self) -> Response {
        Json(json!({})).into_response()
    }
}

/// `POST /webhooks/account`.
pub(crate) async fn account(
    State(app): State<App>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Result<Received, Error> {
    receive(&app, EventEndpoint::Account, &headers, body).await
}

/// `POST /webhooks/connect`.
pub(crate) async fn connect(
    State(app): State<App>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Result<Received, Error> {
    receive(&app, EventEndpoint::Connect, &headers, body).await
}

async fn receive(
    app: &App,
    endpoint: EventEndpoint,
    headers: &HeaderMap,
    body: bytes::Bytes,
) -> Result<Received, Error> {
    let signature = headers.get(SIGNATURE).and_then(|it| it.to_str().ok());
    payments::receive_event(app, endpoint, signature, body).await?;
    Ok(Received)
}
