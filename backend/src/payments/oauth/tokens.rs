//! Tokens of connected accounts: kept sealed, or not at all.

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use shared::AccountId;
use tracing::{info, instrument};

use super::oauth;
use crate::{
    app::App,
    error::Error,
    stripe::{OauthSecret, OauthToken},
    token_key::TokenKey,
};

/// What is sealed, as JSON.
#[derive(Serialize, Deserialize)]
struct Tokens {
    access_token: Option<String>,
    refresh_token: Option<String>,
}

/// Gets another access token for an account, and keeps it in the place of the old one. Calls on
/// the account do not need it: they carry the platform's key and `Stripe-Account`.
///
/// # Errors
/// [`Error::NotConfigured`], [`Error::NoOauthToken`], [`Error::OauthRefused`], [`Error::Stripe`].
#[instrument(skip_all, fields(stripe.account = %id))]
pub async fn refresh_oauth_token(app: &App, id: &AccountId) -> Result<OauthToken, Error> {
    let key = oauth(app)?.token_key.as_ref();
    let key = key.ok_or(Error::NotConfigured("CONNECT_PAY_TOKEN_KEY"))?;
    let sealed = app.store.oauth_tokens(id).await?;
    let sealed = sealed.ok_or_else(|| Error::NoOauthToken(id.clone()))?;
    let refresh_token = opened(key, id, &sealed)?;
    let refreshed = app.stripe.oauth().refresh(&refresh_token).send().await;
    let refreshed = refreshed.map_err(|error| {
        // Stripe's sentence repeats the token.
        match error.api().and_then(|api| api.code.clone()) {
            Some(code) => Error::OauthRefused(code),
            None => error.into(),
        }
    })?;
    if refreshed.stripe_user_id != *id {
        return Err(Error::Internal(
            "Stripe refreshed the token of another account",
        ));
    }
    // An answer without a refresh token leaves the old one in force.
    let kept = Tokens {
        access_token: text(refreshed.access_token.as_ref()),
        refresh_token: text(refreshed.refresh_token.as_ref().or(Some(&refresh_token))),
    };
    let sealed = seal(key, id, &kept)?;
    let now = app.clock.now();
    app.store.replace_oauth_tokens(id, &sealed, now).await?;
    info!("OAuth token refreshed");
    Ok(refreshed)
}

/// The tokens of a new connection as they are kept; nothing without a key to seal them with.
pub(super) fn sealed(app: &App, token: &OauthToken) -> Result<Option<String>, Error> {
    let Some(key) = &oauth(app)?.token_key else {
        return Ok(None);
    };
    let tokens = Tokens {
        access_token: text(token.access_token.as_ref()),
        refresh_token: text(token.refresh_token.as_ref()),
    };
    seal(key, &token.stripe_user_id, &tokens).map(Some)
}

fn seal(key: &TokenKey, id: &AccountId, tokens: &Tokens) -> Result<String, Error> {
    let json = serde_json::to_string(tokens);
    let json = json.map_err(|_| Error::Internal("tokens could not be written"))?;
    key.seal(id, &SecretString::from(json))
        .map_err(|_| Error::Internal("tokens could not be sealed"))
}

fn opened(key: &TokenKey, id: &AccountId, sealed: &str) -> Result<OauthSecret, Error> {
    let json = key
        .open(id, sealed)
        .map_err(|_| Error::OtherTokenKey(id.clone()))?;
    let tokens: Tokens = serde_json::from_str(json.expose_secret())
        .map_err(|_| Error::Internal("sealed tokens could not be read"))?;
    let token = tokens.refresh_token.map(OauthSecret::from);
    token.ok_or_else(|| Error::NoOauthToken(id.clone()))
}

fn text(secret: Option<&OauthSecret>) -> Option<String> {
    secret.map(|it| it.secret().expose_secret().to_owned())
}
