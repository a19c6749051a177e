//! Points in time.

/// Milliseconds since 1970 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(i64);

impl Timestamp {
    /// So many milliseconds after 1970 UTC began.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// So many whole seconds after 1970 UTC began, as Stripe counts; what no clock will show is
    /// cut off.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// The time that lies so many milliseconds before this one.
    #[must_use]
    pub const fn before(self, millis: i64) -> Self {
        Self(self.0.saturating_sub(millis))
    }

    /// The time that lies so many milliseconds after this one.
    #[must_use]
    pub const fn after(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Milliseconds since 1970 UTC.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// As RFC 3339 writes it, in UTC.
    pub fn to_rfc3339(self) -> String {
        let at = jiff::Timestamp::from_millisecond(self.0);
        // What no calendar shows is no time that a clock has given.
        at.unwrap_or_default().to_string()
    }

    /// Whole seconds since 1970 UTC, as Stripe counts.
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}
