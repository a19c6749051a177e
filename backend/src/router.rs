//! The whole server: the tables of endpoints, and the layers around each.

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, header},
    middleware,
    routing::options,
};
use shared::paths;
use tower_http::{
    catch_panic::CatchPanicLayer, map_request_body::MapRequestBodyLayer,
    set_header::SetResponseHeaderLayer, timeout::RequestBodyTimeoutLayer,
};

use crate::{
    app::App,
    error::Error,
    routes::{self, table::Table},
    telemetry,
};

/// No request of ours is longer.
pub(crate) const MAX_BODY_BYTES: usize = 64 * 1024;
/// No event of Stripe's is longer.
const MAX_EVENT_BYTES: usize = 512 * 1024;

/// How long a body may pause: who sends no more must not keep the server from stopping.
const BODY_PATIENCE: Duration = Duration::from_secs(10);

/// The whole server.
pub fn router(app: App) -> Router {
    let table = Table::all();
    let (browser, _) = table.browser.into_parts();
    let (platform, _) = table.platform.into_parts();
    let (webhooks, _) = table.webhooks.into_parts();
    let webhooks = webhooks.layer(DefaultBodyLimit::max(MAX_EVENT_BYTES));
    let (pages, _) = table.pages.into_parts();
    let browser = browser
        .route(paths::CHECKOUT, options(routes::origins::preflight))
        .route(paths::PAYMENT_INTENT, options(routes::origins::preflight))
        .route(paths::CHECKOUT_EVENTS, options(routes::origins::preflight))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            routes::origins::layer,
        ));
    let platform = platform
        .layer(middleware::from_fn_with_state(
            app.clone(),
            routes::own_account::layer,
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            routes::idempotency::layer,
        ));

    // Layers run from the last to the first: the request id and the span stand around the rest.
    browser
        .merge(platform)
        .merge(webhooks)
        .merge(pages)
        .fallback(async || Error::NoSuchPath)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer((
            RequestBodyTimeoutLayer::new(BODY_PATIENCE),
            MapRequestBodyLayer::new(Body::new),
        ))
        .layer(CatchPanicLayer::custom(routes::panicked))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(
            header::REFERRER_POLICY,
            "strict-origin-when-cross-origin",
        ))
        .layer(middleware::from_fn_with_state(
            app.clone(),
            telemetry::trace_request,
        ))
        .with_state(app)
}

fn fixed(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
