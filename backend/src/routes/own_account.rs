//! What only a platform can do, refused by a server of one account (`CONNECT_PAY_OWN_ACCOUNT`).

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{app::App, error::Error};

/// Each needs the platform's keys: it is about several accounts, or about connecting one.
const NEED_A_PLATFORM: [&str; 8] = [
    "/api/accounts",
    "/api/accounts/{account}/deauthorize",
    "/api/accounts/{account}/links",
    "/api/accounts/{account}/oauth/refresh",
    "/api/accounts/{account}/payment-methods",
    "/api/accounts/{account}/sessions",
    "/api/application-fees",
    "/api/oauth/connect",
];

/// Lets through what this server can do.
pub(crate) async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let needs_platform = path.is_some_and(|path| NEED_A_PLATFORM.contains(&path.as_str()));
    if needs_platform && app.config.stripe.own_account.is_some() {
        return Error::PlatformRequired.into_response();
    }
    next.run(request).await
}
