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

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use crate::{
    call::VERSION,
    clock::{DAY_SECONDS, UnixSeconds},
    events::derive::{Initiative, Occurrence},
    ids::Ids,
};

/// A sandbox that runs for days forgets its oldest events.
const CAPACITY: usize = 10_000;
/// Stripe shows no event that is older.
const SHOWN_SECONDS: UnixSeconds = 30 * DAY_SECONDS;

/// The events of all accounts, oldest first, numbered from 1.
#[derive(Debug, Default)]
pub(crate) struct Events {
    kept: VecDeque<Event>,
    happened: u64,
    /// The numbers of those that are kept, by their ids.
    by_id: HashMap<String, u64>,
    /// The same by their accounts, oldest first.
    by_owner: HashMap<String, VecDeque<u64>>,
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
    fn is_shown(&self, now: UnixSeconds) -> bool {
        self.created >= now.saturating_sub(SHOWN_SECONDS)
    }

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
            self.forget_oldest();
        }
        self.happened += 1;
        let id = ids.mint("evt_");
        self.by_id.insert(id.clone(), self.happened);
        let of_owner = self.by_owner.entry(String::from(owner)).or_default();
        of_owner.push_back(self.happened);
        self.kept.push_back(Event {
            id,
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
        self.numbered(*self.by_id.get(id)?)
    }

    /// The one of that id, if Stripe still shows it.
    pub(crate) fn shown(&self, id: &str, now: UnixSeconds) -> Option<&Event> {
        self.get(id).filter(|event| event.is_shown(now))
    }

    /// Those of one account that Stripe still shows, newest first.
    pub(crate) fn of<'a>(
        &'a self,
        owner: &str,
        now: UnixSeconds,
    ) -> impl Iterator<Item = &'a Event> + use<'a> {
        let numbers = self.by_owner.get(owner).into_iter().flatten().rev();
        let events = numbers.filter_map(|number| self.numbered(*number));
        events.filter(move |event| event.is_shown(now))
    }

    /// Those after an ordinal, oldest first.
    pub(crate) fn since(&self, ordinal: u64) -> impl Iterator<Item = &Event> {
        self.kept.iter().skip(self.place(ordinal + 1))
    }

    fn numbered(&self, ordinal: u64) -> Option<&Event> {
        self.kept.get(self.place(ordinal))
    }

    /// Where the event of a number is; they are numbered without a gap.
    fn place(&self, ordinal: u64) -> usize {
        let first = self.kept.front().map_or(ordinal, |event| event.ordinal);
        usize::try_from(ordinal.saturating_sub(first)).unwrap_or(usize::MAX)
    }

    fn forget_oldest(&mut self) {
        let Some(oldest) = self.kept.pop_front() else {
            return;
        };
        self.by_id.remove(&oldest.id);
        if let Some(of_owner) = self.by_owner.get_mut(&oldest.owner) {
            of_owner.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn happen(events: &mut Events, ids: &mut Ids, owner: &str, at: UnixSeconds) -> String {
        let what = Occurrence::new("customer.created", &json!({}));
        events.add(ids, owner, at, what, Cause::Itself).id.clone()
    }

    #[test]
    fn events_are_found_by_id_and_by_account_also_when_the_oldest_are_forgotten() {
        let (mut events, mut ids) = (Events::default(), Ids::new());
        let made: Vec<String> = (0..CAPACITY + 3)
            .map(|at| {
                let owner = if at % 2 == 0 { "acct_even" } else { "acct_odd" };
                happen(&mut events, &mut ids, owner, 1)
            })
            .collect();

        assert!(made[..3].iter().all(|id| events.get(id).is_none()));
        for id in &made[3..] {
            assert_eq!(events.get(id).map(|event| &event.id), Some(id));
        }
        let of = |owner| -> Vec<&str> {
            let found = events.of(owner, 1);
            found.map(|event| event.id.as_str()).collect()
        };
        assert_eq!(of("acct_even").len() + of("acct_odd").len(), CAPACITY);
        assert_eq!(of("acct_even")[0], made[CAPACITY + 2]);
        assert_eq!(of("acct_nobody"), Vec::<&str>::new());
        let last: Vec<u64> = events
            .since(events.happened() - 2)
            .map(|it| it.ordinal)
            .collect();
        assert_eq!(last, [events.happened() - 1, events.happened()]);
        assert_eq!(events.since(events.happened()).count(), 0);
    }

    #[test]
    fn after_thirty_days_an_event_is_not_shown_any_more() {
        let (mut events, mut ids) = (Events::default(), Ids::new());
        let old = happen(&mut events, &mut ids, "acct_1", 0);
        let young = happen(&mut events, &mut ids, "acct_1", 5);
        let now = 30 * DAY_SECONDS + 1;

        assert!(events.shown(&old, now).is_none());
        assert!(events.shown(&young, now).is_some());
        assert_eq!(events.of("acct_1", now).count(), 1);
    }
}
