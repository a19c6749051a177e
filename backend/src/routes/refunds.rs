//! Refunds over HTTP.

use axum::{Json, extract::State};
use shared::{CheckoutId, CheckoutRefundId, CreateRefund, List, Refund};

use super::{
    answer::Created,
    caller::Caller,
    extract::{Body, Once},
    path::Named,
};
use crate::{app::App, domain::refund_view, error::Error, payments};

/// `POST /api/checkouts/{id}/refunds`.
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Once(token): Once,
    Body(ask): Body<CreateRefund>,
) -> Result<Created<Json<Refund>>, Error> {
    caller.may_touch(&app, &id).await?;
    let refund = payments::create_refund(&app, &id, ask, caller.asker(), &token).await?;
    Ok(Created(Json(refund_view(refund))))
}

/// `GET /api/checkouts/{id}/refunds`: all of them, the newest first.
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
) -> Result<Json<List<Refund>>, Error> {
    caller.may_touch(&app, &id).await?;
    let refunds = payments::refunds(&app, &id).await?;
    Ok(Json(List {
        data: refunds.into_iter().map(refund_view).collect(),
        has_more: false,
    }))
}

/// `GET /api/checkouts/{id}/refunds/{refund}`.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Named(refund): Named<CheckoutRefundId>,
) -> Result<Json<Refund>, Error> {
    caller.may_touch(&app, &id).await?;
    let refund = payments::refund(&app, &id, &refund).await?;
    Ok(Json(refund_view(refund)))
}

/// `POST /api/checkouts/{id}/refunds/{refund}/cancel`.
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Named(refund): Named<CheckoutRefundId>,
    Once(token): Once,
) -> Result<Json<Refund>, Error> {
    caller.may_touch(&app, &id).await?;
    let refund = payments::cancel_refund(&app, &id, &refund, &token).await?;
    Ok(Json(refund_view(refund)))
}
