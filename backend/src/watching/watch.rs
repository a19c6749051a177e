//! One stream that waits for news.

use shared::CheckoutId;
use tokio::sync::watch::Receiver;

use super::Watching;
use crate::store::Revision;

/// One stream that waits for news of one checkout. Dropped, it makes room for another.
#[derive(Debug)]
pub struct Watch {
    watching: Watching,
    checkout: CheckoutId,
    newest: Receiver<Revision>,
}

impl Watch {
    pub(super) fn new(
        watching: Watching,
        checkout: CheckoutId,
        newest: Receiver<Revision>,
    ) -> Self {
        Self {
            watching,
            checkout,
            newest,
        }
    }

    /// The checkout.
    pub const fn checkout(&self) -> &CheckoutId {
        &self.checkout
    }

    /// Resolves when the checkout has a newer version than this one; with none, when it has any.
    pub async fn newer_than(&mut self, shown: Option<Revision>) {
        // The sender lives as long as this watch is counted.
        let _ = self.newest.wait_for(|newest| Some(*newest) > shown).await;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.watching.leave(&self.checkout);
    }
}
