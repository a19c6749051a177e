//! Time: read in one place, passed on as a value. The sandbox's clock runs with the machine's and can
//! be put forward, so that a week passes at once.

/// Seconds since 1970-01-01T00:00:00Z, as in every `created` field.
pub(crate) type UnixSeconds = i64;

/// A month of the calendar, as printed on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month {
    pub(crate) year: i64,
    pub(crate) month: i64,
}

/// A day.
pub(crate) const DAY_SECONDS: i64 = 24 * 60 * 60;

/// The sandbox's clock.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    ahead_seconds: i64,
}

/// The end of the year 9999, which is as far as calendars go.
const LAST_SECOND: UnixSeconds = 253_402_300_799;

/// A clock was asked to go back, or beyond all calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutOfReach;

impl Clock {
    /// The present second.
    pub(crate) fn now(self) -> UnixSeconds {
        self.ahead_seconds.saturating_add(machine_now())
    }

    /// Puts the clock forward to `to`.
    pub(crate) fn forward(&mut self, to: UnixSeconds) -> Result<(), OutOfReach> {
        let step = to.saturating_sub(self.now());
        if step < 0 || to > LAST_SECOND {
            return Err(OutOfReach);
        }
        self.ahead_seconds = self.ahead_seconds.saturating_add(step);
        Ok(())
    }
}

/// The present second of the machine, for whoever compares it with a clock outside the sandbox.
pub(crate) fn machine_now() -> UnixSeconds {
    jiff::Timestamp::now().as_second()
}

/// A time as version 2 of the API writes it: `2026-11-21T15:23:23.000Z`.
pub(crate) fn rfc3339(at: UnixSeconds) -> String {
    let at = jiff::Timestamp::from_second(at).unwrap_or_default();
    format!("{at:.3}")
}

/// The month, in UTC, that `at` falls into. A time that no calendar knows falls into year 1970.
pub(crate) fn month_of(at: UnixSeconds) -> Month {
    let at = jiff::Timestamp::from_second(at).unwrap_or_default();
    let date = jiff::tz::TimeZone::UTC.to_datetime(at).date();
    Month {
        year: date.year().into(),
        month: date.month().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_goes_forward_only() {
        let mut clock = Clock::default();
        let start = clock.now();

        assert_eq!(clock.forward(start + 100 * DAY_SECONDS), Ok(()));
        assert!(clock.now() >= start + 100 * DAY_SECONDS);
        assert_eq!(clock.forward(start), Err(OutOfReach));
        assert_eq!(clock.forward(UnixSeconds::MAX), Err(OutOfReach));
        assert!(clock.now() >= start + 100 * DAY_SECONDS);
    }

    #[test]
    fn a_second_falls_into_its_month() {
        assert_eq!(
            month_of(0),
            Month {
                year: 1970,
                month: 1
            }
        );
        assert_eq!(
            month_of(1_795_305_599),
            Month {
                year: 2026,
                month: 11
            }
        );
    }

    #[test]
    fn a_second_is_written_as_version_2_does() {
        assert_eq!(rfc3339(1_795_305_599), "2026-11-21T23:59:59.000Z");
    }

    #[test]
    fn months_are_in_calendar_order() {
        let december = Month {
            year: 2026,
            month: 12,
        };
        let january = Month {
            year: 2027,
            month: 1,
        };

        assert!(december < january);
    }
}
