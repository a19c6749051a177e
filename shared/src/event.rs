//! An event of Stripe on the wire: as it came, and what became of it.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, CheckoutId, EventId};

/// An event that Stripe has delivered. <https://docs.stripe.com/api/events>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// Its id; `sha256:…` for a body that was delivered without one.
    pub id: EventId,
    /// Its type, in Stripe's words; none when the body was no event.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The connected account that it is about; none for the platform itself.
    pub account: Option<AccountId>,
    /// Whether it is about real money.
    pub livemode: Option<bool>,
    /// Where it came in.
    pub endpoint: EventEndpoint,
    /// Whether it came with its object.
    pub form: EventForm,
    /// The API version that its object is written in.
    pub api_version: Option<String>,
    /// The id of what it is about.
    pub object: Option<String>,
    /// The checkout that it was found to be about.
    pub checkout: Option<CheckoutId>,
    /// How far it has come.
    pub status: EventStatus,
    /// Why it was ignored, or why it failed.
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, in seconds since 1970 UTC.
    pub next_attempt_at: Option<i64>,
    /// When it happened, in seconds since 1970 UTC.
    pub created: Option<i64>,
    /// When it came in, in seconds since 1970 UTC.
    pub received: i64,
    /// When it was done, ignored or given up, in seconds since 1970 UTC.
    pub settled_at: Option<i64>,
    /// Whether its body was deleted, since it may hold personal data.
    pub redacted: bool,
    /// Its body as it came: a text, so that nothing of it is lost. Not in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
}

/// Where an event came in. <https://docs.stripe.com/connect/webhooks>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventEndpoint {
    /// The endpoint for events of the own account.
    Account,
    /// The endpoint for events of connected accounts.
    Connect,
}

/// What an event brings along. <https://docs.stripe.com/event-destinations>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventForm {
    /// Its object, as it was then.
    Snapshot,
    /// Only the id of its object.
    Thin,
}

/// How far an event has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EventStatus {
    /// It waits for its turn.
    Pending,
    /// What it says is known now.
    Done,
    /// It changes nothing; `reason` says why.
    Ignored,
    /// It could not be settled, and is tried again.
    Failed,
    /// It could not be settled for a day, and is not tried again by itself.
    Dead,
}

impl EventStatus {
    /// Every status, with its name on the wire.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Pending, "pending"),
        (Self::Done, "done"),
        (Self::Ignored, "ignored"),
        (Self::Failed, "failed"),
        (Self::Dead, "dead"),
    ];

    /// The status that stands under this name on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(_, it)| *it == name);
        known.map(|(status, _)| status)
    }

    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.into_iter().find(|(it, _)| *it == self);
        known.map_or("", |(_, name)| name)
    }
}

impl EventEndpoint {
    /// The endpoint that has this name on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "account" => Some(Self::Account),
            "connect" => Some(Self::Connect),
            _ => None,
        }
    }

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Connect => "connect",
        }
    }
}

impl EventForm {
    /// The form that has this name on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "snapshot" => Some(Self::Snapshot),
            "thin" => Some(Self::Thin),
            _ => None,
        }
    }

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Thin => "thin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_one_name() {
        for (status, name) in EventStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), name);
            assert_eq!(EventStatus::from_name(name), Some(status));
        }
        for endpoint in [EventEndpoint::Account, EventEndpoint::Connect] {
            assert_eq!(serde_json::to_value(endpoint).unwrap(), endpoint.name());
            assert_eq!(EventEndpoint::from_name(endpoint.name()), Some(endpoint));
        }
        for form in [EventForm::Snapshot, EventForm::Thin] {
            assert_eq!(serde_json::to_value(form).unwrap(), form.name());
            assert_eq!(EventForm::from_name(form.name()), Some(form));
        }
    }
}
