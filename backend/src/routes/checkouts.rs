//! Checkouts over HTTP.

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{
    Checkout, CheckoutStatus, CheckoutView, ClientSecretView, CreateCheckout, UpdateCheckout, paths,
};

use super::extract::{Body, Checkout as CheckoutPath, Platform};
use crate::{
    app::App,
    domain::{self, State as Progress},
    error::Error,
    payments,
};

/// `POST /api/checkouts`.
pub(crate) async fn create(
    State(app): State<App>,
    _: Platform,
    Body(ask): Body<CreateCheckout>,
) -> Result<(StatusCode, Json<Checkout>), Error> {
    let checkout = payments::create_checkout(&app, ask).await?;
    Ok((StatusCode::CREATED, Json(platform_view(&app, &checkout))))
}

/// `POST /api/checkouts/{id}`.
pub(crate) async fn update(
    State(app): State<App>,
    _: Platform,
    CheckoutPath(id): CheckoutPath,
    Body(change): Body<UpdateCheckout>,
) -> Result<Json<Checkout>, Error> {
    let checkout = payments::change_amount(&app, &id, change).await?;
    Ok(Json(platform_view(&app, &checkout)))
}

/// `GET /api/checkouts/{id}`: all that a browser may know. Never cached: it says whether to pay.
pub(crate) async fn show(
    State(app): State<App>,
    CheckoutPath(id): CheckoutPath,
) -> Result<Response, Error> {
    let checkout = payments::refresh(&app, &id).await?;
    Ok(uncached(Json(browser_view(&app, &checkout))))
}

/// `POST /api/checkouts/{id}/payment-intent`. Takes no body: the browser decides nothing.
pub(crate) async fn open_payment_intent(
    State(app): State<App>,
    CheckoutPath(id): CheckoutPath,
) -> Result<Response, Error> {
    let client_secret = payments::open_intent(&app, &id).await?;
    Ok(uncached(Json(ClientSecretView { client_secret })))
}

fn uncached(body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn platform_view(app: &App, checkout: &domain::Checkout) -> Checkout {
    let money = checkout.terms.money();
    let payment = match &checkout.state {
        Progress::Paid(payment) => Some(payment),
        Progress::Open(_) | Progress::Processing(_) => None,
    };
    let base = app.config.public_url.as_str().trim_end_matches('/');
    Checkout {
        id: checkout.id.clone(),
        account: checkout.account.clone(),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        application_fee_amount: checkout.terms.application_fee(),
        status: status(&checkout.state),
        payment_intent: checkout.intent().cloned(),
        charge: payment.and_then(|payment| payment.charge.clone()),
        amount_received: payment.map(|payment| payment.received.minor()),
        livemode: checkout.livemode,
        created: checkout.created.as_seconds(),
        url: format!("{base}{}", paths::hosted_page(&checkout.id)),
    }
}

fn browser_view(app: &App, checkout: &domain::Checkout) -> CheckoutView {
    let money = checkout.terms.money();
    CheckoutView {
        id: checkout.id.clone(),
        account: checkout.account.clone(),
        amount: money.minor(),
        currency: money.currency(),
        description: checkout.description.clone(),
        merchant_name: checkout.merchant_name.clone(),
        publishable_key: app.config.stripe.publishable_key.clone(),
        stripe_js_url: app.config.stripe.js_url.to_string(),
        status: status(&checkout.state),
        livemode: checkout.livemode,
    }
}

fn status(state: &Progress) -> CheckoutStatus {
    match state {
        Progress::Open(_) => CheckoutStatus::Open,
        Progress::Processing(_) => CheckoutStatus::Processing,
        Progress::Paid(_) => CheckoutStatus::Paid,
    }
}
