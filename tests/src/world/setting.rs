//! What differs from one world to another.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use backend::{
    config::{
        AllowedOrigins, Config, OauthConfig, OutgoingConfig, Retention, StopConfig, StripeConfig,
        WebhookSecrets,
    },
    domain::{AttemptLimits, Patience},
    store::{DatabaseOptions, DatabaseUrl},
    stripe::{API_BASE, JS_URL},
    watching,
};
use url::Url;

use super::Database;
use crate::{
    receiver::{self, Receiver},
    sandbox::{OwnKeys, PUBLISHABLE_KEY, SECRET_KEY},
    webhooks,
};

/// What differs from one world to another.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The front end to serve.
    pub assets: Option<PathBuf>,
    /// The pages that may embed the widget; any, when there is nothing.
    pub allowed_origins: Option<AllowedOrigins>,
    /// The server that browsers load the sandbox's Stripe.js from; the sandbox, when there is
    /// nothing.
    pub stripe_js: Option<Url>,
    /// What Stripe is called.
    pub names: Names,
    /// What keeps the data.
    pub database: Database,
    /// Whose keys the server has.
    pub keys: Keys,
    /// How accounts are connected by OAuth, if they may be.
    pub oauth: Option<OauthConfig>,
    /// Limits of attempts to pay.
    pub attempts: AttemptLimits,
    /// How many proxies are believed.
    pub trusted_proxies: u8,
    /// Where messages to the platform's own server go, if anywhere.
    pub outgoing: Option<OutgoingConfig>,
    /// How many streams of events may be open; the usual number, when there is nothing.
    pub max_streams: Option<usize>,
    /// How long the server's workers pause; without it, it has none.
    pub workers: Option<Duration>,
    /// How long events stay.
    pub retention: Retention,
    /// A further secret of the endpoint for connected accounts, as while secrets are changed.
    pub second_webhook_secret: Option<&'static str>,
    /// No webhooks are taken.
    pub no_webhook_secrets: bool,
}

/// Whose keys the server has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keys {
    /// The platform's: it acts for connected accounts.
    #[default]
    Platform,
    /// Those of a bakery in France, which is all that it serves.
    OwnAccount,
}

/// The one account that a server serves.
#[derive(Debug, Clone)]
pub(super) struct OwnAccount {
    pub(super) id: String,
    pub(super) keys: OwnKeys,
}

/// What Stripe is called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Names {
    /// By the sandbox's own address.
    #[default]
    Sandbox,
    /// By Stripe's host names, over TLS, as in production.
    Production,
}

impl Setting {
    /// The front end that `cargo xtask build` has made.
    pub fn front_end() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
        assert!(
            dist.join("connect-pay.js").is_file(),
            "there is no front end in dist/; build it with `cargo xtask build`"
        );
        Self {
            assets: Some(dist),
            ..Self::default()
        }
    }

    /// A server of one account.
    pub fn own_account() -> Self {
        Self {
            keys: Keys::OwnAccount,
            ..Self::default()
        }
    }

    /// A platform that connects accounts by OAuth, and keeps their tokens.
    pub fn oauth() -> Self {
        Self {
            oauth: Some(OauthConfig {
                client_id: stripe_sandbox::Options::CLIENT_ID.to_owned(),
                token_key: Some("5a".repeat(32).parse().unwrap()),
            }),
            ..Self::default()
        }
    }

    /// A platform whose own server is told what happens.
    pub fn telling(receiver: &Receiver) -> Self {
        Self {
            outgoing: Some(receiver.config(receiver::SECRET)),
            ..Self::default()
        }
    }

    /// A server that settles Stripe's events.
    pub fn webhooks() -> Self {
        Self {
            workers: Some(Duration::from_millis(20)),
            ..Self::default()
        }
    }

    fn webhook_secrets(&self) -> WebhookSecrets {
        if self.no_webhook_secrets {
            return WebhookSecrets::default();
        }
        let mut connect = vec![webhooks::secret(webhooks::CONNECT_SECRET)];
        connect.extend(self.second_webhook_secret.map(webhooks::secret));
        WebhookSecrets {
            account: vec![webhooks::secret(webhooks::ACCOUNT_SECRET)],
            connect,
        }
    }

    /// The server's settings; `gate` stands before the sandbox's API.
    pub(super) fn config(
        &self,
        sandbox: &Url,
        gate: &Url,
        database: &DatabaseUrl,
        own: Option<&OwnAccount>,
    ) -> Config {
        let (api_base, js_url) = match self.names {
            Names::Production => (API_BASE.parse().unwrap(), JS_URL.parse().unwrap()),
            Names::Sandbox => {
                let js = self.stripe_js.as_ref().unwrap_or(sandbox);
                (gate.clone(), js.join("/endive/stripe.js").unwrap())
            }
        };
        let (secret, publishable) = match own {
            None => (SECRET_KEY, PUBLISHABLE_KEY),
            Some(own) => (own.keys.secret.as_str(), own.keys.publishable.as_str()),
        };
        let stripe = StripeConfig::new(&secret.into(), publishable, api_base, js_url).unwrap();
        Config {
            stripe: match own {
                None => stripe,
                Some(own) => stripe.for_own_account(own.id.parse().unwrap()),
            },
            public_url: "https://pay.example".parse().unwrap(),
            database: DatabaseOptions::new(database.clone()),
            oauth: self.oauth.clone(),
            webhooks: self.webhook_secrets(),
            retention: self.retention,
            allowed_origins: self.allowed_origins.clone().unwrap_or(AllowedOrigins::Any),
            attempts: self.attempts,
            trusted_proxies: self.trusted_proxies,
            assets: self.assets.clone(),
            outgoing: self.outgoing.clone(),
            max_streams: self.max_streams.unwrap_or(watching::MAX_STREAMS),
            stop: StopConfig::AT_ONCE,
            patience: Patience::DEFAULT,
            workers: self.workers,
        }
    }
}
