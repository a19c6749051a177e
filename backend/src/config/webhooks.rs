//! How Stripe's events come in, and how long they stay.

use secrecy::{ExposeSecret as _, SecretString};

use super::ConfigError;
use crate::stripe::webhooks::WebhookSecret;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Flags and environment of webhooks. The doc comments are their `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct WebhookArgs {
    /// The signing secrets (whsec_…) of Stripe's endpoint for events of your own account, which
    /// posts to /webhooks/account; several are separated by commas
    #[arg(long, env = "STRIPE_WEBHOOK_SECRETS", hide_env_values = true)]
    pub stripe_webhook_secrets: Option<SecretString>,
    /// The signing secrets (whsec_…) of Stripe's endpoint for events of connected accounts, which
    /// posts to /webhooks/connect; several are separated by commas
    #[arg(long, env = "STRIPE_CONNECT_WEBHOOK_SECRETS", hide_env_values = true)]
    pub stripe_connect_webhook_secrets: Option<SecretString>,
    /// After how many days the body of an event is deleted: it may hold personal data
    #[arg(long, env = "CONNECT_PAY_EVENT_REDACT_DAYS", default_value_t = 30)]
    pub event_redact_days: u16,
    /// After how many days an event is deleted, unless it could not be settled
    #[arg(long, env = "CONNECT_PAY_EVENT_DELETE_DAYS", default_value_t = 90)]
    pub event_delete_days: u16,
}

/// What verifies Stripe's webhooks. An endpoint with no secret takes none.
#[derive(Debug, Clone, Default)]
pub struct WebhookSecrets {
    /// Of the endpoint for events of the own account.
    pub account: Vec<WebhookSecret>,
    /// Of the endpoint for events of connected accounts.
    pub connect: Vec<WebhookSecret>,
}

/// How long Stripe's events stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Then the body of an event is deleted.
    pub redact_after_ms: i64,
    /// Then the event is deleted.
    pub delete_after_ms: i64,
}

impl Retention {
    /// So many days until each.
    pub const fn days(redact: u16, delete: u16) -> Self {
        Self {
            redact_after_ms: redact as i64 * DAY_MS,
            delete_after_ms: delete as i64 * DAY_MS,
        }
    }
}

impl WebhookSecrets {
    /// The settings without which webhooks are refused that a platform gets, or one account alone.
    pub fn missing(&self, is_platform: bool) -> impl Iterator<Item = &'static str> {
        let account = self.account.is_empty();
        let connect = is_platform && self.connect.is_empty();
        let account = account.then_some("STRIPE_WEBHOOK_SECRETS");
        let connect = connect.then_some("STRIPE_CONNECT_WEBHOOK_SECRETS");
        account.into_iter().chain(connect)
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self::days(30, 90)
    }
}

impl WebhookArgs {
    /// What verifies webhooks.
    pub(super) fn secrets(&self) -> Result<WebhookSecrets, ConfigError> {
        Ok(WebhookSecrets {
            account: read(
                "STRIPE_WEBHOOK_SECRETS",
                self.stripe_webhook_secrets.as_ref(),
            )?,
            connect: read(
                "STRIPE_CONNECT_WEBHOOK_SECRETS",
                self.stripe_connect_webhook_secrets.as_ref(),
            )?,
        })
    }

    /// How long events stay.
    pub(super) const fn retention(&self) -> Retention {
        Retention::days(self.event_redact_days, self.event_delete_days)
    }
}

fn read(
    name: &'static str,
    secrets: Option<&SecretString>,
) -> Result<Vec<WebhookSecret>, ConfigError> {
    let Some(secrets) = secrets else {
        return Ok(Vec::new());
    };
    let secrets = secrets.expose_secret().split(',');
    secrets
        .map(|secret| WebhookSecret::new(&secret.trim().into()))
        .collect::<Result<_, _>>()
        .map_err(|_| ConfigError::BlankWebhookSecret(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_separated_by_commas_and_never_blank() {
        for (text, expected) in [
            ("whsec_1", Ok(1)),
            ("whsec_1, whsec_2", Ok(2)),
            ("", Err(ConfigError::BlankWebhookSecret("X"))),
            ("whsec_1,", Err(ConfigError::BlankWebhookSecret("X"))),
            (" , whsec_1", Err(ConfigError::BlankWebhookSecret("X"))),
        ] {
            let secrets = read("X", Some(&text.into()));
            assert_eq!(secrets.map(|it| it.len()), expected, "{text:?}");
        }
        assert_eq!(read("X", None).map(|it| it.len()), Ok(0));
    }
}
