//! An event of Stripe on the wire: as it came, and what became of it.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, CheckoutId, EventId},
    named::Named,
};

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

impl Named for EventStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Pending, "pending"),
        (Self::Done, "done"),
        (Self::Ignored, "ignored"),
        (Self::Failed, "failed"),
        (Self::Dead, "dead"),
    ];
}

impl Named for EventEndpoint {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Account, "account"), (Self::Connect, "connect")];
}

impl Named for EventForm {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Snapshot, "snapshot"), (Self::Thin, "thin")];
}
