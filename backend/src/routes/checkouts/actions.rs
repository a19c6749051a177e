//! What a platform does with a checkout.

use axum::{Json, extract::State};
use shared::{CancelCheckout, CaptureCheckout, Checkout, CheckoutId, ConfirmCheckout};

use super::views;
use crate::{
    app::App,
    domain::Cause,
    error::Error,
    payments,
    routes::{
        caller::Caller,
        extract::{Body, Once},
        path::Named,
    },
};

/// `POST /api/checkouts/{id}/capture`.
pub(crate) async fn capture(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Once(token): Once,
    Body(ask): Body<CaptureCheckout>,
) -> Result<Json<Checkout>, Error> {
    caller.may_touch(&app, &id).await?;
    let checkout = payments::capture(&app, &id, ask, caller.asker(), &token).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// `POST /api/checkouts/{id}/cancel`.
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Body(ask): Body<CancelCheckout>,
) -> Result<Json<Checkout>, Error> {
    caller.may_touch(&app, &id).await?;
    let cause = Cause::Canceled(ask.cancellation_reason.map(Into::into));
    let checkout = payments::end_checkout(&app, &id, cause).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// `POST /api/checkouts/{id}/expire`.
pub(crate) async fn expire(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
) -> Result<Json<Checkout>, Error> {
    caller.may_touch(&app, &id).await?;
    let checkout = payments::end_checkout(&app, &id, Cause::Expired).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// `POST /api/checkouts/{id}/confirm`.
pub(crate) async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Once(token): Once,
    Body(ask): Body<ConfirmCheckout>,
) -> Result<Json<Checkout>, Error> {
    caller.may_touch(&app, &id).await?;
    let checkout = payments::confirm(&app, &id, ask, &token).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}
