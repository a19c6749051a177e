//! One event on its way to one endpoint.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    clock::UnixSeconds,
    events::Event,
    faults::webhooks::{Fate, Flaw},
};

/// How long an event is held back at most, for a later one to overtake it.
const HELD_BACK_SECONDS: i64 = 2;

/// Stripe tries three times more in a sandbox, "over a few hours". Its times are not published:
/// these are five minutes, half an hour and two hours after the try before.
const RETRY_AFTER_S: [u32; 3] = [300, 1800, 7200];

/// When failed deliveries are tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Timetable {
    /// Seconds after each failed try. After the last one Stripe gives up.
    pub(crate) retry_after_s: Vec<u32>,
}

impl Default for Timetable {
    fn default() -> Self {
        Self {
            retry_after_s: RETRY_AFTER_S.to_vec(),
        }
    }
}

/// One event on its way to one endpoint.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Delivery {
    pub(crate) id: String,
    pub(crate) event: String,
    /// Which event of the sandbox it is.
    pub(crate) ordinal: u64,
    pub(crate) endpoint: String,
    pub(crate) status: Status,
    /// When it is to be tried next.
    pub(crate) due_at: UnixSeconds,
    pub(crate) is_under_way: bool,
    pub(crate) tries: Vec<Try>,
    kind: &'static str,
    account: String,
    held_back_until: Option<UnixSeconds>,
    again: u8,
    flaw: Option<Flaw>,
}

choices! {
    /// Where a delivery stands. Stripe gave up what failed, and believes that what was lost was
    /// delivered.
    pub(crate) enum Status {
        Pending = "pending",
        Delivered = "delivered",
        Failed = "failed",
        Lost = "lost",
    }
}

/// One try to deliver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Try {
    at: UnixSeconds,
    outcome: Outcome,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Answered(u16),
    Unanswered(String),
}

impl Outcome {
    /// Stripe takes nothing but 2xx for an answer: a redirect is a failure.
    fn is_success(&self) -> bool {
        matches!(self, Self::Answered(200..300))
    }
}

impl Delivery {
    /// A delivery to be made as soon as its fate allows.
    pub(crate) fn new(
        id: String,
        event: &Event,
        endpoint: String,
        now: UnixSeconds,
        fate: Fate,
    ) -> Self {
        let due_at = now.saturating_add(fate.delay_s.into());
        Self {
            id,
            event: event.id.clone(),
            ordinal: event.ordinal,
            endpoint,
            status: if fate.lost {
                Status::Lost
            } else {
                Status::Pending
            },
            due_at,
            is_under_way: false,
            tries: Vec::new(),
            kind: event.what.name,
            account: event.owner.clone(),
            held_back_until: fate.reordered.then_some(due_at + HELD_BACK_SECONDS),
            again: fate.again,
            flaw: fate.flaw,
        }
    }

    /// Whether its time has come.
    pub(super) fn is_due(&self, now: UnixSeconds) -> bool {
        self.status == Status::Pending && !self.is_under_way && self.due_at <= now
    }

    /// Whether a later event is to go first.
    pub(super) fn is_held_back(&self, now: UnixSeconds) -> bool {
        self.held_back_until.is_some_and(|until| now < until) && self.tries.is_empty()
    }

    /// What is wrong with the next try, if it is the first.
    pub(super) fn flaw(&self) -> Option<Flaw> {
        self.flaw.filter(|_| self.tries.is_empty())
    }

    /// Whether Stripe takes it for delivered.
    pub(crate) fn is_believed_delivered(&self) -> bool {
        match self.status {
            Status::Delivered | Status::Lost => true,
            Status::Pending | Status::Failed => false,
        }
    }

    /// Writes a try down and decides what comes next.
    pub(super) fn tried(&mut self, outcome: Outcome, now: UnixSeconds, timetable: &Timetable) {
        let success = outcome.is_success();
        self.tries.push(Try { at: now, outcome });
        self.is_under_way = false;
        // Its endpoint may be gone by now.
        if self.status != Status::Pending {
            return;
        }
        if success && self.again > 0 {
            self.again -= 1;
            self.due_at = now;
            return;
        }
        if success {
            self.status = Status::Delivered;
            return;
        }
        let failed = self.tries.iter().filter(|it| !it.outcome.is_success());
        match timetable.retry_after_s.get(failed.count() - 1) {
            Some(pause) => self.due_at = now.saturating_add((*pause).into()),
            None => self.status = Status::Failed,
        }
    }

    /// The entry that a test is shown.
    pub(super) fn to_json(&self) -> Value {
        let tries = self.tries.iter().map(|it| match &it.outcome {
            Outcome::Answered(status) => json!({ "at": it.at, "status": status }),
            Outcome::Unanswered(error) => json!({ "at": it.at, "error": error }),
        });
        json!({
            "event": self.event,
            "type": self.kind,
            "account": self.account,
            "endpoint": self.endpoint,
            "state": self.status.as_str(),
            "next_try_at": (self.status == Status::Pending).then_some(self.due_at),
            "tries": tries.collect::<Vec<_>>(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::{Cause, derive::Occurrence};

    fn delivery(fate: Fate) -> Delivery {
        let event = Event {
            id: String::from("evt_1"),
            ordinal: 1,
            owner: String::from("acct_1"),
            created: 0,
            what: Occurrence::new("charge.succeeded", &json!({})),
            cause: Cause::Itself,
        };
        Delivery::new(
            String::from("whd_1"),
            &event,
            String::from("we_1"),
            10,
            fate,
        )
    }

    fn after(fate: Fate, answers: &[u16]) -> (Status, UnixSeconds) {
        let mut delivery = delivery(fate);
        let timetable = Timetable {
            retry_after_s: vec![100, 1000],
        };
        for status in answers {
            delivery.tried(Outcome::Answered(*status), 20, &timetable);
        }
        (delivery.status, delivery.due_at)
    }

    #[test]
    fn a_failed_try_is_made_again_later_and_not_for_ever() {
        let plain = Fate::default();
        for (answers, expected) in [
            (&[][..], (Status::Pending, 10)),
            (&[204], (Status::Delivered, 10)),
            (&[500], (Status::Pending, 120)),
            (&[302, 404], (Status::Pending, 1020)),
            (&[500, 200], (Status::Delivered, 120)),
            (&[500, 500, 500], (Status::Failed, 1020)),
        ] {
            assert_eq!(after(plain, answers), expected, "{answers:?}");
        }
    }

    #[test]
    fn a_duplicate_is_sent_after_a_success() {
        let twice = Fate {
            again: 1,
            ..Fate::default()
        };

        assert_eq!(after(twice, &[200]), (Status::Pending, 20));
        assert_eq!(after(twice, &[200, 200]), (Status::Delivered, 20));
    }

    #[test]
    fn only_the_first_try_is_flawed_and_what_is_lost_is_never_due() {
        let mut flawed = delivery(Fate {
            flaw: Some(Flaw::Stale),
            ..Fate::default()
        });
        assert_eq!(flawed.flaw(), Some(Flaw::Stale));
        flawed.tried(Outcome::Answered(400), 20, &Timetable::default());
        assert_eq!(flawed.flaw(), None);

        let lost = delivery(Fate {
            lost: true,
            ..Fate::default()
        });
        assert!(!lost.is_due(1000));
        assert!(lost.is_believed_delivered());
    }
}
