//! Connecting existing Stripe accounts by OAuth.

use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::{ConfigError, StripeConfig};
use crate::token_key::TokenKey;

/// Flags and environment of OAuth. The doc comments are their `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct OauthArgs {
    /// The platform's client id for OAuth, ca_…: lets owners of existing Stripe accounts connect
    /// them. Register /oauth/callback of the public URL as a redirect URI in Stripe's settings
    #[arg(long, env = "STRIPE_CONNECT_CLIENT_ID")]
    pub stripe_connect_client_id: Option<String>,
    /// Where Stripe's OAuth is; beside the API unless set
    #[arg(long, env = "STRIPE_CONNECT_BASE")]
    pub stripe_connect_base: Option<Url>,
    /// The key that seals OAuth tokens in the database: 32 bytes in hexadecimal. Without it they
    /// are not kept, and can not be refreshed
    #[arg(long, env = "CONNECT_PAY_TOKEN_KEY", hide_env_values = true)]
    pub token_key: Option<SecretString>,
}

/// How accounts are connected by OAuth.
#[derive(Debug, Clone)]
pub struct OauthConfig {
    /// The platform's client id, `ca_…`.
    pub client_id: String,
    /// Seals the tokens; without it, none is kept.
    pub token_key: Option<TokenKey>,
}

impl OauthArgs {
    /// How accounts are connected, if they may be.
    pub(super) fn config(&self) -> Result<Option<OauthConfig>, ConfigError> {
        let key = self.token_key.as_ref();
        let token_key = key.map(|it| it.expose_secret().parse()).transpose()?;
        let Some(client_id) = self.stripe_connect_client_id.clone() else {
            return Ok(None);
        };
        if !client_id.starts_with("ca_") {
            return Err(ConfigError::ConnectClientId);
        }
        Ok(Some(OauthConfig {
            client_id,
            token_key,
        }))
    }

    /// With OAuth where the setting says.
    pub(super) fn reach(&self, stripe: StripeConfig) -> Result<StripeConfig, ConfigError> {
        match &self.stripe_connect_base {
            Some(base) => stripe.with_connect_base(base.clone()),
            None => Ok(stripe),
        }
    }
}
