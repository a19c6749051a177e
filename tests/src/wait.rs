//! Waiting for a condition, with a deadline.

use std::time::{Duration, Instant};

/// How long to look for something.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first look to the last.
    pub lasts: Duration,
    /// Between two looks.
    pub pause: Duration,
}

impl Patience {
    const USUAL: Self = Self {
        lasts: Duration::from_secs(20),
        pause: Duration::from_millis(40),
    };

    /// Looks until there is something to see, or for too long.
    pub async fn look<T>(self, mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
        let end = Instant::now() + self.lasts;
        loop {
            let found = look().await;
            if found.is_some() || Instant::now() > end {
                return found;
            }
            tokio::time::sleep(self.pause).await;
        }
    }
}

/// Looks until there is something to see.
///
/// `what` ends the sentence of the failure: "waited 20 s for …".
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    let found = Patience::USUAL.look(look).await;
    found.unwrap_or_else(|| panic!("waited {:?} for {what}", Patience::USUAL.lasts))
}
