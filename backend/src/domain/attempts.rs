//! Limits of attempts to pay, against those who test stolen cards.
//! <https://docs.stripe.com/disputes/prevention/card-testing>
//!
//! Each limit is a number of things in a sliding window of time. It is decided by one fact: when
//! the `count`-th newest of them was.

use std::fmt;

use super::Timestamp;

const MINUTE_MS: i64 = 60 * 1000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Which limit holds an attempt back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttemptLimit {
    /// Failed charges of one checkout.
    Checkout,
    /// Attempts from one address.
    ClientIp,
    /// Intents of one account.
    Account,
    /// Nearly every charge of an account fails.
    Breaker,
}

impl AttemptLimit {
    /// Its name in logs and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Checkout => "checkout",
            Self::ClientIp => "client_ip",
            Self::Account => "account",
            Self::Breaker => "breaker",
        }
    }
}

/// An attempt that is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct TooManyAttempts {
    /// By which limit.
    pub limit: AttemptLimit,
    /// After how many seconds it may be tried again; at least one.
    pub retry_after_s: i64,
}

impl fmt::Display for TooManyAttempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.limit {
            AttemptLimit::Checkout => {
                "too many charges of this checkout have failed \
                 (CONNECT_PAY_FAILED_CHARGES_PER_CHECKOUT); the platform can allow more with POST \
                 /api/checkouts/{id}/reset-attempts"
            }
            AttemptLimit::ClientIp => {
                "too many attempts to pay came from this address in a minute \
                 (CONNECT_PAY_ATTEMPTS_PER_IP)"
            }
            AttemptLimit::Account => {
                "too many payments of this account were begun in a minute \
                 (CONNECT_PAY_INTENTS_PER_ACCOUNT)"
            }
            AttemptLimit::Breaker => {
                "nearly all charges of this account have failed in the last ten minutes, as when \
                 stolen cards are tested (CONNECT_PAY_BREAKER_FAILED_CHARGES)"
            }
        };
        write!(f, "{why}; or try again in {} seconds", self.retry_after_s)
    }
}

/// So many in so long a time. A count of zero is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many.
    pub count: u32,
    /// In how long a time, in milliseconds.
    pub millis: i64,
}

impl Window {
    /// So many in a minute.
    pub const fn per_minute(count: u32) -> Self {
        Self {
            count,
            millis: MINUTE_MS,
        }
    }

    /// When the window begins that ends now: what happened then, or before, counts no more.
    #[must_use]
    pub const fn begin(self, now: Timestamp) -> Timestamp {
        now.before(self.millis)
    }

    /// How many seconds to wait before one more is allowed; `None`: it is. `nth_newest` is when the
    /// `count`-th newest was, if there were that many.
    pub fn wait(self, nth_newest: Option<Timestamp>, now: Timestamp) -> Option<i64> {
        let at = nth_newest.filter(|at| self.count > 0 && *at > self.begin(now))?;
        let millis = at.as_millis() - self.begin(now).as_millis();
        Some(millis.saturating_add(999).div_euclid(1000))
    }
}

/// Stops an account whose charges nearly all fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaker {
    /// It needs this many failed charges to be sure; with fewer, it never opens. Zero: never.
    pub failed: Window,
    /// And more than this share of all charges, in percent.
    pub percent: u32,
}

/// Which failed charges of an account the breaker counts: one checkout can not stop an account by
/// itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedFailures {
    /// Those after this time.
    pub since: Timestamp,
    /// At most so many of each checkout.
    pub of_each: u32,
}

/// Charges of an account in the breaker's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charged {
    /// Those that failed, as far as they count.
    pub failed: i64,
    /// Those, and all that did not fail.
    pub all: i64,
}

impl Breaker {
    /// How many seconds to wait before the account may try again; `None`: it may. `nth_newest` is
    /// when the `count`-th newest failure was.
    pub fn wait(
        self,
        nth_newest: Option<Timestamp>,
        charged: Charged,
        now: Timestamp,
    ) -> Option<i64> {
        let nearly_all = charged.failed.saturating_mul(100)
            > charged.all.saturating_mul(i64::from(self.percent));
        self.failed.wait(nth_newest, now).filter(|_| nearly_all)
    }
}

/// All limits of attempts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptLimits {
    /// Failed charges of one checkout, in a day.
    pub checkout: Window,
    /// Attempts from one address, in a minute.
    pub client_ip: Window,
    /// New intents of one account, in a minute.
    pub account: Window,
    /// Failing charges of one account, in ten minutes.
    pub breaker: Breaker,
}

impl AttemptLimits {
    /// The limits with these numbers, in the order of the fields.
    pub const fn new(
        failed_charges: u32,
        attempts: u32,
        intents: u32,
        (breaker_failed, percent): (u32, u32),
    ) -> Self {
        Self {
            checkout: Window {
                count: failed_charges,
                millis: DAY_MS,
            },
            client_ip: Window::per_minute(attempts),
            account: Window::per_minute(intents),
            breaker: Breaker {
                failed: Window {
                    count: breaker_failed,
                    millis: 10 * MINUTE_MS,
                },
                percent,
            },
        }
    }

    /// How many failures of one checkout count for its account: so many as it is allowed.
    pub const fn counted_of_each(&self) -> u32 {
        match self.checkout.count {
            0 => u32::MAX,
            count => count,
        }
    }
}

impl Default for AttemptLimits {
    /// Far above what customers do, far below what testers of cards need.
    fn default() -> Self {
        Self::new(10, 30, 600, (51, 90))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    #[test]
    fn a_window_is_full_until_its_nth_newest_has_left() {
        let window = Window::per_minute(3);
        for (nth_newest, now, expected) in [
            (None, at(1000), None),
            (Some(at(1000)), at(1000), Some(60)),
            (Some(at(1000)), at(1059), Some(1)),
            (Some(at(1000)), at(1060), None),
            (Some(at(900)), at(1000), None),
            (
                Some(Timestamp::from_millis(1)),
                Timestamp::from_millis(60_000),
                Some(1),
            ),
            // Stripe's clock may be ahead of ours.
            (Some(at(1005)), at(1000), Some(65)),
        ] {
            assert_eq!(
                window.wait(nth_newest, now),
                expected,
                "{nth_newest:?} {now:?}"
            );
        }
    }

    #[test]
    fn zero_is_no_limit() {
        let window = Window::per_minute(0);
        assert_eq!(window.wait(Some(at(1000)), at(1000)), None);
    }

    #[test]
    fn the_breaker_opens_when_many_charges_fail_and_few_succeed() {
        let breaker = AttemptLimits::default().breaker;
        let charged = |failed, all| Charged { failed, all };
        for (nth_newest, charged, expected) in [
            (Some(at(1000)), charged(51, 51), Some(600)),
            (Some(at(1000)), charged(91, 101), Some(600)),
            (Some(at(1000)), charged(90, 100), None),
            (Some(at(1000)), charged(60, 600), None),
            (None, charged(50, 50), None),
            (Some(at(400)), charged(51, 51), None),
        ] {
            let wait = breaker.wait(nth_newest, charged, at(1000));
            assert_eq!(wait, expected, "{nth_newest:?} {charged:?}");
        }
    }

    #[test]
    fn a_refusal_says_how_long_to_wait_and_which_setting_decides() {
        for (limit, setting) in [
            (
                AttemptLimit::Checkout,
                "CONNECT_PAY_FAILED_CHARGES_PER_CHECKOUT",
            ),
            (AttemptLimit::ClientIp, "CONNECT_PAY_ATTEMPTS_PER_IP"),
            (AttemptLimit::Account, "CONNECT_PAY_INTENTS_PER_ACCOUNT"),
            (AttemptLimit::Breaker, "CONNECT_PAY_BREAKER_FAILED_CHARGES"),
        ] {
            let refusal = TooManyAttempts {
                limit,
                retry_after_s: 7,
            };
            let sentence = refusal.to_string();
            assert!(sentence.contains(setting), "{sentence}");
            assert!(sentence.contains("in 7 seconds"), "{sentence}");
        }
    }
}
