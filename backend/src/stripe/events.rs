//! Events: what Stripe delivers to a webhook endpoint.
//! <https://docs.stripe.com/api/events> <https://docs.stripe.com/api/v2/core/events>
//!
//! A snapshot event brings its object along, a thin one only names it. URLs that stand in an event
//! are not read: nothing is asked for at an address that came from outside.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::EventId;

use super::{Identified, List, Request, Stripe, TimeRange};

/// How a thin event says what it is.
const THIN: &str = "v2.core.event";
/// No id and no type of Stripe's is longer.
const LONGEST_WORD: usize = 255;

/// An event of either form, as far as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    object: String,
    /// Its type, such as `payment_intent.succeeded`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it is about real money.
    pub livemode: bool,
    created: Created,
    /// The API version that its object is written in.
    #[serde(default)]
    pub api_version: Option<String>,
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    context: Option<String>,
    #[serde(default)]
    data: Option<Data>,
    #[serde(default)]
    related_object: Option<NamedObject>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Data {
    #[serde(default)]
    object: Option<NamedObject>,
}

/// `balance.available` and the like have an object without an id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct NamedObject {
    #[serde(default)]
    id: Option<String>,
}

/// When it happened, in seconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "CreatedAs")]
struct Created(i64);

/// Seconds in v1, RFC 3339 in v2.
#[derive(Deserialize)]
#[serde(untagged)]
enum CreatedAs {
    Seconds(i64),
    Text(String),
}

impl TryFrom<CreatedAs> for Created {
    type Error = jiff::Error;

    fn try_from(created: CreatedAs) -> Result<Self, jiff::Error> {
        match created {
            CreatedAs::Seconds(seconds) => Ok(Self(seconds)),
            CreatedAs::Text(text) => Ok(Self(text.parse::<jiff::Timestamp>()?.as_second())),
        }
    }
}

impl Event {
    /// Reads what was delivered. `None` when it is no event of Stripe's: no JSON, something
    /// missing, or words that no event has.
    pub fn read(body: &[u8]) -> Option<Self> {
        let event: Self = serde_json::from_slice(body).ok()?;
        let texts = [
            Some(event.id.as_str()),
            Some(event.kind.as_str()),
            event.api_version.as_deref(),
            event.account(),
            event.object_id(),
        ];
        let is_event = texts.into_iter().flatten().all(is_word);
        is_event.then_some(event)
    }

    /// Whether it only names its object.
    pub fn is_thin(&self) -> bool {
        self.object == THIN
    }

    /// When it happened, in seconds since 1970 UTC.
    pub const fn created(&self) -> i64 {
        self.created.0
    }

    /// The connected account that it is about. A thin event names it last in its context.
    pub fn account(&self) -> Option<&str> {
        match (&self.account, &self.context) {
            (Some(account), _) => Some(account),
            (None, Some(context)) if self.is_thin() => context.rsplit('/').next(),
            (None, _) => None,
        }
    }

    /// The id of what it is about.
    pub fn object_id(&self) -> Option<&str> {
        match (&self.related_object, &self.data) {
            (Some(related), _) => related.id.as_deref(),
            (None, Some(data)) => data.object.as_ref()?.id.as_deref(),
            (None, None) => None,
        }
    }

    /// The object that a snapshot event brings along.
    pub fn snapshot(body: &str) -> Option<Value> {
        let mut event: Value = serde_json::from_str(body).ok()?;
        Some(event.get_mut("data")?.get_mut("object")?.take())
    }
}

/// An event of a list, as Stripe has written it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Value")]
pub struct ListedEvent {
    /// Its id.
    pub id: EventId,
    /// When it happened, in seconds since 1970 UTC.
    pub created: i64,
    /// Whether Stripe still tries to deliver a webhook of it.
    pub awaits_webhook: bool,
    /// All of it.
    pub body: String,
}

/// What is read of every event of a list.
#[derive(Deserialize)]
struct Outline {
    id: EventId,
    created: i64,
    #[serde(default)]
    pending_webhooks: i64,
}

impl TryFrom<Value> for ListedEvent {
    type Error = serde_json::Error;

    fn try_from(event: Value) -> Result<Self, serde_json::Error> {
        let outline = Outline::deserialize(&event)?;
        Ok(Self {
            id: outline.id,
            created: outline.created,
            awaits_webhook: outline.pending_webhooks > 0,
            body: event.to_string(),
        })
    }
}

impl Identified for ListedEvent {
    type Id = EventId;

    fn id(&self) -> &EventId {
        &self.id
    }
}

/// Parameters of `GET /v1/events`. <https://docs.stripe.com/api/events/list>
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ListEvents {
    /// Of one of these types, 20 at the most.
    pub types: Vec<&'static str>,
    /// Created in this span.
    pub created: Option<TimeRange>,
    /// How many at the most: 1 to 100; left out, 10.
    pub limit: Option<u8>,
}

/// Something that an id or a type of Stripe's can be.
fn is_word(text: &str) -> bool {
    (1..=LONGEST_WORD).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Calls on events.
#[derive(Debug, Clone, Copy)]
pub struct Events<'a>(pub(super) &'a Stripe);

impl<'a> Events<'a> {
    /// A thin event, as Stripe keeps it. One of a connected account needs
    /// [`on_account`](Request::on_account).
    pub fn retrieve_thin(&self, id: &EventId) -> Request<'a, Event> {
        self.0
            .get_v2("events.retrieve_thin", &["core", "events", id.as_str()])
            .triggered_by(id)
    }

    /// Those of the account, or of the platform itself, of the last 30 days; the newest first. Those
    /// of a connected account need [`on_account`](Request::on_account).
    pub fn list(&self, params: &ListEvents) -> Request<'a, List<ListedEvent>> {
        self.0.list("events.list", &["events"]).params(params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_event_is_read() {
        let body =
            br#"{"id":"evt_1","object":"event","account":"acct_1","api_version":"2020-08-27",
            "created":7,"livemode":false,"type":"refund.updated","pending_webhooks":1,
            "data":{"object":{"id":"re_1","amount":5},"previous_attributes":{}},"request":null}"#;

        let event = Event::read(body).unwrap();

        assert!(!event.is_thin());
        assert_eq!(event.account(), Some("acct_1"));
        assert_eq!(event.object_id(), Some("re_1"));
        assert_eq!(event.created(), 7);
        let object = Event::snapshot(std::str::from_utf8(body).unwrap()).unwrap();
        assert_eq!(object["amount"], 5);
    }

    #[test]
    fn a_thin_event_is_read() {
        let body = br#"{"id":"evt_2","object":"v2.core.event","type":"v1.payment_intent.succeeded",
            "created":"2026-01-02T03:04:05.678Z","livemode":true,"context":"org_1/acct_2",
            "related_object":{"id":"pi_1","type":"payment_intent","url":"https://evil.example"}}"#;

        let event = Event::read(body).unwrap();

        assert!(event.is_thin());
        assert_eq!(event.account(), Some("acct_2"));
        assert_eq!(event.object_id(), Some("pi_1"));
        assert_eq!(event.created(), 1_767_323_045);
    }

    #[test]
    fn what_is_no_event_is_not_read() {
        for body in [
            "",
            "null",
            "[]",
            "{}",
            "hello",
            r#"{"id":"evt_1"}"#,
            r#"{"id":"","object":"event","type":"x","livemode":true,"created":1}"#,
            r#"{"id":"a b","object":"event","type":"x","livemode":true,"created":1}"#,
            r#"{"id":"\u0000","object":"event","type":"x","livemode":true,"created":1}"#,
            r#"{"id":5,"object":"event","type":"x","livemode":true,"created":1}"#,
        ] {
            assert_eq!(Event::read(body.as_bytes()), None, "{body}");
        }
        let long = "x".repeat(256);
        let body =
            format!(r#"{{"id":"{long}","object":"event","type":"x","livemode":true,"created":1}}"#);
        assert_eq!(Event::read(body.as_bytes()), None);
    }
}
