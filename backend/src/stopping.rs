//! The end of a server, as everything in it hears of it.
//!
//! First the server leaves: it serves as before, and says that requests had better go to another
//! one. Then it stops.

use std::sync::Arc;

use tokio::sync::watch;

/// How far the server has come towards its end. Cheap to clone; clones hear the same.
#[derive(Debug, Clone)]
pub struct Stopping(Arc<watch::Sender<Phase>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Serving,
    Leaving,
    Stopping,
}

impl Stopping {
    /// Tells who asks that the server will stop in a moment.
    pub fn leave(&self) {
        self.reach(Phase::Leaving);
    }

    /// Tells everybody that the server stops.
    pub fn begin(&self) {
        self.reach(Phase::Stopping);
    }

    /// Whether requests had better go to another server.
    pub fn is_leaving(&self) -> bool {
        *self.0.borrow() >= Phase::Leaving
    }

    /// Resolves once the server is stopping: what lasts for long ends here.
    pub async fn begun(&self) {
        let mut told = self.0.subscribe();
        // This handle is a sender, so there is one.
        let _ = told.wait_for(|phase| *phase == Phase::Stopping).await;
    }

    /// Whether the server is stopping.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow() == Phase::Stopping
    }

    /// Nothing leads back.
    fn reach(&self, phase: Phase) {
        self.0.send_modify(|present| *present = phase.max(*present));
    }
}

impl Default for Stopping {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(Phase::Serving)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_hears_of_it_before_and_after() {
        let stopping = Stopping::default();
        let clone = stopping.clone();
        assert!(!clone.has_begun() && !clone.is_leaving());

        stopping.leave();
        assert!(!clone.has_begun() && clone.is_leaving());
        let ((), ()) = tokio::join!(clone.begun(), async { stopping.begin() });
        stopping.leave();
        clone.begun().await;

        assert!(clone.has_begun() && clone.is_leaving());
    }
}
