//! OAuth: how the owner of an existing Stripe account connects it to the platform.
//! <https://docs.stripe.com/connect/oauth-reference>
//!
//! Stripe advises new platforms against it; accounts that were connected so remain.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use shared::{AccountId, PublishableKey};
use url::Url;

use super::{Open, Request, Stripe};

/// What stands in the URL that an owner is sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizeUrl {
    /// The platform's id for OAuth (`ca_…`).
    pub client_id: String,
    /// Comes back with the owner, unchanged: a value that can not be guessed, to be compared.
    pub state: String,
    /// Where the owner comes back to: one of those in the platform's settings.
    pub redirect_uri: Option<String>,
    /// What the platform may do; left out, Stripe decides.
    pub scope: Option<OauthScope>,
}

/// What a platform may do on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OauthScope {
    /// Look.
    ReadOnly,
    /// Look and change.
    ReadWrite,
}

impl OauthScope {
    const fn as_str(self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::ReadWrite => "read_write",
        }
    }
}

/// A token that acts for an account. Never shown, never logged, never written as JSON.
#[derive(Clone, Deserialize)]
#[serde(from = "String")]
pub struct OauthSecret(SecretString);

impl OauthSecret {
    /// The token, to be kept encrypted or to be made a [`SecretKey`](super::SecretKey) of.
    pub const fn secret(&self) -> &SecretString {
        &self.0
    }
}

impl From<String> for OauthSecret {
    fn from(token: String) -> Self {
        Self(token.into())
    }
}

impl fmt::Debug for OauthSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OauthSecret(…redacted…)")
    }
}

/// What a platform gets when an owner has agreed.
#[derive(Debug, Clone, Deserialize)]
pub struct OauthToken {
    /// The account that was connected. `Stripe-Account` with the platform's key is all it needs.
    pub stripe_user_id: AccountId,
    /// A secret key of the account, for the platform only. It does not run out.
    pub access_token: Option<OauthSecret>,
    /// Gets a new access token, also one for test mode.
    pub refresh_token: Option<OauthSecret>,
    /// A publishable key of the account, for the platform only.
    pub stripe_publishable_key: Option<PublishableKey>,
    /// What the platform may do.
    pub scope: Option<Open<OauthScope>>,
    /// Whether the token moves real money.
    #[serde(default)]
    pub livemode: bool,
}

/// An account that is connected no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OauthDeauthorization {
    /// The account.
    pub stripe_user_id: AccountId,
}

#[derive(Serialize)]
struct Grant<'a> {
    #[serde(rename = "grant_type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<&'a str>,
}

#[derive(Serialize)]
struct Deauthorize<'a> {
    client_id: &'a str,
    stripe_user_id: &'a AccountId,
}

/// Calls of OAuth. A code works once, so none is sent again after an answer was lost.
#[derive(Debug, Clone, Copy)]
pub struct Oauth<'a>(pub(super) &'a Stripe);

impl<'a> Oauth<'a> {
    /// Where to send the owner of an account. Asks nobody.
    pub fn authorize_url(&self, params: &AuthorizeUrl) -> Url {
        let mut url = self.0.connect_base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["oauth", "authorize"]);
        }
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &params.client_id)
            .append_pair("state", &params.state)
            .extend_pairs(params.redirect_uri.iter().map(|uri| ("redirect_uri", uri)))
            .extend_pairs(params.scope.map(|scope| ("scope", scope.as_str())));
        url
    }

    /// Exchanges the code that came back with the owner.
    pub fn token(&self, code: &str) -> Request<'a, OauthToken> {
        self.grant(&Grant {
            kind: "authorization_code",
            code: Some(code),
            refresh_token: None,
        })
    }

    /// Gets another access token.
    pub fn refresh(&self, refresh_token: &OauthSecret) -> Request<'a, OauthToken> {
        self.grant(&Grant {
            kind: "refresh_token",
            code: None,
            refresh_token: Some(refresh_token.0.expose_secret()),
        })
    }

    /// Disconnects an account. `client_id` is the platform's id for OAuth (`ca_…`).
    pub fn deauthorize(
        &self,
        client_id: &str,
        account: &AccountId,
    ) -> Request<'a, OauthDeauthorization> {
        let params = Deauthorize {
            client_id,
            stripe_user_id: account,
        };
        Request::oauth(self.0, "oauth.deauthorize", &["oauth", "deauthorize"]).params(&params)
    }

    fn grant(self, params: &Grant<'_>) -> Request<'a, OauthToken> {
        Request::oauth(self.0, "oauth.token", &["oauth", "token"]).params(params)
    }
}
