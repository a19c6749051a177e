//! Listing Stripe's events now and then, so that those whose webhooks never came are found.
//!
//! What became of a payment is asked of the payment itself ([`next_look`](super::next_look)). What
//! happens long after it, or to an account, is told by events only.

use shared::AccountId;

use super::{Patience, Timestamp};

/// An event may be listed later than one that happened after it.
const OVERLAP_S: i64 = 60 * 60;
/// By how much our clock may be ahead of Stripe's.
const CLOCKS_DIFFER_S: i64 = 24 * 60 * 60;
/// An hour, with the usual patience.
const INTERVAL: i64 = 60;
/// A list that could not be had is asked for again after five minutes, with the usual patience.
const AGAIN: i64 = 5;
/// An account that has left may come back: once a day.
const DAY: i64 = 24;

/// Whose events are listed. Stripe takes at most 20 types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventSource {
    /// The platform's own.
    Platform,
    /// Those of an account that is connected to it.
    Connected(AccountId),
    /// Those of the one account whose key the server has.
    Own(AccountId),
}

/// What came of listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// All were listed.
    All,
    /// The account does not let the platform look any more.
    NotConnected,
    /// There was no answer.
    Failed,
}

impl EventSource {
    /// The connected account to act for.
    pub const fn connected(&self) -> Option<&AccountId> {
        match self {
            Self::Connected(account) => Some(account),
            Self::Platform | Self::Own(_) => None,
        }
    }

    /// The types that matter and that nothing else finds.
    pub fn types(&self) -> Vec<&'static str> {
        match self {
            Self::Platform => FEES.to_vec(),
            Self::Connected(_) => [&LATER[..], &CONNECTION].concat(),
            Self::Own(_) => LATER.to_vec(),
        }
    }
}

const FEES: [&str; 2] = ["application_fee.created", "application_fee.refunded"];

const LATER: [&str; 11] = [
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "account.updated",
    "capability.updated",
];

const CONNECTION: [&str; 2] = [
    "account.application.authorized",
    "account.application.deauthorized",
];

/// From when on events are listed, in seconds by Stripe's clock. Before any was heard, ours has to do:
/// nothing that happened before our `oldest` checkout is about what we know, and a platform that has
/// long been at Stripe may have millions of such events.
pub fn listed_since(swept_to: Option<i64>, oldest: Option<Timestamp>, now: Timestamp) -> i64 {
    let first = || oldest.unwrap_or(now).as_seconds() - CLOCKS_DIFFER_S;
    swept_to.map_or_else(first, |newest| newest.saturating_sub(OVERLAP_S))
}

/// When events are listed next.
pub const fn next_sweep(listed: Listed, patience: Patience, now: Timestamp) -> Timestamp {
    now.after(patience.times_ms(match listed {
        Listed::All => INTERVAL,
        Listed::NotConnected => INTERVAL * DAY,
        Listed::Failed => AGAIN,
    }))
}

/// What is due later than this was planned by a clock that was wrong, and is due now.
pub const fn latest_sweep(patience: Patience, now: Timestamp) -> Timestamp {
    next_sweep(Listed::NotConnected, patience, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EventKind;

    const OPERATIONS: &str = include_str!("../../../docs/operations.md");
    const GOING_LIVE: &str = include_str!("../../../docs/going-live.md");

    #[test]
    fn only_what_matters_is_asked_for_and_no_more_than_stripe_lets() {
        let account: AccountId = "acct_1".parse().unwrap();
        for source in [
            EventSource::Platform,
            EventSource::Connected(account.clone()),
            EventSource::Own(account),
        ] {
            let types = source.types();
            assert!((1..=20).contains(&types.len()), "{source:?}");
            for kind in types {
                assert!(EventKind::of(kind).is_some(), "{kind}");
                // What no endpoint is told to send would count as lost each time.
                let listed = OPERATIONS.contains(&format!("`{kind}`"));
                assert!(listed, "docs/operations.md does not enable {kind}");
                let enabled = GOING_LIVE.contains(&format!(" {kind}"));
                assert!(enabled, "docs/going-live.md does not enable {kind}");
            }
        }
    }

    #[test]
    fn what_was_listed_lately_is_listed_again_and_at_first_what_is_ours() {
        let day = 86_400;
        let at = |seconds: i64| Timestamp::from_millis(seconds * 1000);
        let now = at(1_900_000_000);

        assert_eq!(listed_since(Some(5000), Some(at(9)), now), 5000 - 3600);
        assert_eq!(listed_since(None, Some(at(3 * day)), now), 2 * day);
        assert_eq!(listed_since(None, None, now), 1_900_000_000 - day);
    }

    #[test]
    fn a_failure_is_made_good_soon_and_an_account_that_left_is_seldom_asked() {
        let now = Timestamp::from_millis(0);
        for (listed, minutes) in [
            (Listed::All, 60),
            (Listed::NotConnected, 24 * 60),
            (Listed::Failed, 5),
        ] {
            let next = next_sweep(listed, Patience::DEFAULT, now);
            assert_eq!(next.as_seconds(), minutes * 60, "{listed:?}");
            assert!(next <= latest_sweep(Patience::DEFAULT, now));
        }
    }
}
