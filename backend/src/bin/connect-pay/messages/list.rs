//! Messages as a person or a program reads them.

use std::fmt;

use backend::{domain::Timestamp, store::KeptMessage};
use serde::Serialize;
use serde_json::Value;
use shared::{MessageId, MessageStatus, MessageType, Named as _};

/// A message. Times are seconds since 1970 UTC, as in Stripe's API.
#[derive(Debug, Serialize)]
pub(super) struct Message {
    id: MessageId,
    r#type: MessageType,
    account: Option<String>,
    checkout: Option<String>,
    status: MessageStatus,
    attempts: u32,
    next_attempt_at: Option<i64>,
    delivered_at: Option<i64>,
    last_status: Option<u16>,
    last_error: Option<String>,
    created: i64,
    payload: Value,
    /// Whether the text shows the body, too.
    #[serde(skip)]
    shows_payload: bool,
}

impl Message {
    /// The same, with its body in the text.
    pub(super) fn with_payload(self) -> Self {
        Self {
            shows_payload: true,
            ..self
        }
    }
}

impl From<KeptMessage> for Message {
    fn from(kept: KeptMessage) -> Self {
        let message = kept.message;
        Self {
            id: message.id,
            r#type: message.kind,
            account: message.account.map(Into::into),
            checkout: message.checkout.map(Into::into),
            status: kept.status,
            attempts: kept.attempts,
            next_attempt_at: kept.next_attempt.map(Timestamp::as_seconds),
            delivered_at: kept.delivered.map(Timestamp::as_seconds),
            last_status: kept.last_status,
            last_error: kept.last_error,
            created: message.created.as_seconds(),
            payload: serde_json::from_str(&message.payload).unwrap_or_default(),
            shows_payload: false,
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = Timestamp::from_seconds(self.created).to_rfc3339();
        let (kind, status) = (self.r#type.name(), self.status.name());
        write!(f, "{}  {kind:<27}  {status:<9}  {at}", self.id)?;
        if let Some(error) = &self.last_error {
            write!(f, "  {error}")?;
        }
        if self.shows_payload {
            write!(f, "\n{:#}", self.payload)?;
        }
        Ok(())
    }
}

/// Several messages.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Messages(pub(super) Vec<Message>);

impl fmt::Display for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("There are no such messages.");
        }
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// Messages that are sent again.
#[derive(Debug, Serialize)]
pub(super) struct Resent {
    resent: Vec<MessageId>,
}

impl From<Vec<MessageId>> for Resent {
    fn from(resent: Vec<MessageId>) -> Self {
        Self { resent }
    }
}

impl fmt::Display for Resent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.resent.len() {
            1 => f.write_str("1 message is sent again by the server that runs next."),
            count => write!(
                f,
                "{count} messages are sent again by the server that runs next."
            ),
        }
    }
}
