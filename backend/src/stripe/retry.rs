//! Whether a failed attempt is made again, and when: a pure function, told why.
//!
//! | what happened | decision |
//! |---|---|
//! | `Stripe-Should-Retry` says no, or yes | obeyed |
//! | 429 with a reason: a rate limit | again, when its turn comes in the slowed lane |
//! | 429 without: a locked object (`lock_timeout`) | again, after a while |
//! | no answer; 409; 5xx | again, after a while |
//! | any other status | stop |
//! | a POST without idempotency key; OAuth | never again |
//!
//! <https://docs.stripe.com/error-low-level#retries>

use std::time::Duration;

use super::RetryReason;

/// What an attempt came to, as far as retrying is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is nothing to be gained by another attempt.
    Done,
    /// The connection failed, or no answer came in time.
    NoAnswer,
    /// Stripe refused.
    Refused {
        status: u16,
        should_retry: Option<bool>,
        /// Whether Stripe named the rate limit that was hit.
        rate_limited: bool,
    },
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Stop,
    Wait {
        delay: Duration,
        reason: RetryReason,
    },
}

/// How many times a request is sent at the most.
pub(super) const MAX_ATTEMPTS: u32 = 4;
const FIRST_DELAY_MS: u64 = 250;
const LONGEST_DELAY_MS: u64 = 4_000;

/// Decides after attempt number `attempt` (from 1). `jitter` is a random byte: a delay is spread
/// over half to all of its length, so that callers who failed together do not return together.
pub(super) fn decide(outcome: Outcome, attempt: u32, repeatable: bool, jitter: u8) -> Decision {
    let Some(reason) = reason(outcome) else {
        return Decision::Stop;
    };
    if !repeatable || attempt >= MAX_ATTEMPTS {
        return Decision::Stop;
    }
    let exponential = FIRST_DELAY_MS << attempt.saturating_sub(1).min(16);
    let half = exponential.min(LONGEST_DELAY_MS) / 2;
    let delay = Duration::from_millis(half + half * u64::from(jitter) / 255);
    Decision::Wait { delay, reason }
}

fn reason(outcome: Outcome) -> Option<RetryReason> {
    let Outcome::Refused {
        status,
        should_retry,
        rate_limited,
    } = outcome
    else {
        return (outcome == Outcome::NoAnswer).then_some(RetryReason::NoAnswer);
    };
    match (should_retry, status) {
        (Some(true), _) => Some(RetryReason::StripeAsked),
        (None, 409) => Some(RetryReason::InUse),
        (None, 429) if rate_limited => Some(RetryReason::RateLimit),
        (None, 429) => Some(RetryReason::Locked),
        (None, 500..) => Some(RetryReason::StripeFailed),
        (Some(false) | None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, should_retry: Option<bool>) -> Outcome {
        Outcome::Refused {
            status,
            should_retry,
            rate_limited: false,
        }
    }

    fn rate_limit(should_retry: Option<bool>) -> Outcome {
        Outcome::Refused {
            status: 429,
            should_retry,
            rate_limited: true,
        }
    }

    fn again(outcome: Outcome) -> bool {
        matches!(decide(outcome, 1, true, 0), Decision::Wait { .. })
    }

    #[test]
    fn failures_that_may_pass_are_tried_again() {
        for outcome in [
            Outcome::NoAnswer,
            answer(409, None),
            answer(429, None),
            rate_limit(None),
            answer(500, None),
            answer(503, None),
            answer(400, Some(true)),
            rate_limit(Some(true)),
        ] {
            assert!(again(outcome), "{outcome:?}");
        }
    }

    #[test]
    fn failures_that_would_repeat_are_not() {
        for outcome in [
            Outcome::Done,
            rate_limit(Some(false)),
            answer(400, None),
            answer(401, None),
            answer(402, None),
            answer(404, None),
            answer(409, Some(false)),
            answer(500, Some(false)),
        ] {
            assert!(!again(outcome), "{outcome:?}");
        }
    }

    #[test]
    fn a_post_without_a_key_is_never_repeated() {
        assert_eq!(decide(Outcome::NoAnswer, 1, false, 0), Decision::Stop);
    }

    #[test]
    fn delays_grow_up_to_a_bound_and_attempts_end() {
        let delay = |attempt, jitter| match decide(Outcome::NoAnswer, attempt, true, jitter) {
            Decision::Wait { delay, .. } => Some(delay.as_millis()),
            Decision::Stop => None,
        };
        assert_eq!((delay(1, 0), delay(1, 255)), (Some(125), Some(250)));
        assert_eq!((delay(3, 0), delay(3, 255)), (Some(500), Some(1000)));
        assert_eq!(delay(MAX_ATTEMPTS, 0), None);
    }
}
