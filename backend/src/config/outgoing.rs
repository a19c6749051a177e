//! The platform's own server, which is told what happens.

use secrecy::{ExposeSecret as _, SecretString};
use url::{Host, Url};

use super::ConfigError;
use crate::signing::SigningSecret;

/// Flags and environment of the messages to the platform's own server. The doc comments are their
/// `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct OutgoingArgs {
    /// Where your own server is told what becomes of checkouts, refunds and accounts: an https URL.
    /// Messages are in the form of Standard Webhooks
    #[arg(long, env = "CONNECT_PAY_WEBHOOK_URL")]
    pub webhook_url: Option<Url>,
    /// The secrets that sign these messages, whsec_… with commas between; several while you change
    /// from one to another
    #[arg(long, env = "CONNECT_PAY_WEBHOOK_SECRETS", hide_env_values = true)]
    pub webhook_secrets: Option<SecretString>,
}

/// Where messages go, and how they are signed.
#[derive(Debug, Clone)]
pub struct OutgoingConfig {
    /// Where.
    pub url: Url,
    /// Each signs; at least one.
    pub secrets: Vec<SigningSecret>,
}

impl OutgoingConfig {
    /// Checks both settings together.
    ///
    /// # Errors
    /// [`ConfigError`] names the setting at fault.
    pub fn new(url: Url, secrets: &SecretString) -> Result<Self, ConfigError> {
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(&url));
        if !is_safe {
            return Err(ConfigError::WebhookUrl);
        }
        let secrets = secrets.expose_secret().split(',').map(str::parse);
        Ok(Self {
            url,
            secrets: secrets.collect::<Result<_, _>>()?,
        })
    }
}

impl OutgoingArgs {
    /// Where messages go, if anywhere.
    pub(super) fn config(&self) -> Result<Option<OutgoingConfig>, ConfigError> {
        match (&self.webhook_url, &self.webhook_secrets) {
            (None, None) => Ok(None),
            (Some(url), Some(secrets)) => OutgoingConfig::new(url.clone(), secrets).map(Some),
            (Some(_), None) => Err(ConfigError::HalfAWebhook("CONNECT_PAY_WEBHOOK_SECRETS")),
            (None, Some(_)) => Err(ConfigError::HalfAWebhook("CONNECT_PAY_WEBHOOK_URL")),
        }
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn config(url: Option<&str>, secrets: Option<&str>) -> Result<usize, ConfigError> {
        let args = OutgoingArgs {
            webhook_url: url.map(|it| it.parse().unwrap()),
            webhook_secrets: secrets.map(Into::into),
        };
        let config = args.config()?;
        Ok(config.map_or(0, |it| it.secrets.len()))
    }

    #[test]
    fn messages_go_over_tls_or_stay_on_this_machine() {
        for url in [
            "https://shop.example/hooks",
            "http://127.0.0.1:8080/hooks",
            "http://[::1]/hooks",
            "http://localhost/hooks",
        ] {
            assert_eq!(config(Some(url), Some(SECRET)), Ok(1), "{url}");
        }
        for url in [
            "http://shop.example/hooks",
            "http://127.0.0.1.evil.example/",
            "file:///hooks",
        ] {
            let refused = config(Some(url), Some(SECRET));
            assert_eq!(refused, Err(ConfigError::WebhookUrl), "{url}");
        }
    }

    #[test]
    fn url_and_secrets_go_together() {
        let url = Some("https://shop.example/hooks");
        let both = format!("{SECRET}, {SECRET}");
        assert_eq!(config(url, Some(&both)), Ok(2));
        assert_eq!(config(None, None), Ok(0));
        let missing = |name| Err(ConfigError::HalfAWebhook(name));
        assert_eq!(config(url, None), missing("CONNECT_PAY_WEBHOOK_SECRETS"));
        assert_eq!(
            config(None, Some(SECRET)),
            missing("CONNECT_PAY_WEBHOOK_URL")
        );
        let error = config(url, Some("whsec_x,")).unwrap_err().to_string();
        assert!(error.contains("CONNECT_PAY_WEBHOOK_SECRETS"), "{error}");
    }
}
