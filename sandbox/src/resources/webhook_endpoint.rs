//! Webhook endpoints: where an account wants to be told of events.
//!
//! <https://docs.stripe.com/api/webhook_endpoints>

use serde_json::{Value, json};
use url::Url;

use crate::{
    clock::UnixSeconds,
    error::{Error, Result},
    events::types,
    options::Options,
    params::{Metadata, Params, Update},
    resources::{Resource, payment_intent::terms::apply_metadata},
};

/// Where an account wants to be told of events.
#[derive(Debug, Clone)]
pub(crate) struct WebhookEndpoint {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) url: Url,
    pub(crate) scope: Scope,
    pub(crate) api_version: Option<String>,
    pub(crate) disabled: bool,
    pub(crate) payload: Payload,
    pub(crate) secrets: Secrets,
    enabled_events: Vec<String>,
    description: Option<String>,
    metadata: Metadata,
}

/// Whose events an endpoint gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Own,
    /// Those of the accounts that are connected to the endpoint's.
    Connect,
}

/// What an endpoint is sent. The API can not change it; a control call can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Payload {
    Snapshot,
    Thin,
}

/// What deliveries are signed with.
#[derive(Debug, Clone)]
pub(crate) struct Secrets {
    current: String,
    /// The secret before, and when it ends or ended.
    old: Option<(String, UnixSeconds)>,
}

/// What a create or an update call says.
#[derive(Debug)]
pub(crate) struct Statement {
    url: Option<Url>,
    enabled_events: Option<Vec<String>>,
    description: Update<String>,
    metadata: Update<Metadata>,
}

impl Secrets {
    pub(crate) fn new(current: String) -> Self {
        Self { current, old: None }
    }

    /// Puts a new secret in place. The present one stays good until `until`.
    pub(crate) fn roll(&mut self, new: String, until: UnixSeconds) {
        let old = std::mem::replace(&mut self.current, new);
        self.old = Some((old, until));
    }

    /// The newest.
    pub(crate) fn current(&self) -> &str {
        &self.current
    }

    /// The one before, whether it is good or not.
    pub(crate) fn old(&self) -> Option<&str> {
        self.old.as_ref().map(|(secret, _)| secret.as_str())
    }

    /// Those that are good, the newest first.
    pub(crate) fn active(&self, now: UnixSeconds) -> Vec<&str> {
        let old = self.old.iter().filter(|(_, until)| now < *until);
        let old = old.map(|(secret, _)| secret.as_str());
        std::iter::once(self.current()).chain(old).collect()
    }
}

impl Statement {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        let events = params.list("enabled_events")?;
        if let Some(events) = &events {
            check_events(events)?;
        }
        Ok(Self {
            url: params.text("url")?.map(|url| read_url(&url)).transpose()?,
            enabled_events: events,
            description: params.text_update("description")?,
            metadata: params.metadata()?,
        })
    }
}

impl WebhookEndpoint {
    pub(crate) fn new(
        id: String,
        created: UnixSeconds,
        secret: String,
        scope: Scope,
        api_version: Option<String>,
        statement: Statement,
    ) -> Result<Self> {
        let mut endpoint = Self {
            id,
            created,
            url: statement.url.clone().ok_or_else(|| Error::missing("url"))?,
            scope,
            api_version,
            disabled: false,
            payload: Payload::Snapshot,
            secrets: Secrets::new(secret),
            enabled_events: Vec::new(),
            description: None,
            metadata: Metadata::new(),
        };
        if statement.enabled_events.is_none() {
            return Err(Error::missing("enabled_events"));
        }
        endpoint.apply(statement)?;
        Ok(endpoint)
    }

    pub(crate) fn apply(&mut self, statement: Statement) -> Result<()> {
        apply_metadata(statement.metadata, &mut self.metadata)?;
        if let Some(url) = statement.url {
            self.url = url;
        }
        if let Some(events) = statement.enabled_events {
            self.enabled_events = events;
        }
        statement.description.apply(&mut self.description);
        Ok(())
    }

    /// Whether it wants to be told of events of that name.
    pub(crate) fn wants(&self, event: &str) -> bool {
        let mut filters = self.enabled_events.iter();
        !self.disabled && filters.any(|filter| filter == "*" || filter == event)
    }
}

impl Resource for WebhookEndpoint {
    const OBJECT: &'static str = "webhook_endpoint";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "api_version": self.api_version,
            "application": (self.scope == Scope::Connect).then_some(Options::CLIENT_ID),
            "created": self.created,
            "description": self.description,
            "enabled_events": self.enabled_events,
            "livemode": false,
            "metadata": self.metadata,
            "status": if self.disabled { "disabled" } else { "enabled" },
            "url": self.url.as_str(),
        })
    }
}

fn check_events(events: &[String]) -> Result<()> {
    if events.is_empty() {
        return Err(Error::missing("enabled_events"));
    }
    let is_known = |event: &String| event == "*" || types::is_known(event);
    match events.iter().position(|event| !is_known(event)) {
        None => Ok(()),
        Some(place) => {
            let known: Vec<_> = types::all().collect();
            Err(Error::invalid(format!(
                "Invalid enabled_events[{place}]: must be one of *, {}",
                known.join(", ")
            ))
            .param(&format!("enabled_events[{place}]")))
        }
    }
}

/// The sandbox speaks no TLS, so it would never reach an `https` address.
fn read_url(text: &str) -> Result<Url> {
    let invalid = |message: &str| Error::invalid(message).code("url_invalid").param("url");
    let Ok(url) = Url::parse(text) else {
        return Err(invalid(
            "Invalid URL: An explicit scheme (such as https) must be provided.",
        ));
    };
    match (url.scheme(), url.has_host()) {
        ("http", true) => Ok(url),
        ("https", true) => Err(invalid(
            "Invalid URL: The sandbox delivers webhooks over plain http only. Use an http URL.",
        )),
        _ => Err(invalid("Invalid URL: URL must be publicly accessible.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_secret_is_good_until_it_ends() {
        let mut secrets = Secrets::new(String::from("whsec_1"));
        assert_eq!(secrets.active(0), ["whsec_1"]);

        secrets.roll(String::from("whsec_2"), 100);

        assert_eq!(secrets.active(99), ["whsec_2", "whsec_1"]);
        assert_eq!(secrets.active(100), ["whsec_2"]);
        assert_eq!(secrets.old(), Some("whsec_1"));
    }

    #[test]
    fn only_plain_http_is_taken() {
        for (url, taken) in [
            ("http://127.0.0.1:3000/hooks", true),
            ("https://shop.example/hooks", false),
            ("shop.example", false),
            ("mailto:ada@example.com", false),
        ] {
            assert_eq!(read_url(url).is_ok(), taken, "{url}");
        }
    }
}
