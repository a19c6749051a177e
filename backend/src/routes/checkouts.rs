//! Checkouts over HTTP.

pub(crate) mod actions;
pub(crate) mod list;
pub(crate) mod views;

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{Checkout, CheckoutId, ClientSecretView, CreateCheckout, UpdateCheckout};

use super::{caller::Caller, extract::Body, path::Named};
use crate::{app::App, error::Error, payments};

/// `POST /api/checkouts`.
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(ask): Body<CreateCheckout>,
) -> Result<(StatusCode, Json<Checkout>), Error> {
    caller.acts_for(&ask.account)?;
    let checkout = payments::create_checkout(&app, ask).await?;
    Ok((
        StatusCode::CREATED,
        Json(views::platform(&app, &checkout).await?),
    ))
}

/// `POST /api/checkouts/{id}`.
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Body(change): Body<UpdateCheckout>,
) -> Result<Json<Checkout>, Error> {
    caller.checkout(&app, &id).await?;
    let checkout = payments::change_amount(&app, &id, change).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// `GET /api/checkouts/{id}`. With a key, all that the platform may know; without one, all that a
/// browser may. Never cached: it says whether to pay.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Option<Caller>,
    Named(id): Named<CheckoutId>,
) -> Result<Response, Error> {
    if let Some(caller) = caller {
        caller.checkout(&app, &id).await?;
        let checkout = payments::refresh(&app, &id).await?;
        return Ok(uncached(Json(views::platform(&app, &checkout).await?)));
    }
    let checkout = payments::refresh(&app, &id).await?;
    Ok(uncached(Json(views::browser(&app, &checkout))))
}

/// `POST /api/checkouts/{id}/payment-intent`. Takes no body: the browser decides nothing.
pub(crate) async fn open_payment_intent(
    State(app): State<App>,
    Named(id): Named<CheckoutId>,
) -> Result<Response, Error> {
    let client_secret = payments::open_intent(&app, &id).await?;
    Ok(uncached(Json(ClientSecretView { client_secret })))
}

fn uncached(body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("authorization"));
    response
}
