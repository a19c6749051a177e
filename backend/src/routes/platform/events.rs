//! What Stripe has told, and what became of it.

use axum::http::StatusCode;
use shared::{ErrorCode, paths};

use crate::{
    openapi::{Endpoints, Tag, get, post},
    routes::events,
};

/// Events that Stripe has delivered.
pub(super) fn endpoints() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Events,
            get(paths::EVENTS, events::list)
                .called("listEvents", "List events")
                .says(
                    "As they came in, the newest first, without their bodies. A key of one account \
                     sees those of its account.",
                ),
        )
        .with(
            Tag::Events,
            get(paths::EVENT, events::show)
                .called("getEvent", "Retrieve an event")
                .says("With its body, as it came, unless that was deleted."),
        )
        .with(
            Tag::Events,
            post(paths::REPLAY_EVENT, events::replay)
                .called("replayEvent", "Settle an event once more")
                .says(
                    "Whatever became of it. Stripe is asked how things are now, so an event that \
                     was settled before changes nothing.",
                )
                .refuses(StatusCode::CONFLICT, &[ErrorCode::EventRedacted]),
        )
}
