//! A token bucket: a pure function of time.
//!
//! | what happens | the rate |
//! |---|---|
//! | Stripe says that it is too much | half of what it was, at least one call per second |
//! | a second passes | one call per second more, up to the ceiling |
//! | the ceiling is reached | the ceiling again, or none if there was none |
//!
//! While it is slowed there is no burst: calls go out one by one.

use std::time::Duration;

use tokio::time::Instant;

use super::Rate;

const SECOND: Duration = Duration::from_secs(1);

/// The bucket of one lane.
#[derive(Debug)]
pub(super) struct Bucket {
    ceiling: Option<Rate>,
    /// What is thought to be the limit where there is no ceiling.
    documented: Rate,
    slowed: Option<Slowed>,
    /// When the bucket is full again: each call moves it one interval on.
    full_at: Option<Instant>,
}

#[derive(Debug, Clone, Copy)]
struct Slowed {
    per_second: u32,
    at: Instant,
}

impl Bucket {
    pub(super) const fn new(ceiling: Option<Rate>, documented: Rate) -> Self {
        Self {
            ceiling,
            documented,
            slowed: None,
            full_at: None,
        }
    }

    /// Takes a token for a call that goes out now.
    ///
    /// # Errors
    /// How long to wait, when there is none.
    pub(super) fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let Some(rate) = self.rate(now) else {
            return Ok(());
        };
        let wait = self.wait(now);
        if wait.is_zero() {
            let full_at = self.full_at.map_or(now, |full_at| full_at.max(now));
            self.full_at = Some(full_at + interval(rate));
            Ok(())
        } else {
            Err(wait)
        }
    }

    /// How long it is until there is a token.
    pub(super) fn wait(&self, now: Instant) -> Duration {
        let Some(rate) = self.rate(now) else {
            return Duration::ZERO;
        };
        let missing = self
            .full_at
            .map_or(Duration::ZERO, |full_at| full_at.duration_since(now));
        missing.saturating_sub(interval(rate) * (rate.burst - 1))
    }

    /// Stripe refused a call that went out at `sent`: halves the rate. A call that went out before
    /// the last halving says nothing of the rate since.
    pub(super) fn slow_down(&mut self, now: Instant, sent: Instant) {
        if self.slowed.is_some_and(|slowed| sent < slowed.at) {
            return;
        }
        let per_second = self.rate(now).unwrap_or(self.documented).per_second;
        self.slowed = Some(Slowed {
            per_second: (per_second / 2).max(1),
            at: now,
        });
    }

    /// Whether the bucket is as good as a new one.
    pub(super) fn is_fresh(&self, now: Instant) -> bool {
        self.rate(now) == self.ceiling && self.full_at.is_none_or(|full_at| full_at <= now)
    }

    /// The rate at this time; none is no limit.
    fn rate(&self, now: Instant) -> Option<Rate> {
        let Some(slowed) = self.slowed else {
            return self.ceiling;
        };
        let recovered = u32::try_from(now.duration_since(slowed.at).as_secs()).unwrap_or(u32::MAX);
        let per_second = slowed.per_second.saturating_add(recovered);
        if per_second >= self.ceiling.unwrap_or(self.documented).per_second {
            self.ceiling
        } else {
            Some(Rate::new(per_second, 1))
        }
    }
}

fn interval(rate: Rate) -> Duration {
    SECOND / rate.per_second
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// How many calls go out between two times, when there are always some waiting.
    fn calls(bucket: &mut Bucket, from: Instant, time: Duration) -> u32 {
        let (mut now, mut calls) = (from, 0);
        while now < from + time {
            match bucket.take(now) {
                Ok(()) => calls += 1,
                Err(wait) => now += wait,
            }
        }
        calls
    }

    #[test]
    fn a_bucket_lets_out_its_burst_and_then_its_rate() {
        for (rate, time, expected) in [
            (Rate::new(10, 1), SECOND, 10),
            (Rate::new(10, 5), SECOND, 14),
            (Rate::new(100, 100), SECOND * 2, 299),
            (Rate::new(1, 1), SECOND * 3, 3),
            (Rate::new(0, 0), SECOND, 1),
        ] {
            let mut bucket = Bucket::new(Some(rate), Rate::STRIPE_TEST);
            assert_eq!(
                calls(&mut bucket, Instant::now(), time),
                expected,
                "{rate:?}"
            );
        }
    }

    #[test]
    fn an_empty_bucket_tells_how_long_to_wait() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Some(Rate::new(10, 2)), Rate::STRIPE_TEST);

        assert_eq!(bucket.take(start), Ok(()));
        assert_eq!(bucket.take(start), Ok(()));
        assert_eq!(bucket.take(start), Err(100 * MS));
        assert_eq!(bucket.take(start + 40 * MS), Err(60 * MS));
        assert_eq!(bucket.take(start + 100 * MS), Ok(()));
    }

    #[test]
    fn each_refusal_halves_the_rate_down_to_one_call_per_second() {
        let start = Instant::now();
        let mut bucket = Bucket::new(None, Rate::STRIPE_TEST);
        let mut rates = vec![bucket.rate(start)];

        for _ in 0..6 {
            bucket.slow_down(start, start);
            rates.push(bucket.rate(start));
        }

        let per_second: Vec<_> = rates.iter().map(|it| it.map(|it| it.per_second)).collect();
        let halves = [12, 6, 3, 1, 1, 1].map(Some);
        assert_eq!(per_second, [&[None][..], &halves].concat());
    }

    #[test]
    fn refusals_of_one_storm_count_once() {
        let start = Instant::now();
        let mut bucket = Bucket::new(Some(Rate::new(100, 1)), Rate::STRIPE_TEST);

        for later in 0..20 {
            bucket.slow_down(start + (10 + later) * MS, start);
        }

        assert_eq!(bucket.rate(start + 30 * MS), Some(Rate::new(50, 1)));
    }

    #[test]
    fn the_rate_comes_back_one_call_per_second_each_second() {
        let start = Instant::now();
        for (ceiling, after_seconds, rate) in [
            (Some(Rate::new(10, 4)), 0, Some(Rate::new(5, 1))),
            (Some(Rate::new(10, 4)), 3, Some(Rate::new(8, 1))),
            (Some(Rate::new(10, 4)), 5, Some(Rate::new(10, 4))),
            (Some(Rate::new(10, 4)), u32::MAX, Some(Rate::new(10, 4))),
            // Half of what Stripe documents, and in the end no ceiling again.
            (None, 0, Some(Rate::new(12, 1))),
            (None, 12, Some(Rate::new(24, 1))),
            (None, 13, None),
        ] {
            let mut bucket = Bucket::new(ceiling, Rate::STRIPE_TEST);
            bucket.slow_down(start, start);
            let now = start + SECOND * after_seconds;
            assert_eq!(bucket.rate(now), rate, "{ceiling:?} {after_seconds}");
        }
    }
}
