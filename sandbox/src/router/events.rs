//! The URLs of events and of who is told of them.

use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    control,
    endpoint::for_servers,
    expand::Shape::Plain,
    routes::{events, thin_events, webhook_endpoints},
    state::App,
};

/// A part of the API; its layers are added with the rest.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/v1/events", get(for_servers(Plain, events::list)))
        .route("/v1/events/{id}", get(for_servers(Plain, events::retrieve)))
        .route(
            "/v2/core/events",
            get(for_servers(Plain, thin_events::list)),
        )
        .route(
            "/v2/core/events/{id}",
            get(for_servers(Plain, thin_events::retrieve)),
        )
        .route(
            "/v1/webhook_endpoints",
            post(for_servers(Plain, webhook_endpoints::create))
                .get(for_servers(Plain, webhook_endpoints::list)),
        )
        .route(
            "/v1/webhook_endpoints/{id}",
            get(for_servers(Plain, webhook_endpoints::retrieve))
                .post(for_servers(Plain, webhook_endpoints::update))
                .delete(for_servers(Plain, webhook_endpoints::delete)),
        )
}

/// What Stripe does by itself, or has in its Dashboard.
pub(super) fn control() -> Router<App> {
    use control::{trigger, webhooks};

    Router::new()
        .route("/_sandbox/trigger", post(trigger::trigger))
        .route(
            "/_sandbox/webhooks",
            get(webhooks::read).post(webhooks::set),
        )
        .route("/_sandbox/webhooks/{event}/resend", post(webhooks::resend))
        .route(
            "/_sandbox/webhook_endpoints/{id}",
            post(webhooks::change_endpoint),
        )
}
