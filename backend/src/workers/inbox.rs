//! Stripe's events, settled one after another and several at once.

use futures_util::{StreamExt as _, stream};
use tracing::{Instrument as _, info_span, warn};

use super::{Turn, Wake, Worker};
use crate::{
    app::App,
    domain::{self, Outcome},
    error::Error,
    payments,
    store::Claimed,
    telemetry,
};

/// How many events one turn claims.
const AT_ONCE: u16 = 32;
/// How many of them are settled at the same time.
const TOGETHER: usize = 8;
/// For so long an event is left to who has claimed it: all of a turn, though Stripe answers none. To
/// claim it counts as a try.
const LEASE: i64 = 15;
/// More of a cause is not kept.
const LONGEST_CAUSE: usize = 500;

/// Settles events.
pub(super) struct Inbox;

impl Worker for Inbox {
    const NAME: &'static str = "inbox";

    fn wake(app: &App) -> &Wake {
        &app.wakes.inbox
    }

    async fn turn(app: &App) -> Result<Turn, Error> {
        let now = app.clock.now();
        let claimed = app
            .store
            .claim_events(now, now.after(app.config.patience.times_ms(LEASE)), AT_ONCE)
            .await?;
        if claimed.is_empty() {
            return Ok(Turn::Idle);
        }
        let settled = stream::iter(claimed).map(|it| settle(app, it));
        let mut settled = settled.buffer_unordered(TOGETHER);
        let mut failed = None;
        while let Some(result) = settled.next().await {
            failed = result.err().or(failed);
        }
        failed.map_or(Ok(Turn::More), Err)
    }
}

async fn settle(app: &App, claimed: Claimed) -> Result<(), Error> {
    let event = &claimed.event;
    let kind = event.said.as_ref().map(|said| said.kind.as_str());
    let span = info_span!("event", event.id = %event.id, event.type = kind);
    let (outcome, checkout) = match payments::settle_event(app, event).instrument(span).await {
        Ok(settled) => (
            settled.unheeded.map_or(Outcome::Done, Outcome::Ignored),
            settled.checkout,
        ),
        Err(error) => (failed(app, &claimed, &error), None),
    };
    let now = app.clock.now();
    app.store
        .finish_event(&claimed, &outcome, checkout.as_ref(), now)
        .await?;
    Ok(())
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
