//! A message to the platform's own server.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use shared::{AccountId, CheckoutId, MessageId, MessageType, Named as _};

use super::Timestamp;

/// A message to the platform's own server, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Derived from what it tells: the same news has the same id, and is written down once.
    pub id: MessageId,
    /// What it tells.
    pub kind: MessageType,
    /// The connected account that it is about.
    pub account: Option<AccountId>,
    /// The checkout that it is about.
    pub checkout: Option<CheckoutId>,
    /// The body, to the letter.
    pub payload: String,
    /// When that was news.
    pub created: Timestamp,
}

/// What a message is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What makes this news and no other: an id, and which change of it.
    pub news: &'a [&'a str],
    /// The connected account.
    pub account: Option<&'a AccountId>,
    /// The checkout.
    pub checkout: Option<&'a CheckoutId>,
}

#[derive(Serialize)]
struct Payload<'a, T> {
    r#type: MessageType,
    timestamp: &'a str,
    data: &'a T,
}

impl Message {
    /// A message with the thing as it is now; `data` holds no secret.
    ///
    /// # Errors
    /// When `data` can not be written as JSON.
    pub fn new<T: Serialize>(
        kind: MessageType,
        subject: Subject<'_>,
        data: &T,
        now: Timestamp,
    ) -> Result<Self, serde_json::Error> {
        let payload = Payload {
            r#type: kind,
            timestamp: &now.to_rfc3339(),
            data,
        };
        Ok(Self {
            id: id(kind, subject.news),
            kind,
            account: subject.account.cloned(),
            checkout: subject.checkout.cloned(),
            payload: serde_json::to_string(&payload)?,
            created: now,
        })
    }
}

fn id(kind: MessageType, news: &[&str]) -> MessageId {
    let mut hash = Sha256::new();
    for part in [kind.name()].iter().chain(news) {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let digest = hex::encode(&hash.finalize()[..16]);
    MessageId::of_digest(&digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_written_in_the_form_of_standard_webhooks() {
        let account = "acct_1".parse().unwrap();
        let message = |news: &[&str]| {
            let subject = Subject {
                news,
                account: Some(&account),
                checkout: None,
            };
            let data = serde_json::json!({ "id": "co_1" });
            let now = Timestamp::from_millis(1_900_000_000_120);
            Message::new(MessageType::CheckoutPaid, subject, &data, now).unwrap()
        };

        let first = message(&["co_1", "3"]);

        assert_eq!(
            first.payload,
            r#"{"type":"checkout.paid","timestamp":"2030-03-17T17:46:40.12Z","data":{"id":"co_1"}}"#
        );
        assert!(first.id.as_str().starts_with("msg_"), "{}", first.id);
        assert_eq!(first, message(&["co_1", "3"]));
        assert_ne!(first.id, message(&["co_1", "4"]).id);
    }
}
