//! Percentiles of many durations.

use std::{fmt, time::Duration};

/// The median and the 99th percentile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    p50: Duration,
    p99: Duration,
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

    /// How much longer these took than others, percentile by percentile.
    pub(crate) fn beyond(&self, other: &Self) -> Self {
        Self {
            p50: self.p50.saturating_sub(other.p50),
            p99: self.p99.saturating_sub(other.p99),
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "p50 {:>6} µs   p99 {:>6} µs",
            self.p50.as_micros(),
            self.p99.as_micros()
        )
    }
}
