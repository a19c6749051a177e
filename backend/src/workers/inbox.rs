//! Stripe's events, settled as they come, and several at once.

mod under_way;

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use tokio::time::{MissedTickBehavior, interval};
use tracing::{Instrument as _, error, info_span, warn};

use self::under_way::{AT_ONCE, UnderWay};
use super::{PAUSE, Turn, Wake, Worker, count, woken};
use crate::{
    app::App,
    domain::{self, Outcome},
    error::Error,
    payments,
    store::Claimed,
    telemetry,
};

/// For so long an event is left to who has claimed it, though Stripe answers nothing. To claim it
/// counts as a try.
const LEASE: i64 = 15;
/// More of a cause is not kept.
const LONGEST_CAUSE: usize = 500;

/// Settles events.
pub(super) struct Inbox;

impl Worker for Inbox {
    const NAME: &'static str = "inbox";

    fn wake(app: &App) -> Option<&Wake> {
        Some(&app.wakes.inbox)
    }

    /// Lasts as long as something is due or being settled: what is slow keeps nothing else waiting.
    /// On a busy server that has no end, so all that it claims counts as a turn.
    async fn turn(app: &App) -> Result<Turn, Error> {
        let mut under_way = UnderWay::default();
        let mut pause = interval(app.config.workers.unwrap_or(PAUSE));
        pause.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // Beside accounts that have their share, to find nothing means to go through all of theirs.
        let mut may_be_due = true;
        loop {
            while may_be_due && under_way.has_room() && !app.stopping.has_begun() {
                match claim(app, &under_way).await {
                    Ok(claimed) if claimed.is_empty() => may_be_due = false,
                    Ok(claimed) => {
                        count(app, Self::NAME, &Ok(Turn::More));
                        for claimed in claimed {
                            let of = claimed.event.said.as_ref();
                            let of = of.and_then(|said| said.account.clone());
                            under_way.begin(of, settle(app.clone(), claimed));
                        }
                    }
                    Err(error) if under_way.is_empty() => return Err(error),
                    Err(error) => {
                        may_be_due = false;
                        count(app, Self::NAME, &Err(error));
                    }
                }
            }
            if under_way.is_empty() {
                return Ok(Turn::Idle);
            }
            tokio::select! {
                is_free = under_way.next() => may_be_due |= is_free,
                () = woken(Self::wake(app)) => may_be_due |= under_way.busy().is_empty(),
                _ = pause.tick() => may_be_due = true,
            }
        }
    }
}

async fn claim(app: &App, under_way: &UnderWay) -> Result<Vec<Claimed>, Error> {
    let now = app.clock.now();
    let lease = now.after(app.config.patience.times_ms(LEASE));
    let busy = under_way.busy();
    Ok(app.store.claim_events(now, lease, AT_ONCE, &busy).await?)
}

/// Settles one, and writes down what became of it. Where that can not be written, it is settled again
/// after its lease.
async fn settle(app: App, claimed: Claimed) {
    let event = &claimed.event;
    let kind = event.said.as_ref().map(|said| said.kind.as_str());
    let span = info_span!("event", event.id = %event.id, event.type = kind);
    let settled = AssertUnwindSafe(payments::settle_event(&app, event).instrument(span));
    let settled = settled.catch_unwind().await;
    let (outcome, checkout) = match settled.unwrap_or(Err(Error::Internal("settling panicked"))) {
        Ok(settled) => (
            settled.unheeded.map_or(Outcome::Done, Outcome::Ignored),
            settled.checkout,
        ),
        Err(error) => (failed(&app, &claimed, &error), None),
    };
    let now = app.clock.now();
    let written = app
        .store
        .finish_event(&claimed, &outcome, checkout.as_ref(), now)
        .await;
    if let Err(error) = written {
        error!(
            event.id = %event.id,
            error.causes = telemetry::causes(&error),
            "what became of an event could not be written"
        );
    }
}

fn failed(app: &App, claimed: &Claimed, error: &Error) -> Outcome {
    let event = &claimed.event;
    let mut cause = telemetry::causes(error);
    cause.truncate(cause.floor_char_boundary(LONGEST_CAUSE));
    warn!(
        event.id = %event.id,
        event.attempts = event.attempts,
        error.causes = cause,
        "an event could not be settled"
    );
    // Without randomness they are tried together: worse spread, still correct.
    let jitter = getrandom::u32().map_or(0, |word| word.to_le_bytes()[0]);
    domain::after_failure(event.attempts, cause, app.clock.now(), jitter)
}
