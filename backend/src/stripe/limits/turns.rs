//! Whose turn it is: calls wait in lanes, one for each account.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use shared::AccountId;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::warn;

use super::{Limits, Rate, bucket::Bucket};

/// So many lanes are kept before those that nobody needs are thrown away.
const MANY_LANES: usize = 1_024;

/// The lanes of a client.
#[derive(Debug)]
pub(in crate::stripe) struct Turns {
    limits: Limits,
    documented: Rate,
    lanes: Mutex<HashMap<Option<AccountId>, Arc<Lane>>>,
}

#[derive(Debug)]
struct Lane {
    /// Held by the call whose turn comes next. Tokio hands it on in the order of asking.
    next: tokio::sync::Mutex<()>,
    bucket: Mutex<Bucket>,
}

impl Turns {
    pub(in crate::stripe) fn new(limits: Limits, documented: Rate) -> Self {
        Self {
            limits,
            documented,
            lanes: Mutex::default(),
        }
    }

    /// Waits for the turn of a call on an account (none: the platform), until `deadline` or as
    /// long as the limits say.
    ///
    /// # Errors
    /// How far away the next turn is, when it comes too late.
    pub(in crate::stripe) async fn wait(
        &self,
        whose: Option<&AccountId>,
        deadline: Option<Instant>,
    ) -> Result<(), Duration> {
        let Some(lane) = self.lane_if_limited(whose) else {
            return Ok(());
        };
        let longest = Instant::now() + self.limits.longest_wait;
        let until = deadline.map_or(longest, |deadline| deadline.min(longest));
        let Ok(_next) = timeout_at(until, lane.next.lock()).await else {
            return Err(lane.bucket().wait(Instant::now()));
        };
        loop {
            let now = Instant::now();
            // Taken in a statement of its own, so that the lock is not held while waiting.
            let taken = lane.bucket().take(now);
            match taken {
                Ok(()) => return Ok(()),
                Err(wait) if now + wait > until => return Err(wait),
                Err(wait) => sleep(wait).await,
            }
        }
    }

    /// Stripe refused a call that went out at `sent`, since there were too many.
    pub(in crate::stripe) fn slow_down(&self, whose: Option<&AccountId>, sent: Instant) {
        let account = whose.map_or("the platform", AccountId::as_str);
        warn!(stripe.account = account, "Stripe limits the rate of calls");
        self.lane(whose).bucket().slow_down(Instant::now(), sent);
    }

    fn lane_if_limited(&self, whose: Option<&AccountId>) -> Option<Arc<Lane>> {
        if self.ceiling(whose).is_some() {
            return Some(self.lane(whose));
        }
        self.lanes().get(&whose.cloned()).cloned()
    }

    fn lane(&self, whose: Option<&AccountId>) -> Arc<Lane> {
        let (mut lanes, whose_lane) = (self.lanes(), whose.cloned());
        if let Some(lane) = lanes.get(&whose_lane) {
            return Arc::clone(lane);
        }
        if lanes.len() >= MANY_LANES {
            let now = Instant::now();
            lanes.retain(|_, lane| Arc::strong_count(lane) > 1 || !lane.bucket().is_fresh(now));
        }
        let lane = Arc::new(Lane {
            next: tokio::sync::Mutex::default(),
            bucket: Mutex::new(Bucket::new(self.ceiling(whose), self.documented)),
        });
        lanes.insert(whose_lane, Arc::clone(&lane));
        lane
    }

    fn ceiling(&self, whose: Option<&AccountId>) -> Option<Rate> {
        match whose {
            Some(_) => self.limits.per_account,
            None => self.limits.platform,
        }
    }

    fn lanes(&self) -> MutexGuard<'_, HashMap<Option<AccountId>, Arc<Lane>>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lane {
    fn bucket(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn account(id: &str) -> AccountId {
        id.parse().unwrap()
    }

    fn turns(per_account: Option<Rate>) -> Arc<Turns> {
        let limits = Limits {
            per_account,
            ..Limits::default()
        };
        Arc::new(Turns::new(limits, Rate::STRIPE_TEST))
    }

    #[tokio::test(start_paused = true)]
    async fn calls_of_one_account_go_out_in_the_order_in_which_they_came() {
        let turns = turns(Some(Rate::new(2, 1)));
        let start = Instant::now();
        let order = Arc::new(Mutex::new(Vec::new()));

        let calls = (0..5).map(|n| {
            let (turns, order) = (Arc::clone(&turns), Arc::clone(&order));
            async move {
                turns.wait(Some(&account("acct_1")), None).await.unwrap();
                order.lock().unwrap().push((n, start.elapsed().as_millis()));
            }
        });
        futures_util::future::join_all(calls).await;

        let expected = [(0, 0), (1, 500), (2, 1000), (3, 1500), (4, 2000)];
        assert_eq!(*order.lock().unwrap(), expected);
    }

    #[tokio::test(start_paused = true)]
    async fn a_storm_on_one_account_delays_no_other() {
        let turns = turns(None);
        let (busy, calm) = (account("acct_busy"), account("acct_calm"));
        let start = Instant::now();
        for _ in 0..5 {
            turns.slow_down(Some(&busy), start);
        }
        turns.wait(Some(&busy), None).await.unwrap();
        let storm = tokio::spawn({
            let turns = Arc::clone(&turns);
            async move {
                for _ in 0..3 {
                    turns.wait(Some(&busy), None).await.unwrap();
                }
            }
        });

        for _ in 0..100 {
            turns.wait(Some(&calm), None).await.unwrap();
            turns.wait(None, None).await.unwrap();
        }

        assert_eq!(start.elapsed(), Duration::ZERO);
        storm.await.unwrap();
        assert!(start.elapsed() > SECOND, "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_that_would_come_too_late_is_refused_at_once() {
        let turns = turns(Some(Rate::new(1, 1)));
        let (busy, start) = (account("acct_1"), Instant::now());
        turns.wait(Some(&busy), None).await.unwrap();

        let refused = turns.wait(Some(&busy), Some(start + SECOND / 2)).await;

        assert_eq!(refused, Err(SECOND));
        assert_eq!(start.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_behind_others_gives_up_in_time() {
        let turns = turns(Some(Rate::new(1, 1)));
        let (busy, start) = (account("acct_1"), Instant::now());
        turns.wait(Some(&busy), None).await.unwrap();

        let ahead = turns.wait(Some(&busy), None);
        let behind = turns.wait(Some(&busy), Some(start + SECOND / 2));
        let (ahead, behind) = tokio::join!(ahead, async {
            let refused = behind.await;
            (refused, start.elapsed())
        });

        assert_eq!(ahead, Ok(()));
        assert_eq!(behind, (Err(SECOND / 2), SECOND / 2));
    }
}
