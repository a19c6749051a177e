//! Events of Stripe, between their delivery and their settlement.
//!
//! | from | by | to |
//! |---|---|---|
//! | delivered | nothing to do | `Ignored` |
//! | delivered | | `Pending` |
//! | `Pending`, `Failed` | settled | `Done`, `Ignored` |
//! | `Pending`, `Failed` | a failure | `Failed`, after about a day `Dead` |
//! | any, with its body | replayed | `Pending` |

use std::fmt;

use shared::{AccountId, CheckoutId, EventEndpoint, EventForm, EventId, EventStatus};

use super::{EventKind, Timestamp};

/// The first pause; each is three times the one before.
const FIRST_PAUSE_MS: i64 = 10_000;
/// So often an event is tried: the pauses make 27 hours in all.
const TRIES: u32 = 10;

/// What was delivered and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its id.
    pub id: EventId,
    /// Where it came in.
    pub endpoint: EventEndpoint,
    /// When.
    pub received: Timestamp,
    /// What it says, unless it is no event of Stripe's.
    pub said: Option<Said>,
    /// The body.
    pub payload: String,
}

/// What an event says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its type, in Stripe's words.
    pub kind: String,
    /// The connected account that it is about.
    pub account: Option<AccountId>,
    /// Whether it is about real money.
    pub livemode: bool,
    /// Whether it came with its object.
    pub form: EventForm,
    /// The API version that its object is written in.
    pub api_version: Option<String>,
    /// The id of what it is about.
    pub object: Option<String>,
    /// When it happened, in seconds since 1970 UTC.
    pub created: i64,
}

/// An event as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Where it came in.
    pub endpoint: EventEndpoint,
    /// When.
    pub received: Timestamp,
    /// What it says, unless it is no event of Stripe's.
    pub said: Option<Said>,
    /// The body; none once it was redacted, and none in lists.
    pub payload: Option<String>,
    /// Whether the body was deleted.
    pub redacted: bool,
    /// How far it has come.
    pub status: EventStatus,
    /// Why it was ignored, or why it failed.
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next; while it is tried, when it counts as abandoned.
    pub next_attempt: Option<Timestamp>,
    /// When it came to its end.
    pub settled: Option<Timestamp>,
    /// The checkout that it was found to be about.
    pub checkout: Option<CheckoutId>,
}

/// Why an event changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unheeded {
    /// The body is no event of Stripe's.
    NotAnEvent,
    /// Nothing here depends on events of its type.
    OtherType,
    /// It is about real money and this server is not, or the reverse.
    OtherMode,
    /// It is about another account than the one that the server serves, or of none.
    OtherAccount,
    /// The account does not let the platform look any more.
    NotConnected,
    /// Nothing here was paid with it.
    NoCheckout,
    /// It is about an intent or a charge that its checkout has left behind.
    OtherIntent,
    /// What it says is known.
    Unchanged,
    /// Stripe says something else by now.
    Outdated,
}

/// What became of one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// What it says is known now.
    Done,
    /// It changes nothing.
    Ignored(Unheeded),
    /// It is tried again.
    Failed {
        /// Why it failed.
        cause: String,
        /// When it is tried again.
        next: Timestamp,
    },
    /// It is tried no more.
    Dead {
        /// Why it failed.
        cause: String,
    },
}

impl Unheeded {
    /// Its name in the database and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotAnEvent => "not_an_event",
            Self::OtherType => "other_type",
            Self::OtherMode => "other_mode",
            Self::OtherAccount => "other_account",
            Self::NotConnected => "not_connected",
            Self::NoCheckout => "no_checkout",
            Self::OtherIntent => "other_intent",
            Self::Unchanged => "unchanged",
            Self::Outdated => "outdated",
        }
    }
}

impl fmt::Display for Unheeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What an event is about, if a server that moves real money, or does not, has to look into it.
///
/// # Errors
/// [`Unheeded`] when it has not.
pub fn heed(said: Option<&Said>, livemode: bool) -> Result<EventKind, Unheeded> {
    let said = said.ok_or(Unheeded::NotAnEvent)?;
    if said.livemode != livemode {
        return Err(Unheeded::OtherMode);
    }
    EventKind::of(&said.kind).ok_or(Unheeded::OtherType)
}

/// What becomes of an event that has failed so often, `jitter` being a random byte.
pub fn after_failure(attempts: u32, cause: String, now: Timestamp, jitter: u8) -> Outcome {
    if attempts >= TRIES {
        return Outcome::Dead { cause };
    }
    let pause = FIRST_PAUSE_MS * 3_i64.pow(attempts.saturating_sub(1));
    // Up to a quarter more, so that what failed together is not tried together.
    let spread = pause / 4 * i64::from(jitter) / 255;
    let next = now.after(pause + spread);
    Outcome::Failed { cause, next }
}

impl From<Event> for shared::Event {
    fn from(event: Event) -> Self {
        let livemode = event.said.as_ref().map(|said| said.livemode);
        let created = event.said.as_ref().map(|said| said.created);
        let form = event.said.as_ref().map(|said| said.form);
        let (kind, account, api_version, object) = match event.said {
            Some(said) => (Some(said.kind), said.account, said.api_version, said.object),
            None => (None, None, None, None),
        };
        Self {
            id: event.id,
            kind,
            account,
            livemode,
            endpoint: event.endpoint,
            form: form.unwrap_or(EventForm::Snapshot),
            api_version,
            object,
            checkout: event.checkout,
            status: event.status,
            reason: event.reason,
            attempts: event.attempts,
            next_attempt_at: event.next_attempt.map(Timestamp::as_seconds),
            created,
            received: event.received.as_seconds(),
            settled_at: event.settled.map(Timestamp::as_seconds),
            redacted: event.redacted,
            payload: event.payload,
        }
    }
}

impl Outcome {
    /// How far the event has come with it.
    pub const fn status(&self) -> EventStatus {
        match self {
            Self::Done => EventStatus::Done,
            Self::Ignored(_) => EventStatus::Ignored,
            Self::Failed { .. } => EventStatus::Failed,
            Self::Dead { .. } => EventStatus::Dead,
        }
    }

    /// Why.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Done => None,
            Self::Ignored(why) => Some(why.name()),
            Self::Failed { cause, .. } | Self::Dead { cause } => Some(cause),
        }
    }

    /// When the event is tried again.
    pub const fn next(&self) -> Option<Timestamp> {
        match self {
            Self::Failed { next, .. } => Some(*next),
            Self::Done | Self::Ignored(_) | Self::Dead { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1000);

    fn pause_ms(attempts: u32, jitter: u8) -> Option<i64> {
        let next = after_failure(attempts, String::new(), NOW, jitter).next()?;
        Some(next.as_millis() - NOW.as_millis())
    }

    #[test]
    fn the_pauses_grow_for_about_a_day_and_then_it_is_dead() {
        let pauses: Vec<i64> = (1..TRIES).filter_map(|tries| pause_ms(tries, 0)).collect();
        assert_eq!(pauses[..4], [10_000, 30_000, 90_000, 270_000]);
        let hours = pauses.iter().sum::<i64>() / 3_600_000;
        assert!((24..30).contains(&hours), "{hours} h");
        assert_eq!(pause_ms(TRIES, 0), None);
        assert_eq!(pause_ms(u32::MAX, 0), None);
    }

    #[test]
    fn what_failed_together_is_not_tried_together() {
        assert_eq!(pause_ms(1, 255), Some(12_500));
        assert_eq!(pause_ms(2, 128), Some(33_764));
    }

    #[test]
    fn only_what_may_mean_something_is_looked_into() {
        let said = |kind: &str, livemode| Said {
            kind: kind.to_owned(),
            account: None,
            livemode,
            form: EventForm::Snapshot,
            api_version: None,
            object: None,
            created: 0,
        };
        for (said, expected) in [
            (None, Err(Unheeded::NotAnEvent)),
            (Some(said("payout.paid", false)), Err(Unheeded::OtherType)),
            (Some(said("payout.paid", true)), Err(Unheeded::OtherMode)),
            (Some(said("refund.created", true)), Err(Unheeded::OtherMode)),
            (Some(said("refund.created", false)), Ok(EventKind::Refund)),
        ] {
            assert_eq!(heed(said.as_ref(), false), expected, "{said:?}");
        }
    }
}
