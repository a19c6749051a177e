//! The settings of `connect-pay serve`, and what they must agree on.

use std::{net::SocketAddr, path::PathBuf};

use secrecy::SecretString;
use shared::{CheckoutId, PublishableKey, paths};
use url::Url;

use super::{AllowedOrigins, ConnectionArgs, DatabaseArgs};
use crate::{
    store::{DatabaseOptions, InvalidDatabaseUrl},
    stripe::{API_BASE, JS_URL, Limits, Mode, Rate, SecretKey, mode_of_publishable},
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
    /// Where Stripe's API is
    #[arg(long, env = "STRIPE_API_BASE", default_value = API_BASE)]
    pub stripe_api_base: Url,
    /// Where browsers load Stripe.js from
    #[arg(long, env = "STRIPE_JS_URL", default_value = JS_URL)]
    pub stripe_js_url: Url,
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
    /// The folder of the built front end
    #[arg(long, env = "CONNECT_PAY_ASSETS", default_value = "dist")]
    pub assets: PathBuf,
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
    /// Which pages may embed the widget.
    pub allowed_origins: AllowedOrigins,
    /// The folder of the built front end; without one, only the API is served.
    pub assets: Option<PathBuf>,
}

/// How to reach Stripe, and as whom. Both keys are of one mode, and a live one goes to Stripe only.
#[derive(Debug, Clone)]
pub struct StripeConfig {
    /// The platform's secret key.
    pub secret_key: SecretKey,
    /// The platform's publishable key.
    pub publishable_key: PublishableKey,
    /// Where the API is.
    pub api_base: Url,
    /// Where browsers load Stripe.js from.
    pub js_url: Url,
}

/// Settings that are wrong, or that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not a secret key.
    #[error("STRIPE_SECRET_KEY must start with sk_test_, sk_live_, rk_test_ or rk_live_")]
    SecretKey,
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
        let base = self.public_url.as_str().trim_end_matches('/');
        format!("{base}{}", paths::hosted_page(id))
    }
}

impl StripeConfig {
    /// Checks the four settings together.
    ///
    /// # Errors
    /// [`ConfigError`] names the setting at fault.
    pub fn new(
        secret_key: &SecretString,
        publishable_key: &str,
        api_base: Url,
        js_url: Url,
    ) -> Result<Self, ConfigError> {
        let secret_key = SecretKey::new(secret_key).map_err(|_| ConfigError::SecretKey)?;
        let publishable =
            mode_of_publishable(publishable_key).map_err(|_| ConfigError::PublishableKey)?;
        let secret = secret_key.mode();
        if secret != publishable {
            return Err(ConfigError::ModesDiffer {
                secret,
                publishable,
            });
        }
        http("STRIPE_API_BASE", &api_base)?;
        http("STRIPE_JS_URL", &js_url)?;
        let api_is_stripes = is_origin_of(API_BASE, &api_base);
        let js_is_stripes = is_origin_of(JS_URL, &js_url);
        match (secret, api_is_stripes, js_is_stripes) {
            (_, true, true) | (Mode::Test, false, false) => {}
            (Mode::Live, false, _) => return Err(ConfigError::LiveKeyElsewhere("STRIPE_API_BASE")),
            (Mode::Live, _, false) => return Err(ConfigError::LiveKeyElsewhere("STRIPE_JS_URL")),
            (Mode::Test, ..) => return Err(ConfigError::HalfASandbox),
        }
        let publishable_key = PublishableKey::new(publishable_key);
        Ok(Self {
            secret_key,
            publishable_key,
            api_base,
            js_url,
        })
    }

    /// Whether real money moves.
    pub const fn mode(&self) -> Mode {
        self.secret_key.mode()
    }

    /// How often Stripe is called: as it documents. Another server says by itself what is too much.
    pub fn limits(&self) -> Limits {
        if !is_origin_of(API_BASE, &self.api_base) {
            return Limits::default();
        }
        let documented = Some(Rate::documented(self.mode()));
        Limits {
            per_account: documented,
            platform: documented,
            ..Limits::default()
        }
    }
}

impl TryFrom<&ServeArgs> for Config {
    type Error = ConfigError;

    fn try_from(args: &ServeArgs) -> Result<Self, ConfigError> {
        http("CONNECT_PAY_PUBLIC_URL", &args.public_url)?;
        Ok(Self {
            stripe: StripeConfig::new(
                &args.stripe_secret_key,
                &args.stripe_publishable_key,
                args.stripe_api_base.clone(),
                args.stripe_js_url.clone(),
            )?,
            public_url: args.public_url.clone(),
            database: args.connections.options(args.database.url()?),
            allowed_origins: args.allowed_origins.clone(),
            assets: Some(args.assets.clone()),
        })
    }
}

fn http(name: &'static str, url: &Url) -> Result<(), ConfigError> {
    if matches!(url.scheme(), "http" | "https") {
        Ok(())
    } else {
        Err(ConfigError::NotHttp(name))
    }
}

fn is_origin_of(stripes: &str, url: &Url) -> bool {
    Url::parse(stripes).is_ok_and(|stripes| stripes.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SANDBOX: &str = "http://127.0.0.1:4243";

    fn config(secret: &str, publishable: &str, api: &str, js: &str) -> Result<Mode, ConfigError> {
        let url = |text: &str| text.parse::<Url>().unwrap();
        StripeConfig::new(&secret.into(), publishable, url(api), url(js)).map(|it| it.mode())
    }

    #[test]
    fn keys_of_one_mode_go_to_stripe_or_to_a_sandbox() {
        assert_eq!(
            config("sk_test_1", "pk_test_1", API_BASE, JS_URL),
            Ok(Mode::Test)
        );
        assert_eq!(
            config("sk_test_1", "pk_test_1", SANDBOX, SANDBOX),
            Ok(Mode::Test)
        );
        assert_eq!(
            config("sk_live_1", "pk_live_1", API_BASE, JS_URL),
            Ok(Mode::Live)
        );
    }

    #[test]
    fn a_live_key_never_goes_to_a_sandbox() {
        let live = |api, js| config("sk_live_1", "pk_live_1", api, js);
        assert_eq!(
            live(SANDBOX, SANDBOX),
            Err(ConfigError::LiveKeyElsewhere("STRIPE_API_BASE"))
        );
        assert_eq!(
            live(API_BASE, SANDBOX),
            Err(ConfigError::LiveKeyElsewhere("STRIPE_JS_URL"))
        );
        assert_eq!(
            live("https://api.stripe.com.evil.example", JS_URL),
            Err(ConfigError::LiveKeyElsewhere("STRIPE_API_BASE"))
        );
    }

    #[test]
    fn settings_that_contradict_each_other_are_named() {
        let modes = config("sk_live_1", "pk_test_1", API_BASE, JS_URL).unwrap_err();
        assert!(
            modes
                .to_string()
                .contains("STRIPE_PUBLISHABLE_KEY is a test key"),
            "{modes}"
        );
        assert_eq!(
            config("sk_test_1", "pk_test_1", SANDBOX, JS_URL),
            Err(ConfigError::HalfASandbox)
        );
        assert_eq!(
            config("pk_test_1", "pk_test_1", API_BASE, JS_URL),
            Err(ConfigError::SecretKey)
        );
        assert_eq!(
            config("sk_test_1", "sk_test_1", API_BASE, JS_URL),
            Err(ConfigError::PublishableKey)
        );
        assert_eq!(
            config("sk_test_1", "pk_test_1", "file:///x", "file:///y"),
            Err(ConfigError::NotHttp("STRIPE_API_BASE"))
        );
    }
}
