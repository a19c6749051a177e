//! Stripe's events, settled as they come, and several at once.

use std::{
    collections::{HashMap, hash_map::Entry},
    panic,
    time::Duration,
};

use shared::AccountId;
use tokio::{task::JoinSet, time::sleep};
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

/// How many events are settled at the same time.
const TOGETHER: usize = 48;
/// How many are claimed at once. An account of which so many are being settled has to wait with the
/// rest: it may be one that Stripe answers slowly.
const SHARE: u16 = 16;
/// For so long an event is left to who has claimed it, though Stripe answers nothing. To claim it
/// counts as a try.
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

    /// Lasts as long as something is due or being settled: what is slow keeps nothing else waiting.
    async fn turn(app: &App) -> Result<Turn, Error> {
        let mut under_way = UnderWay::default();
        let mut failed = None;
        let mut turn = Turn::Idle;
        loop {
            while under_way.has_room() && failed.is_none() && !app.stopping.has_begun() {
                let busy = under_way.busy();
                match claim(app, &busy).await {
                    Ok(claimed) if claimed.is_empty() => break,
                    Ok(claimed) => {
                        turn = Turn::More;
                        under_way.begin(app, claimed);
                    }
                    Err(error) => failed = Some(error),
                }
            }
            if under_way.settling.is_empty() {
                return failed.map_or(Ok(turn), Err);
            }
            tokio::select! {
                settled = under_way.next() => failed = settled.err().or(failed),
                () = Self::wake(app).0.notified() => {}
                () = sleep(app.config.workers.unwrap_or(Duration::MAX)) => {}
            }
        }
    }
}

async fn claim(app: &App, busy: &[AccountId]) -> Result<Vec<Claimed>, Error> {
    let now = app.clock.now();
    let lease = now.after(app.config.patience.times_ms(LEASE));
    Ok(app.store.claim_events(now, lease, SHARE, busy).await?)
}

/// What is being settled: each by itself, since one that waits for the database while nobody lets it
/// go on would keep all others from it.
#[derive(Default)]
struct UnderWay {
    settling: JoinSet<(Option<AccountId>, Result<(), Error>)>,
    /// How many of each account.
    shares: HashMap<AccountId, u16>,
}

impl UnderWay {
    fn has_room(&self) -> bool {
        self.settling.len() < TOGETHER
    }

    /// The accounts that have their share.
    fn busy(&self) -> Vec<AccountId> {
        let busy = self.shares.iter().filter(|(_, count)| **count >= SHARE);
        busy.map(|(account, _)| account.clone()).collect()
    }

    fn begin(&mut self, app: &App, claimed: Vec<Claimed>) {
        for claimed in claimed {
            let account = claimed
                .event
                .said
                .as_ref()
                .and_then(|said| said.account.clone());
            if let Some(account) = &account {
                *self.shares.entry(account.clone()).or_default() += 1;
            }
            let app = app.clone();
            let settled = async move { (account, settle(&app, claimed).await) };
            self.settling.spawn(settled.in_current_span());
        }
    }

    /// The next one that is settled.
    async fn next(&mut self) -> Result<(), Error> {
        let (account, settled) = match self.settling.join_next().await {
            None => return Ok(()),
            Some(Ok(settled)) => settled,
            Some(Err(ended)) => match ended.try_into_panic() {
                Ok(panic) => panic::resume_unwind(panic),
                Err(_) => return Err(Error::Internal("an event was left alone")),
            },
        };
        if let Some(account) = account
            && let Entry::Occupied(mut share) = self.shares.entry(account)
        {
            *share.get_mut() -= 1;
            if *share.get() == 0 {
                share.remove();
            }
        }
        settled
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
