//! Time: read in one place, passed on as a value.

/// Seconds since 1970-01-01T00:00:00Z, as in every `created` field.
pub(crate) type UnixSeconds = i64;

/// A month of the calendar, as printed on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Month {
    pub(crate) year: i64,
    pub(crate) month: i64,
}

/// The present second.
pub(crate) fn now() -> UnixSeconds {
    jiff::Timestamp::now().as_second()
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
