//! Webhooks: who is told of an event, and how often.
//!
//! An event becomes a delivery for each endpoint that wants it. `courier` sends what is due and
//! reports what became of it; `delivery` decides, without a network, what happens next.
//! <https://docs.stripe.com/webhooks>

pub(crate) mod courier;
pub(crate) mod delivery;
mod post;
mod signature;

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    events::{Event, Reader},
    faults::webhooks::Fate,
    resources::webhook_endpoint::{Scope, WebhookEndpoint},
    state::{Merchant, State},
    webhooks::delivery::{Delivery, Outcome, Status, Timetable},
};

/// A sandbox that runs for days forgets its oldest deliveries.
const CAPACITY: usize = 10_000;

/// All deliveries, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    kept: VecDeque<Delivery>,
    pub(crate) timetable: Timetable,
    /// Something is to be sent that nobody was told of.
    has_news: bool,
}

impl Deliveries {
    /// Whether something came in that is to be sent. Asking makes it old news.
    pub(crate) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.has_news)
    }

    /// How many webhooks of each event are not delivered yet, or never will be.
    pub(crate) fn undelivered(&self) -> HashMap<&str, usize> {
        let mut counts = HashMap::new();
        for delivery in &self.kept {
            if !delivery.is_believed_delivered() {
                *counts.entry(delivery.event.as_str()).or_default() += 1;
            }
        }
        counts
    }

    /// How many webhooks of one event are not.
    pub(crate) fn undelivered_of(&self, event: &str) -> usize {
        let of_event = self.kept.iter().filter(|delivery| delivery.event == event);
        of_event
            .filter(|delivery| !delivery.is_believed_delivered())
            .count()
    }

    /// Takes what is due, at most `room` of them; each is under way until it is reported.
    fn take_due(&mut self, now: UnixSeconds, room: usize) -> Vec<Delivery> {
        let due: Vec<_> = (0..self.kept.len())
            .filter(|place| self.is_due(&self.kept[*place], now))
            .take(room)
            .collect();
        let taken = due.into_iter().map(|place| {
            let delivery = &mut self.kept[place];
            delivery.is_under_way = true;
            delivery.clone()
        });
        taken.collect()
    }

    /// What is held back waits until a later event went out to the same endpoint, or for a moment.
    fn is_due(&self, delivery: &Delivery, now: UnixSeconds) -> bool {
        let overtaken = |behind: u64| {
            let mut others = self.kept.iter();
            others.any(|other| {
                other.endpoint == delivery.endpoint
                    && other.ordinal > behind
                    && !other.tries.is_empty()
            })
        };
        delivery.is_due(now) && (!delivery.is_held_back(now) || overtaken(delivery.ordinal))
    }

    /// Writes down what became of a try.
    fn report(&mut self, id: &str, outcome: Outcome, now: UnixSeconds) {
        let timetable = self.timetable.clone();
        // A reset may have come between.
        if let Some(delivery) = self.kept.iter_mut().find(|delivery| delivery.id == id) {
            delivery.tried(outcome, now, &timetable);
            self.has_news = true;
        }
    }

    /// Gives up what was meant for an endpoint that is gone.
    pub(crate) fn forget_endpoint(&mut self, endpoint: &str) {
        for delivery in &mut self.kept {
            if delivery.endpoint == endpoint && delivery.status == Status::Pending {
                delivery.status = Status::Failed;
            }
        }
    }

    /// What a test is shown: how many are not over, and those of one event or status, or all.
    pub(crate) fn to_json(
        &self,
        event: Option<&str>,
        status: Option<Status>,
        now: UnixSeconds,
    ) -> Value {
        let all = self.kept.iter();
        let pending = all.clone().filter(|it| it.status == Status::Pending);
        let due = pending.clone().filter(|delivery| delivery.due_at <= now);
        let wanted = all
            .filter(|delivery| event.is_none_or(|event| delivery.event == event))
            .filter(|delivery| status.is_none_or(|status| delivery.status == status));
        json!({
            "pending": pending.count(),
            "due": due.count(),
            "retry_after_s": self.timetable.retry_after_s,
            "deliveries": wanted.map(Delivery::to_json).collect::<Vec<_>>(),
        })
    }

    fn add(&mut self, delivery: Delivery) {
        if self.kept.len() == CAPACITY {
            self.kept.pop_front();
        }
        self.has_news = true;
        self.kept.push_back(delivery);
    }
}

impl State {
    /// Notes who is to be told of an event, and what is to go wrong with it. Says how many there are.
    pub(crate) fn announce(&mut self, event: &Event, fate: Fate) -> usize {
        let now = self.clock.now();
        let endpoints = self.interested_in(event);
        for endpoint in &endpoints {
            let id = self.ids.mint("whd_");
            let delivery = Delivery::new(id, event, endpoint.clone(), now, fate);
            self.deliveries.add(delivery);
        }
        endpoints.len()
    }

    /// The endpoints of the account itself, and those of its platform. That an account is connected,
    /// or is no more, concerns the platform alone.
    fn interested_in(&self, event: &Event) -> Vec<String> {
        let of = |merchant: Option<&Merchant>, scope| -> Vec<String> {
            let all = merchant.into_iter();
            let endpoints = all.flat_map(|merchant| merchant.webhook_endpoints.newest_first());
            let wanted = endpoints.filter(|it| it.scope == scope && it.wants(event.what.name));
            wanted.map(|endpoint| endpoint.id.clone()).collect()
        };
        let is_about_connection = event.what.name.starts_with("account.application.");
        let mut found = Vec::new();
        if !is_about_connection {
            found = of(self.merchants.get(&event.owner), Scope::Own);
        }
        let is_connected = event.owner != self.platform() && self.connections.allows(&event.owner);
        if is_connected || is_about_connection {
            found.extend(of(self.merchants.get(self.platform()), Scope::Connect));
        }
        found
    }

    /// The endpoint of that id, and the account that owns it.
    pub(crate) fn webhook_endpoint(&self, id: &str) -> Option<(&str, &WebhookEndpoint)> {
        self.merchants.iter().find_map(|(account, merchant)| {
            let endpoint = merchant.webhook_endpoints.get(id, "id").ok()?;
            Some((account.as_str(), endpoint))
        })
    }
}

/// Who reads the events that an endpoint of `owner` is sent.
fn reader(event: &Event, owner: &str) -> Reader {
    if event.owner == owner {
        Reader::Owner
    } else {
        Reader::Platform
    }
}
