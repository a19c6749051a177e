//! The end of a server, as everything in it hears of it.

use std::sync::Arc;

use tokio::sync::watch;

/// Whether the server is stopping. Cheap to clone; clones hear the same.
#[derive(Debug, Clone)]
pub struct Stopping(Arc<watch::Sender<bool>>);

impl Stopping {
    /// Tells everybody that the server stops.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Resolves once the server is stopping: what lasts for long ends here.
    pub async fn begun(&self) {
        let mut told = self.0.subscribe();
        // This handle is a sender, so there is one.
        let _ = told.wait_for(|stopping| *stopping).await;
    }

    /// Whether the server is stopping.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }
}

impl Default for Stopping {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_hears_of_it_before_and_after() {
        let stopping = Stopping::default();
        let clone = stopping.clone();
        assert!(!clone.has_begun());

        let ((), ()) = tokio::join!(clone.begun(), async { stopping.begin() });
        clone.begun().await;

        assert!(clone.has_begun());
    }
}
