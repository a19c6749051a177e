//! Time, as an argument: the system's in production, a hand-moved one in tests.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use crate::domain::Timestamp;

/// Where the present comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until a test moves it. Milliseconds since 1970 UTC.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows the present and stands still.
    pub fn standing_still() -> Self {
        Self::Manual(Arc::new(AtomicI64::new(system_millis())))
    }

    /// Moves a clock that a test holds; the machine's own goes its own way.
    pub fn put_forward(&self, millis: i64) {
        if let Self::Manual(now) = self {
            now.fetch_add(millis, Ordering::SeqCst);
        }
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::from_millis(system_millis()),
            Self::Manual(millis) => Timestamp::from_millis(millis.load(Ordering::SeqCst)),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn system_millis() -> i64 {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}
