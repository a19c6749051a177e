//! Accounts that exist already and are connected by OAuth.

use axum::http::StatusCode;
use serde_json::json;
use shared::ErrorCode;

use crate::{
    openapi::{Endpoints, Tag, post},
    routes::oauth,
};

/// How owners of existing Stripe accounts connect them, and how that ends.
pub(super) fn endpoints() -> Endpoints {
    Endpoints::new()
        .with(
            Tag::Accounts,
            post("/api/oauth/connect", oauth::connect)
                .called("connectAccount", "Connect an existing account")
                .says(
                    "Answers where to send the owner, for one use within ten minutes. They come \
                     back to `return_url` with `account=acct_…` or `error=…`. Stripe advises new \
                     platforms to create accounts instead. \
                     <https://docs.stripe.com/connect/oauth-standard-accounts>",
                )
                .example(json!({ "return_url": "https://platform.example/connected" }))
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::NotConfigured]),
        )
        .with(
            Tag::Accounts,
            post("/api/accounts/{account}/oauth/refresh", oauth::refresh)
                .called("refreshOauthToken", "Renew an account's OAuth token")
                .says("The token itself is never shown; it is kept sealed.")
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::NotConfigured]),
        )
        .with(
            Tag::Accounts,
            post("/api/accounts/{account}/deauthorize", oauth::deauthorize)
                .called("deauthorizeAccount", "Disconnect an account")
                .says("Its open checkouts end as canceled.")
                .asks_stripe()
                .refuses(StatusCode::FORBIDDEN, &[ErrorCode::Forbidden])
                .refuses(StatusCode::BAD_REQUEST, &[ErrorCode::NotConfigured]),
        )
}
