//! Checkouts over HTTP.

pub(crate) mod actions;
pub(crate) mod events;
pub(crate) mod list;
pub(crate) mod views;

use axum::{Json, extract::State};
use serde::Serialize;
use shared::{
    Checkout, CheckoutId, CheckoutView, ClientSecretView, CreateCheckout, UpdateCheckout,
};

use super::{
    answer::{Created, Uncached},
    attempts::Attempt,
    caller::Caller,
    extract::{Body, Once},
    path::Named,
};
use crate::{
    app::App,
    error::Error,
    payments::{self, Refreshed},
};

/// `POST /api/checkouts`.
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Once(token): Once,
    Body(ask): Body<CreateCheckout>,
) -> Result<Created<Json<Checkout>>, Error> {
    caller.acts_for(&ask.account)?;
    let checkout = payments::create_checkout(&app, ask, caller.asker(), &token).await?;
    Ok(Created(Json(views::platform(&app, &checkout).await?)))
}

/// `POST /api/checkouts/{id}`.
pub(crate) async fn update(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CheckoutId>,
    Body(change): Body<UpdateCheckout>,
) -> Result<Json<Checkout>, Error> {
    caller.may_touch(&app, &id).await?;
    let checkout = payments::change_amount(&app, &id, change, caller.asker()).await?;
    Ok(Json(views::platform(&app, &checkout).await?))
}

/// A checkout, as the one who asks may see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[serde(untagged)]
pub(crate) enum SeenCheckout {
    /// With a key.
    Platform(Box<Checkout>),
    /// Without one.
    Browser(CheckoutView),
}

/// `GET /api/checkouts/{id}`. With a key, all that the platform may know; without one, all that a
/// browser may. Never cached: it says whether to pay.
pub(crate) async fn show(
    State(app): State<App>,
    caller: Option<Caller>,
    Named(id): Named<CheckoutId>,
) -> Result<Uncached<Json<SeenCheckout>>, Error> {
    if let Some(caller) = &caller {
        caller.may_touch(&app, &id).await?;
    }
    let refreshed = match &caller {
        Some(_) => payments::refresh(&app, &id).await?,
        None => payments::refresh_in_turn(&app, &id).await?,
    };
    let Refreshed { checkout, is_stale } = refreshed;
    let seen = match caller {
        Some(_) => SeenCheckout::Platform(Box::new(Checkout {
            stale: is_stale,
            ..views::platform(&app, &checkout).await?
        })),
        None => SeenCheckout::Browser(CheckoutView {
            stale: is_stale,
            ..views::browser(&app, &checkout)
        }),
    };
    Ok(Uncached(Json(seen)))
}

/// `POST /api/checkouts/{id}/payment-intent`. Takes no body: the browser decides nothing.
pub(crate) async fn open_payment_intent(
    State(app): State<App>,
    _: Attempt,
    Named(id): Named<CheckoutId>,
) -> Result<Uncached<Json<ClientSecretView>>, Error> {
    let opened = payments::open_intent(&app, &id).await?;
    Ok(Uncached(Json(opened)))
}
