//! Percentiles of many durations, and ratios of figures.

use std::{fmt, time::Duration};

/// The median and the 99th percentile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
}

impl Figures {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        let at = |percent: usize| {
            times
                .get(times.len() * percent / 100)
                .or(times.last())
                .copied()
                .unwrap_or_default()
        };
        Self {
            p50: at(50),
            p99: at(99),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99) = (self.p50.as_micros(), self.p99.as_micros());
        write!(f, "p50 {p50:>6} µs   p99 {p99:>6} µs")
    }
}

/// The one in the middle; of two, the greater.
pub(crate) fn median(mut figures: Vec<u128>) -> u128 {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// How many times `one` goes into `many`, with two decimals.
pub(crate) fn times(many: u128, one: u128) -> String {
    let hundredths = many * 100 / one.max(1);
    format!("{}.{:02} times", hundredths / 100, hundredths % 100)
}

/// A target, and whether this run has met it. Other work on the machine may miss one.
pub(crate) fn target(text: &str, met: bool) -> String {
    let verdict = if met { "met" } else { "MISSED" };
    format!("target {text}: {verdict}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_not_moved_by_one_that_was_disturbed() {
        assert_eq!(median(vec![900, 3, 1]), 3);
        assert_eq!(median(vec![]), 0);
    }
}
