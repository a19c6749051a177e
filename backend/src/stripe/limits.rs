//! How many calls go out, for whom, and when.
//!
//! Each connected account has a lane of its own, and the platform has one: calls of a lane go out
//! in the order in which they came, as fast as its [`Bucket`] lets them. A storm on one account
//! never delays another. Stripe's own word (429 with `Stripe-Rate-Limited-Reason`) slows a lane
//! down. <https://docs.stripe.com/rate-limits>

mod bucket;
mod turns;

use std::time::Duration;

pub(super) use self::turns::Turns;
use super::Mode;

/// So many calls per second, and so many at once after a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    per_second: u32,
    burst: u32,
}

impl Rate {
    /// What Stripe documents for live mode.
    pub const STRIPE_LIVE: Self = Self::new(100, 100);
    /// What Stripe documents for test mode and sandboxes.
    pub const STRIPE_TEST: Self = Self::new(25, 25);

    /// `per_second` calls each second; after a pause, `burst` of them at once. Zero counts as one.
    pub const fn new(per_second: u32, burst: u32) -> Self {
        Self {
            per_second: if per_second == 0 { 1 } else { per_second },
            burst: if burst == 0 { 1 } else { burst },
        }
    }

    /// What Stripe documents for keys of this mode.
    pub const fn documented(mode: Mode) -> Self {
        match mode {
            Mode::Live => Self::STRIPE_LIVE,
            Mode::Test => Self::STRIPE_TEST,
        }
    }
}

/// The ceilings that a client keeps to by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For each connected account; none: until Stripe says that it is too much.
    pub per_account: Option<Rate>,
    /// For what the platform does as itself; none: until Stripe says that it is too much.
    pub platform: Option<Rate>,
    /// How long a call waits for its turn, where [`within`](super::Request::within) says nothing.
    pub longest_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_account: None,
            platform: None,
            longest_wait: Duration::from_secs(30),
        }
    }
}
