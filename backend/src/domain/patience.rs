//! How long the server waits for news before it asks by itself.

const SECOND_MS: i64 = 1000;

/// How long the server waits for news. All that it does without being asked is measured by this:
/// when it looks at a checkout, and when it takes over the work of a server that died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    once_ms: i64,
}

impl Patience {
    /// A minute: webhooks come within seconds.
    pub const DEFAULT: Self = Self::of_seconds(60);

    /// So many seconds, at least one.
    pub const fn of_seconds(seconds: u32) -> Self {
        let seconds = if seconds == 0 { 1 } else { seconds as i64 };
        Self {
            once_ms: seconds * SECOND_MS,
        }
    }

    /// So many times as long, in milliseconds.
    pub const fn times_ms(self, times: i64) -> i64 {
        self.once_ms.saturating_mul(times)
    }

    /// Half as long, in milliseconds.
    pub const fn half_ms(self) -> i64 {
        self.once_ms / 2
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self::DEFAULT
    }
}
