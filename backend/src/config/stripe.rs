//! How Stripe is reached, and as whom.

use secrecy::SecretString;
use shared::{AccountId, PublishableKey};
use url::Url;

use super::ConfigError;
use crate::stripe::{
    API_BASE, CONNECT_BASE, JS_URL, Limits, Mode, Rate, SecretKey, mode_of_publishable,
};

/// How to reach Stripe, and as whom. Both keys are of one mode, and a live one goes to Stripe only.
#[derive(Debug, Clone)]
pub struct StripeConfig {
    /// The secret key: the platform's, or that of the one account.
    pub secret_key: SecretKey,
    /// The publishable key that goes with it.
    pub publishable_key: PublishableKey,
    /// Where the API is.
    pub api_base: Url,
    /// Where OAuth is; `None`: beside the API.
    pub connect_base: Option<Url>,
    /// Where browsers load Stripe.js from.
    pub js_url: Url,
    /// The one account that is served with its own keys; `None` for a platform with many.
    pub own_account: Option<AccountId>,
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
            connect_base: None,
            own_account: None,
        })
    }

    /// The same, for a server of one account: the keys are that account's own.
    #[must_use]
    pub fn for_own_account(mut self, account: AccountId) -> Self {
        self.own_account = Some(account);
        self
    }

    /// The same, with OAuth elsewhere. The secret key goes there, too.
    ///
    /// # Errors
    /// [`ConfigError`] when it is not where the rest of Stripe is.
    pub fn with_connect_base(mut self, base: Url) -> Result<Self, ConfigError> {
        http("STRIPE_CONNECT_BASE", &base)?;
        if is_origin_of(API_BASE, &self.api_base) != is_origin_of(CONNECT_BASE, &base) {
            return Err(ConfigError::ConnectElsewhere);
        }
        self.connect_base = Some(base);
        Ok(self)
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

pub(super) fn http(name: &'static str, url: &Url) -> Result<(), ConfigError> {
    if matches!(url.scheme(), "http" | "https") {
        Ok(())
    } else {
        Err(ConfigError::NotHttp(name))
    }
}

/// Paths are written behind it, and customers see it.
pub(super) fn plain(name: &'static str, url: &Url) -> Result<(), ConfigError> {
    let is_plain = url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    is_plain.then_some(()).ok_or(ConfigError::NotPlain(name))
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
    fn a_public_url_is_an_address_and_a_path() {
        let plain = |url: &str| plain("X", &url.parse().unwrap());
        for url in ["https://pay.example", "https://pay.example/below/"] {
            assert_eq!(plain(url), Ok(()), "{url}");
        }
        for url in [
            "https://pay.example/?x=1",
            "https://pay.example/#x",
            "https://user@pay.example",
            "https://:secret@pay.example",
        ] {
            assert_eq!(plain(url), Err(ConfigError::NotPlain("X")), "{url}");
        }
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
    fn oauth_is_where_the_rest_of_stripe_is() {
        let url = |text: &str| text.parse::<Url>().unwrap();
        for (api, js, connect, expected) in [
            (API_BASE, JS_URL, CONNECT_BASE, Ok(())),
            (SANDBOX, SANDBOX, SANDBOX, Ok(())),
            (
                API_BASE,
                JS_URL,
                SANDBOX,
                Err(ConfigError::ConnectElsewhere),
            ),
            (
                SANDBOX,
                SANDBOX,
                CONNECT_BASE,
                Err(ConfigError::ConnectElsewhere),
            ),
        ] {
            let stripe =
                StripeConfig::new(&"sk_test_1".into(), "pk_test_1", url(api), url(js)).unwrap();
            let with = stripe.with_connect_base(url(connect));
            assert_eq!(with.map(drop), expected, "{api} {connect}");
        }
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
