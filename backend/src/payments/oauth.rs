//! Owners of existing Stripe accounts connect them by OAuth.
//! <https://docs.stripe.com/connect/oauth-standard-accounts>
//!
//! The owner leaves with a random state and comes back with it. The state counts once, for ten
//! minutes, and alone says where the owner goes in the end: nothing in the URL does.

mod return_url;
mod tokens;

use sha2::{Digest as _, Sha256};
use shared::AccountId;
use subtle::ConstantTimeEq as _;
use tracing::{info, instrument, warn};
use url::Url;

use super::{accounts, connection};
use crate::{
    app::App,
    config::OauthConfig,
    domain::Timestamp,
    error::Error,
    store::AwaitedOwner,
    stripe::{self, AuthorizeUrl, OauthScope, OauthToken},
    telemetry,
};
pub use tokens::refresh_oauth_token;

const STATE_MS: i64 = 10 * 60 * 1000;

/// How an owner comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnersAnswer {
    /// With a code that Stripe exchanges for a connection.
    Agreed(String),
    /// Without one: why, in a word of Stripe's.
    Declined(String),
}

/// Where to send the owner of an account. In the end the owner comes to `return_url`, with
/// `account` or `error` in its query.
///
/// # Errors
/// [`Error::NotConfigured`]; [`Error::Invalid`] for a return URL that is not safe.
#[instrument(skip_all)]
pub async fn connect_url(app: &App, return_url: &str) -> Result<Url, Error> {
    let oauth = oauth(app)?;
    let return_url = return_url::checked(return_url, &app.config)?;
    let state = random_state()?;
    let now = app.clock.now();
    let owner = AwaitedOwner {
        digest: digest(&state),
        return_url: return_url.into(),
        sent: now,
    };
    app.store.await_owner(&owner, now.before(STATE_MS)).await?;
    Ok(app.stripe.oauth().authorize_url(&AuthorizeUrl {
        client_id: oauth.client_id.clone(),
        state,
        redirect_uri: Some(app.config.oauth_callback()),
        scope: Some(OauthScope::ReadWrite),
    }))
}

/// The owner is back: connects the account, and says where the owner goes now.
///
/// # Errors
/// [`Error::OauthState`] when it is not known whose return this is; [`Error::Store`].
#[instrument(skip_all)]
pub async fn end_connect(app: &App, state: &str, answer: OwnersAnswer) -> Result<Url, Error> {
    let mut url = returning(app, state).await?;
    let (name, value) = match answer {
        OwnersAnswer::Declined(word) => ("error", word),
        OwnersAnswer::Agreed(code) => match app.stripe.oauth().token(&code).send().await {
            Ok(token) if token.livemode != app.config.stripe.mode().is_live() => {
                ("error", "livemode_mismatch".to_owned())
            }
            Ok(token) => ("account", connect(app, &token).await?.to_string()),
            Err(error) => ("error", refusal(&error)),
        },
    };
    url.query_pairs_mut().append_pair(name, &value);
    Ok(url)
}

/// Ends the connection of an account. From then on it takes no payment through the platform.
///
/// # Errors
/// [`Error::NotConfigured`], [`Error::OauthRefused`], [`Error::Stripe`].
#[instrument(skip_all, fields(stripe.account = %id))]
pub async fn deauthorize(app: &App, id: &AccountId) -> Result<(), Error> {
    let client_id = &oauth(app)?.client_id;
    let asked = app.stripe.oauth().deauthorize(client_id, id).send().await;
    if let Err(error) = asked {
        if !error.has_code("invalid_client") {
            return Err(error.into());
        }
        // Stripe has one code for a wrong client id and for an account that is not connected, as
        // when the answer to the first try was lost.
        match accounts::account(app, id).await {
            Err(Error::NoSuchAccount(_)) => {}
            Err(other) => return Err(other),
            Ok(_) => return Err(Error::OauthRefused("invalid_client".to_owned())),
        }
    }
    connection::end(app, id).await
}

/// Where the owner goes who comes back with this state.
async fn returning(app: &App, state: &str) -> Result<Url, Error> {
    let digest = digest(state);
    let known = app.store.take_owner(&digest).await?;
    let now = app.clock.now();
    let owner = known
        .filter(|it| it.digest.as_bytes().ct_eq(digest.as_bytes()).into())
        .filter(|it| is_fresh(it.sent, now))
        .ok_or(Error::OauthState)?;
    Url::parse(&owner.return_url).map_err(|_| Error::Internal("a return URL was kept malformed"))
}

fn is_fresh(sent: Timestamp, now: Timestamp) -> bool {
    sent >= now.before(STATE_MS)
}

async fn connect(app: &App, token: &OauthToken) -> Result<AccountId, Error> {
    let id = &token.stripe_user_id;
    let sealed = tokens::sealed(app, token)?;
    app.store
        .connect_account(id, sealed.as_deref(), app.clock.now())
        .await?;
    app.wakes.outgoing.up();
    info!(stripe.account = %id, "account connected");
    Ok(id.clone())
}

/// Stripe's word for what was wrong. Its sentence may repeat the code, so it goes nowhere.
fn refusal(error: &stripe::Error) -> String {
    if let Some(code) = error.api().and_then(|api| api.code.clone()) {
        warn!(
            stripe.error_code = code,
            "Stripe refused to connect an account"
        );
        code
    } else {
        warn!(
            error.causes = telemetry::causes(error),
            "an account could not be connected"
        );
        "stripe_unavailable".to_owned()
    }
}

fn oauth(app: &App) -> Result<&OauthConfig, Error> {
    let oauth = app.config.oauth.as_ref();
    oauth.ok_or(Error::NotConfigured("STRIPE_CONNECT_CLIENT_ID"))
}

/// 256 random bits.
fn random_state() -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| Error::Internal("the system has no randomness"))?;
    Ok(hex::encode(bytes))
}

fn digest(state: &str) -> String {
    hex::encode(Sha256::digest(state.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_counts_for_ten_minutes() {
        let sent = Timestamp::from_seconds(1000);
        assert!(is_fresh(sent, Timestamp::from_seconds(1000)));
        assert!(is_fresh(sent, Timestamp::from_seconds(1600)));
        assert!(!is_fresh(sent, Timestamp::from_seconds(1601)));
    }

    #[test]
    fn a_state_can_not_be_guessed() {
        let state = random_state().unwrap();

        assert_eq!(state.len(), 64);
        assert_ne!(state, random_state().unwrap());
        assert_eq!(digest("").len(), 64);
    }
}
