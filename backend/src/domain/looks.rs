//! When the server asks Stripe by itself, in case nobody told it the news.
//!
//! | the checkout is | looked at |
//! |---|---|
//! | open, intent known | after 1 min, then twice as long each time, up to 6 h |
//! | open, intent ordered | after 30 s, then twice as long each time, up to 6 h |
//! | open, and it expires | at that time, too; after it, as with a known intent |
//! | processing | after 10 min, then twice as long each time, up to 12 h |
//! | authorized | just after `capture_before`, and every 12 h |
//! | paid, a refund is not done | after 10 min, then twice as long each time, up to 12 h |
//! | paid, ended with an intent | once, after 15 min |
//! | open or ended without an intent | never |
//!
//! Each change of the checkout begins anew. A minute here is as long as [`Patience`] says.

use super::{Checkout, Ending, Intent, Patience, State, Timestamp};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// How often a checkout was looked at since it last changed, and what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// How often; 0: it has just changed.
    pub times: u32,
    /// Whether a refund is ordered or pending.
    pub awaits_refund: bool,
}

impl Looked {
    /// A checkout that has just changed. A refund of it may have brought the change.
    pub const fn just_changed(checkout: &Checkout) -> Self {
        Self {
            times: 0,
            awaits_refund: matches!(&checkout.state, State::Paid(paid) if paid.refunded > 0),
        }
    }
}

/// When to look next; `None`: there will be no news.
pub fn next_look(
    checkout: &Checkout,
    looked: Looked,
    patience: Patience,
    now: Timestamp,
) -> Option<Timestamp> {
    let times = looked.times;
    let doubling = |first_ms, longest_ms| Some(now.after(doubled(first_ms, times, longest_ms)));
    let once = || (times == 0).then(|| now.after(patience.times_ms(15)));
    match &checkout.state {
        State::Open(_) if checkout.is_overdue(now) && times == 0 => Some(now),
        State::Open(_) if checkout.is_overdue(now) => doubling(patience.times_ms(1), 6 * HOUR_MS),
        State::Open(Intent::None) => checkout.expires,
        State::Open(Intent::Ordered) => {
            earlier(doubling(patience.half_ms(), 6 * HOUR_MS), checkout.expires)
        }
        State::Open(Intent::Known(_)) => earlier(
            doubling(patience.times_ms(1), 6 * HOUR_MS),
            checkout.expires,
        ),
        State::Processing(_) => doubling(patience.times_ms(10), 12 * HOUR_MS),
        State::Authorized(held) => {
            let released = held.capture_before.map(|at| at.after(patience.times_ms(1)));
            let released = released.filter(|at| *at > now);
            earlier(Some(now.after(12 * HOUR_MS)), released)
        }
        State::Paid(_) if looked.awaits_refund => doubling(patience.times_ms(10), 12 * HOUR_MS),
        State::Paid(_)
        | State::Ended(Ending {
            intent: Some(_), ..
        }) => once(),
        State::Ended(Ending { intent: None, .. }) => None,
    }
}

/// `first` after the first time, then twice as long each time, and never longer than `longest`.
fn doubled(first: i64, times: u32, longest: i64) -> i64 {
    let factor = 1_i64.checked_shl(times.min(40)).unwrap_or(i64::MAX);
    first.saturating_mul(factor).min(longest)
}

fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    [one, other].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use shared::Money;

    use super::{
        super::{Authorization, Cause, Payment, Pending, checkout::tests::open},
        *,
    };

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    /// Minutes from now until the next looks, after 0, 1, 2 and 30 looks.
    fn minutes(checkout: &Checkout, awaits_refund: bool) -> [Option<i64>; 4] {
        [0, 1, 2, 30].map(|times| {
            let looked = Looked {
                times,
                awaits_refund,
            };
            let at = next_look(checkout, looked, Patience::DEFAULT, NOW)?;
            Some((at.as_seconds() - NOW.as_seconds()) / 60)
        })
    }

    fn in_state(state: State) -> Checkout {
        Checkout {
            state,
            ..open(Intent::None)
        }
    }

    fn intent() -> shared::PaymentIntentId {
        "pi_1".parse().unwrap()
    }

    fn money() -> Money {
        open(Intent::None).terms.money()
    }

    fn held(capture_before_s: i64) -> Checkout {
        in_state(State::Authorized(Authorization {
            intent: intent(),
            charge: None,
            capturable: money(),
            capture_before: Some(Timestamp::from_seconds(1_000_000 + capture_before_s)),
            at: NOW,
        }))
    }

    fn paid() -> Checkout {
        in_state(State::Paid(Payment {
            intent: intent(),
            charge: None,
            received: money(),
            refunded: 0,
            at: NOW,
        }))
    }

    fn ended(intent: Option<shared::PaymentIntentId>) -> Checkout {
        in_state(State::Ended(Ending {
            cause: Cause::Expired,
            intent,
            at: NOW,
        }))
    }

    fn expires(checkout: Checkout, in_s: i64) -> Checkout {
        let expires = Some(Timestamp::from_seconds(1_000_000 + in_s));
        Checkout {
            expires,
            ..checkout
        }
    }

    #[test]
    fn each_state_has_its_pace() {
        let known = || open(Intent::Known(intent()));
        let processing = in_state(State::Processing(Pending::at_the_bank("pi_1")));
        let (hours_6, hours_12) = (Some(360), Some(720));
        for (checkout, awaits_refund, expected) in [
            (open(Intent::None), false, [None; 4]),
            (known(), false, [Some(1), Some(2), Some(4), hours_6]),
            (
                open(Intent::Ordered),
                false,
                [Some(0), Some(1), Some(2), hours_6],
            ),
            (expires(open(Intent::None), 7200), false, [Some(120); 4]),
            (
                expires(known(), 120),
                false,
                [Some(1), Some(2), Some(2), Some(2)],
            ),
            (
                expires(known(), 0),
                false,
                [Some(0), Some(2), Some(4), hours_6],
            ),
            (
                expires(open(Intent::None), -60),
                false,
                [Some(0), Some(2), Some(4), hours_6],
            ),
            (processing, false, [Some(10), Some(20), Some(40), hours_12]),
            (held(3600), false, [Some(61); 4]),
            (held(-3600), false, [hours_12; 4]),
            (held(86_400), false, [hours_12; 4]),
            (paid(), false, [Some(15), None, None, None]),
            (paid(), true, [Some(10), Some(20), Some(40), hours_12]),
            (ended(None), false, [None; 4]),
            (ended(Some(intent())), false, [Some(15), None, None, None]),
        ] {
            assert_eq!(minutes(&checkout, awaits_refund), expected, "{checkout:?}");
        }
    }
}
