//! What became of calls, for whoever counts them.

use std::{fmt, time::Duration};

/// Hears what became of each call. It must not take long.
pub trait Observer: fmt::Debug + Send + Sync {
    /// A call has ended: answered, refused, or given up.
    fn call_ended(&self, report: &CallReport<'_>);
}

/// What became of one call, with all its attempts. It names no account and no object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallReport<'c> {
    /// What was asked (`payment_intents.create`).
    pub operation: &'c str,
    /// For whom.
    pub account: AccountClass,
    /// How it ended.
    pub end: CallEnd,
    /// From the first wait for a turn to the last answer.
    pub duration: Duration,
    /// The part of it that went by waiting for a turn.
    pub waited: Duration,
    /// Why it was made again, each time.
    pub retries: &'c [RetryReason],
}

/// For whom a call was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountClass {
    /// For the platform itself.
    Platform,
    /// For a connected account.
    Connected,
    /// For the one account whose own key the client has.
    Own,
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallEnd {
    /// Stripe answered with this status.
    Answered(u16),
    /// No answer came, or none in time.
    NoAnswer,
    /// Its turn would have come too late; it was not sent.
    HeldBack,
}

/// Why a call is made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetryReason {
    /// The connection failed, or no answer came in time.
    NoAnswer,
    /// `Stripe-Should-Retry: true`.
    StripeAsked,
    /// The idempotency key or the object is in use.
    InUse,
    /// There were too many calls.
    RateLimit,
    /// Somebody else changes the object.
    Locked,
    /// Stripe answered 5xx.
    StripeFailed,
}

impl AccountClass {
    /// Its name in logs and figures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Connected => "connected",
            Self::Own => "own",
        }
    }
}

impl RetryReason {
    /// Its name in logs and figures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::StripeAsked => "stripe_asked",
            Self::InUse => "in_use",
            Self::RateLimit => "rate_limit",
            Self::Locked => "locked",
            Self::StripeFailed => "stripe_failed",
        }
    }
}

impl CallEnd {
    /// The class of the status (`2xx`), or what happened instead of an answer.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Answered(200..=299) => "2xx",
            Self::Answered(400..=499) => "4xx",
            Self::Answered(500..=599) => "5xx",
            Self::Answered(_) => "other",
            Self::NoAnswer => "no_answer",
            Self::HeldBack => "held_back",
        }
    }
}
