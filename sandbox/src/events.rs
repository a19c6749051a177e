//! Events: what happened, as Stripe tells it.
//!
//! Nobody emits them. What changed an object has noted so (`state::Shelf`, `state::Merchants`);
//! `observe` compares before and after, `derive` says what it means.
//! <https://docs.stripe.com/api/events>

pub(crate) mod change;
pub(crate) mod derive;
mod observe;
pub(crate) mod thin;
pub(crate) mod types;

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::{
    call::VERSION,
    clock::UnixSeconds,
    events::derive::{Initiative, Occurrence},
    ids::Ids,
};

/// Stripe keeps events for thirty days; a sandbox that runs for days forgets its oldest ones.
const CAPACITY: usize = 10_000;

/// The events of all accounts, oldest first, numbered from 1.
#[derive(Debug, Default)]
pub(crate) struct Events {
    kept: VecDeque<Event>,
    happened: u64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    pub(crate) id: String,
    /// Which event of the sandbox it is.
    pub(crate) ordinal: u64,
    /// The account on which it happened.
    pub(crate) owner: String,
    pub(crate) created: UnixSeconds,
    pub(crate) what: Occurrence,
    pub(crate) cause: Cause,
}

/// Why something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A call of the API.
    Request {
        id: String,
        idempotency_key: Option<String>,
    },
    /// Time, a bank, or an account's owner.
    Itself,
}

/// Who reads an event: whether it happened on their own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Owner,
    Platform,
}

impl Cause {
    fn initiative(&self) -> Initiative {
        match self {
            Self::Request { .. } => Initiative::Asked,
            Self::Itself => Initiative::ByItself,
        }
    }

    fn to_json(&self) -> Value {
        match self {
            Self::Request {
                id,
                idempotency_key,
            } => json!({ "id": id, "idempotency_key": idempotency_key }),
            Self::Itself => Value::Null,
        }
    }
}

impl Event {
    /// The event with a snapshot of its object. `pending` webhooks are not delivered yet.
    pub(crate) fn to_json(&self, reader: Reader, version: Option<&str>, pending: usize) -> Value {
        let mut fields = json!({
            "id": self.id,
            "object": "event",
            "api_version": version.unwrap_or(VERSION),
            "created": self.created,
            "data": { "object": self.what.object },
            "livemode": false,
            "pending_webhooks": pending,
            "request": self.cause.to_json(),
            "type": self.what.name,
        });
        if let Some(previous) = &self.what.previous_attributes {
            fields["data"]["previous_attributes"] = previous.clone();
        }
        if reader == Reader::Platform {
            fields["account"] = self.owner.as_str().into();
        }
        fields
    }
}

impl Events {
    /// Writes an event down and gives it back.
    pub(crate) fn add(
        &mut self,
        ids: &mut Ids,
        owner: &str,
        created: UnixSeconds,
        what: Occurrence,
        cause: Cause,
    ) -> &Event {
        if self.kept.len() == CAPACITY {
            self.kept.pop_front();
        }
        self.happened += 1;
        self.kept.push_back(Event {
            id: ids.mint("evt_"),
            ordinal: self.happened,
            owner: String::from(owner),
            created,
            what,
            cause,
        });
        &self.kept[self.kept.len() - 1]
    }

    /// How many there were.
    pub(crate) fn happened(&self) -> u64 {
        self.happened
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Event> {
        self.kept.iter().rev().find(|event| event.id == id)
    }

    /// Those of one account, newest first.
    pub(crate) fn of<'a>(&'a self, owner: &'a str) -> impl Iterator<Item = &'a Event> {
        let events = self.kept.iter().rev();
        events.filter(move |event| event.owner == owner)
    }

    /// Those after an ordinal, oldest first.
    pub(crate) fn since(&self, ordinal: u64) -> impl Iterator<Item = &Event> {
        self.kept
            .iter()
            .filter(move |event| event.ordinal > ordinal)
    }
}
