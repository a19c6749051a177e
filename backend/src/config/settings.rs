//! The settings of `connect-pay serve`, and what they must agree on.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;
use shared::{AccountId, CheckoutId, paths};
use url::Url;

use super::{
    AllowedOrigins, AttemptArgs, ConnectionArgs, DatabaseArgs, OauthArgs, OauthConfig,
    OutgoingArgs, OutgoingConfig, Retention, StopArgs, StopConfig, StripeConfig, TraceArgs,
    WebhookArgs, WebhookSecrets,
    stripe::{http, plain},
};
use crate::{
    domain::{AttemptLimits, Patience},
    signing::InvalidSigningSecret,
    store::{DatabaseOptions, InvalidDatabaseUrl},
    stripe::{API_BASE, JS_URL, Mode},
    token_key::InvalidTokenKey,
    watching, workers,
};

/// Flags and environment of `connect-pay serve`. The doc comments are its `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    /// The platform's secret key, sk_… or rk_…
    #[arg(long, env = "STRIPE_SECRET_KEY", hide_env_values = true)]
    pub stripe_secret_key: SecretString,
    /// The platform's publishable key, pk_…
    #[arg(long, env = "STRIPE_PUBLISHABLE_KEY")]
    pub stripe_publishable_key: String,
    /// The one account (acct_…) to serve, when the keys above are that account's own and no
    /// platform is involved
    #[arg(long, env = "CONNECT_PAY_OWN_ACCOUNT")]
    pub own_account: Option<AccountId>,
    /// Where Stripe's API is
    #[arg(long, env = "STRIPE_API_BASE", default_value = API_BASE)]
    pub stripe_api_base: Url,
    /// Where browsers load Stripe.js from
    #[arg(long, env = "STRIPE_JS_URL", default_value = JS_URL)]
    pub stripe_js_url: Url,
    /// How accounts are connected by OAuth
    #[command(flatten)]
    pub oauth: OauthArgs,
    /// How Stripe's events come in
    #[command(flatten)]
    pub webhooks: WebhookArgs,
    /// The address to listen on
    #[arg(long, env = "CONNECT_PAY_BIND", default_value = "127.0.0.1:4242")]
    pub bind: SocketAddr,
    /// The URL under which browsers reach this server, such as <https://pay.example>
    #[arg(long, env = "CONNECT_PAY_PUBLIC_URL")]
    pub public_url: Url,
    /// Where the database is
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// How to open it
    #[command(flatten)]
    pub connections: ConnectionArgs,
    /// The origins of the pages that may embed the widget, separated by commas; * for any
    #[arg(long, env = "CONNECT_PAY_ALLOWED_ORIGINS", default_value = "*")]
    pub allowed_origins: AllowedOrigins,
    /// Limits of attempts to pay
    #[command(flatten)]
    pub attempts: AttemptArgs,
    /// Who is told what happens
    #[command(flatten)]
    pub outgoing: OutgoingArgs,
    /// How many streams of events (GET /api/checkouts/{id}/events) may be open at this server
    #[arg(
        long,
        env = "CONNECT_PAY_MAX_STREAMS",
        default_value_t = watching::MAX_STREAMS
    )]
    pub max_streams: usize,
    /// After how many seconds without news Stripe is asked about a payment that may have been made;
    /// how soon the work of a server that died is taken over, and how often Stripe's events are
    /// listed (each 60 times as long), follows from it
    #[arg(long, env = "CONNECT_PAY_PATIENCE_S", default_value_t = 60)]
    pub patience_s: u32,
    /// Whether this server also works by itself: settles events, looks at payments, delivers
    /// messages. With `false` it only answers, and another on the same database must work
    #[arg(
        long,
        env = "CONNECT_PAY_WORKERS",
        default_value_t = true,
        action = clap::ArgAction::Set
    )]
    pub workers: bool,
    /// The folder of the built front end
    #[arg(long, env = "CONNECT_PAY_ASSETS", default_value = "dist")]
    pub assets: PathBuf,
    /// How the server stops
    #[command(flatten)]
    pub stop: StopArgs,
    /// Traces
    #[command(flatten)]
    pub traces: TraceArgs,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Settings that agree with each other.
#[derive(Debug, Clone)]
pub struct Config {
    /// How to reach Stripe, and as whom.
    pub stripe: StripeConfig,
    /// The URL under which browsers reach this server.
    pub public_url: Url,
    /// The database.
    pub database: DatabaseOptions,
    /// How accounts are connected by OAuth, if they may be.
    pub oauth: Option<OauthConfig>,
    /// What verifies Stripe's webhooks.
    pub webhooks: WebhookSecrets,
    /// How long Stripe's events stay.
    pub retention: Retention,
    /// Which pages may embed the widget.
    pub allowed_origins: AllowedOrigins,
    /// Limits of attempts to pay.
    pub attempts: AttemptLimits,
    /// How many proxies are believed what they append to `X-Forwarded-For`.
    pub trusted_proxies: u8,
    /// The folder of the built front end; without one, only the API is served.
    pub assets: Option<PathBuf>,
    /// Where messages to the platform's own server go, if anywhere.
    pub outgoing: Option<OutgoingConfig>,
    /// How many streams of events may be open.
    pub max_streams: usize,
    /// How the server stops once it was told to.
    pub stop: StopConfig,
    /// How long the server waits for news before it asks by itself.
    pub patience: Patience,
    /// How long workers pause when nothing is due; none: this server only answers.
    pub workers: Option<Duration>,
}

/// Settings that are wrong, or that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not a secret key.
    #[error("STRIPE_SECRET_KEY must start with sk_test_, sk_live_, rk_test_ or rk_live_")]
    SecretKey,
    /// A URL with more than an address and a path.
    #[error("{0} must be an address and perhaps a path: no query, fragment, user or password")]
    NotPlain(&'static str),
    /// Real payments over a connection that anybody on the way can change.
    #[error("CONNECT_PAY_PUBLIC_URL must begin with https:// where real payments are taken")]
    NotEncrypted,
    /// Not a publishable key.
    #[error("STRIPE_PUBLISHABLE_KEY must start with pk_test_ or pk_live_")]
    PublishableKey,
    /// Keys of two modes.
    #[error(
        "STRIPE_SECRET_KEY is a {secret} key and STRIPE_PUBLISHABLE_KEY is a {publishable} key; \
         both must be of the same mode"
    )]
    ModesDiffer {
        /// The mode of the secret key.
        secret: Mode,
        /// The mode of the publishable key.
        publishable: Mode,
    },
    /// A live key would go to something that is not Stripe.
    #[error(
        "STRIPE_SECRET_KEY is a live key, but {0} does not point at Stripe; \
         leave {0} unset, or use test keys"
    )]
    LiveKeyElsewhere(&'static str),
    /// Half of Stripe is the real one.
    #[error(
        "only one of STRIPE_API_BASE and STRIPE_JS_URL points at Stripe; \
         set both for a sandbox, or neither for Stripe"
    )]
    HalfASandbox,
    /// Not a client id.
    #[error("STRIPE_CONNECT_CLIENT_ID must start with ca_")]
    ConnectClientId,
    /// OAuth would be at one Stripe and the rest at another.
    #[error(
        "only one of STRIPE_API_BASE and STRIPE_CONNECT_BASE points at Stripe; \
         leave STRIPE_CONNECT_BASE unset: OAuth is then beside the API"
    )]
    ConnectElsewhere,
    /// Not a key to seal tokens with.
    #[error(transparent)]
    TokenKey(#[from] InvalidTokenKey),
    /// Not a list of secrets.
    #[error("{0} holds a blank secret; write the whsec_… of each endpoint, separated by commas")]
    BlankWebhookSecret(&'static str),
    /// Messages would go over the network in clear.
    #[error(
        "CONNECT_PAY_WEBHOOK_URL must be an https URL, or an http URL of this machine (127.0.0.1, \
         [::1] or localhost)"
    )]
    WebhookUrl,
    /// Not a secret to sign messages with.
    #[error(transparent)]
    WebhookSecret(#[from] InvalidSigningSecret),
    /// Where messages go, or how they are signed, is not said.
    #[error(
        "CONNECT_PAY_WEBHOOK_URL and CONNECT_PAY_WEBHOOK_SECRETS go together, and {0} is missing"
    )]
    HalfAWebhook(&'static str),
    /// Not a database.
    #[error(transparent)]
    Database(#[from] InvalidDatabaseUrl),
    /// Not a URL that a browser can open.
    #[error("{0} must be an http or https URL")]
    NotHttp(&'static str),
}

impl Config {
    /// The hosted payment page of a checkout.
    pub fn page(&self, id: &CheckoutId) -> String {
        self.reached_at(&paths::hosted_page(id))
    }

    /// Where owners come back to from Stripe's OAuth.
    pub fn oauth_callback(&self) -> String {
        self.reached_at(paths::OAUTH_CALLBACK)
    }

    /// The public URL without a slash at its end.
    pub fn public_base(&self) -> &str {
        self.public_url.as_str().trim_end_matches('/')
    }

    fn reached_at(&self, path: &str) -> String {
        format!("{}{path}", self.public_base())
    }
}

impl TryFrom<&ServeArgs> for Config {
    type Error = ConfigError;

    fn try_from(args: &ServeArgs) -> Result<Self, ConfigError> {
        http("CONNECT_PAY_PUBLIC_URL", &args.public_url)?;
        plain("CONNECT_PAY_PUBLIC_URL", &args.public_url)?;
        let mut stripe = StripeConfig::new(
            &args.stripe_secret_key,
            &args.stripe_publishable_key,
            args.stripe_api_base.clone(),
            args.stripe_js_url.clone(),
        )?;
        if stripe.mode().is_live() && args.public_url.scheme() != "https" {
            return Err(ConfigError::NotEncrypted);
        }
        if let Some(account) = &args.own_account {
            stripe = stripe.for_own_account(account.clone());
        }
        Ok(Self {
            stripe: args.oauth.reach(stripe)?,
            public_url: args.public_url.clone(),
            database: args.connections.options(args.database.url()?),
            oauth: args.oauth.config()?,
            webhooks: args.webhooks.secrets()?,
            retention: args.webhooks.retention(),
            allowed_origins: args.allowed_origins.clone(),
            attempts: args.attempts.limits(),
            trusted_proxies: args.attempts.trusted_proxies,
            assets: Some(args.assets.clone()),
            outgoing: args.outgoing.config()?,
            max_streams: args.max_streams,
            stop: args.stop.config(),
            patience: Patience::of_seconds(args.patience_s),
            workers: args.workers.then_some(workers::PAUSE),
        })
    }
}
