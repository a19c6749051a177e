//! Messages to the platform's own server.

use axum::http::StatusCode;
use shared::{ErrorCode, paths};

use crate::{
    openapi::{Endpoints, Tag, get, post},
    routes::messages,
};

/// How the platform sees what it was told.
pub(super) fn endpoints() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Messages,
            get(paths::MESSAGES, messages::list)
                .called("listMessages", "List messages")
                .says(
                    "What your server was told, or is being told: the newest first. A key for one \
                     account sees that account's only.",
                )
                .refuses(StatusCode::NOT_FOUND, &[ErrorCode::AccountUnknown]),
        )
        .with(
            Tag::Messages,
            get(paths::MESSAGE, messages::show)
                .called("getMessage", "Retrieve a message")
                .says("With its body, and what your server answered last."),
        )
        .with(
            Tag::Messages,
            post(paths::RESEND_MESSAGE, messages::resend)
                .called("resendMessage", "Send a message again")
                .says("Whatever became of it: it has the same id, and all of its tries again.")
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::NotConfigured])
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden]),
        )
}
