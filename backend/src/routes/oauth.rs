//! OAuth over HTTP: how owners of existing Stripe accounts connect them to the platform.

use axum::{
    Json,
    extract::State,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Redirect},
};
use serde::{Deserialize, Serialize};
use shared::AccountId;

use super::{
    answer::Redirected,
    caller::Caller,
    extract::{Body, Query},
    idempotency::Secret,
    path::Account,
};
use crate::{
    app::App,
    error::Error,
    payments::{self, OwnersAnswer},
    stripe::{OauthScope, Open},
};

/// Body of `POST /api/oauth/connect`.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connect {
    /// Where the owner comes to in the end, with `account=acct_…` or `error=…` in the query. Put
    /// something into it that only this owner's session knows, so that nobody else's account
    /// becomes theirs. The owner could write another account's id there: never give an account that
    /// one of your owners has to another one.
    return_url: String,
}

/// Where to send the owner.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct ConnectUrl {
    /// For one use within ten minutes.
    url: String,
}

/// A connection by OAuth. Its tokens are never shown.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct OauthGrant {
    /// The connected account.
    #[schema(value_type = String)]
    account: AccountId,
    /// What the platform may do on it: `read_write` or `read_only`.
    #[schema(value_type = Option<String>)]
    scope: Option<Open<OauthScope>>,
    /// Whether the token moves real money.
    livemode: bool,
}

/// An account that is connected no more.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Deauthorized {
    /// The account.
    #[schema(value_type = String)]
    account: AccountId,
    /// Always true.
    deauthorized: bool,
}

/// How Stripe sends an owner back.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(crate) struct ComeBack {
    /// What the URL that the owner was sent to said.
    #[serde(default)]
    state: String,
    /// The owner has agreed.
    #[serde(default)]
    code: Option<String>,
    /// The owner has not.
    #[serde(default)]
    error: Option<String>,
}

/// `POST /api/oauth/connect`.
pub(crate) async fn connect(
    State(app): State<App>,
    caller: Caller,
    Body(ask): Body<Connect>,
) -> Result<Secret<ConnectUrl>, Error> {
    caller.platform_only()?;
    let url = payments::connect_url(&app, &ask.return_url).await?;
    Ok(Secret(ConnectUrl { url: url.into() }))
}

/// `POST /api/accounts/{account}/oauth/refresh`.
pub(crate) async fn refresh(
    State(app): State<App>,
    caller: Caller,
    Account(account): Account,
) -> Result<Json<OauthGrant>, Error> {
    caller.platform_only()?;
    let token = payments::refresh_oauth_token(&app, &account).await?;
    Ok(Json(OauthGrant {
        account: token.stripe_user_id,
        scope: token.scope,
        livemode: token.livemode,
    }))
}

/// `POST /api/accounts/{account}/deauthorize`: its checkouts can not be paid from then on.
pub(crate) async fn deauthorize(
    State(app): State<App>,
    caller: Caller,
    Account(account): Account,
) -> Result<Json<Deauthorized>, Error> {
    caller.platform_only()?;
    payments::deauthorize(&app, &account).await?;
    Ok(Json(Deauthorized {
        account,
        deauthorized: true,
    }))
}

/// `GET /oauth/callback`. The URL holds a code: it goes into no cache and no referrer.
pub(crate) async fn come_back(
    State(app): State<App>,
    Query(back): Query<ComeBack>,
) -> Result<Redirected, Error> {
    let answer = match (back.code, back.error) {
        (Some(code), None) => OwnersAnswer::Agreed(code),
        (_, error) => OwnersAnswer::Declined(word(error.as_deref())),
    };
    // The code counts once: who hangs up now is connected all the same.
    let ended = {
        let app = app.clone();
        async move { payments::end_connect(&app, &back.state, answer).await }
    };
    let url = app.underway.carry_out(ended).await??;
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ),
    ];
    Ok(Redirected(
        (headers, Redirect::to(url.as_str())).into_response(),
    ))
}

/// A word such as `access_denied`; anybody can write something else there.
fn word(error: Option<&str>) -> String {
    const LONGEST: usize = 64;
    let error = error.unwrap_or_default();
    let is_word = error
        .bytes()
        .all(|it| it.is_ascii_lowercase() || it == b'_');
    if is_word && !error.is_empty() && error.len() <= LONGEST {
        error.to_owned()
    } else {
        "invalid_request".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_is_handed_on() {
        for (error, expected) in [
            (Some("access_denied"), "access_denied"),
            (Some("<script>"), "invalid_request"),
            (Some(""), "invalid_request"),
            (None, "invalid_request"),
        ] {
            assert_eq!(word(error), expected);
        }
    }
}
