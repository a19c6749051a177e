//! What goes wrong with deliveries to webhook endpoints.

use serde::{Deserialize, Serialize};

use crate::faults::roll;

/// How often what goes wrong, in percent of the events. An event has one fate, at every endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Webhooks {
    /// Delivered again, once or twice, though it was delivered.
    pub(crate) duplicated_percent: u8,
    /// Held back until a later event went out to the endpoint.
    pub(crate) reordered_percent: u8,
    /// Sent `delay_s` seconds later.
    pub(crate) delayed_percent: u8,
    pub(crate) delay_s: u32,
    /// Never sent, though Stripe believes that it was.
    pub(crate) lost_percent: u8,
    /// First signed with the secret before the present one.
    pub(crate) old_secret_percent: u8,
    /// First signed with a secret that the endpoint never had.
    pub(crate) wrong_secret_percent: u8,
    /// First signed with a timestamp of ten minutes ago.
    pub(crate) stale_percent: u8,
}

/// What becomes of the deliveries of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fate {
    pub(crate) lost: bool,
    /// How often it is delivered again after it was.
    pub(crate) again: u8,
    pub(crate) reordered: bool,
    pub(crate) delay_s: u32,
    /// What is wrong with the first try.
    pub(crate) flaw: Option<Flaw>,
}

/// What is wrong with the signature of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    OldSecret,
    WrongSecret,
    Stale,
}

impl Default for Webhooks {
    fn default() -> Self {
        Self {
            duplicated_percent: 0,
            reordered_percent: 0,
            delayed_percent: 0,
            delay_s: 60,
            lost_percent: 0,
            old_secret_percent: 0,
            wrong_secret_percent: 0,
            stale_percent: 0,
        }
    }
}

impl Webhooks {
    /// Whether every percentage is one.
    pub(crate) fn is_possible(&self) -> bool {
        let percents = [
            self.duplicated_percent,
            self.reordered_percent,
            self.delayed_percent,
            self.lost_percent,
            self.old_secret_percent,
            self.wrong_secret_percent,
            self.stale_percent,
        ];
        percents.into_iter().all(|percent| percent <= 100)
    }

    /// What becomes of the event of that ordinal. What is lost, or wrongly signed, is decided for
    /// each kind by itself; the first kind that strikes wins.
    pub(crate) fn fate(&self, seed: u64, ordinal: u64) -> Fate {
        let strikes = |salt: &str, percent: u8| roll(seed, salt, ordinal) % 100 < percent.into();
        let flaws = [
            ("old_secret", self.old_secret_percent, Flaw::OldSecret),
            ("wrong_secret", self.wrong_secret_percent, Flaw::WrongSecret),
            ("stale", self.stale_percent, Flaw::Stale),
        ];
        let flaw = flaws
            .into_iter()
            .find(|(salt, percent, _)| strikes(salt, *percent));
        let again = match roll(seed, "again", ordinal) % 3 {
            0 => 2,
            _ => 1,
        };
        Fate {
            lost: strikes("lost", self.lost_percent),
            again: if strikes("duplicated", self.duplicated_percent) {
                again
            } else {
                0
            },
            reordered: strikes("reordered", self.reordered_percent),
            delay_s: if strikes("delayed", self.delayed_percent) {
                self.delay_s
            } else {
                0
            },
            flaw: flaw.map(|(.., flaw)| flaw),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_setting_nothing_goes_wrong() {
        for ordinal in 0..100 {
            assert_eq!(Webhooks::default().fate(7, ordinal), Fate::default());
        }
    }

    #[test]
    fn a_fate_depends_on_seed_and_ordinal_alone() {
        let half = Webhooks {
            duplicated_percent: 50,
            lost_percent: 50,
            stale_percent: 50,
            ..Webhooks::default()
        };
        let fates = |seed| -> Vec<_> { (0..50).map(|n| half.fate(seed, n)).collect() };

        assert_eq!(fates(7), fates(7));
        assert_ne!(fates(7), fates(8));
    }

    #[test]
    fn a_hundred_percent_strike_always() {
        let all = Webhooks {
            lost_percent: 100,
            old_secret_percent: 100,
            delayed_percent: 100,
            ..Webhooks::default()
        };

        for ordinal in 0..100 {
            let fate = all.fate(7, ordinal);
            assert!(fate.lost);
            assert_eq!((fate.flaw, fate.delay_s), (Some(Flaw::OldSecret), 60));
        }
        assert!(
            !Webhooks {
                lost_percent: 101,
                ..all
            }
            .is_possible()
        );
    }
}
