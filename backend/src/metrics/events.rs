//! Events of Stripe that no webhook has brought.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family},
    registry::Registry,
};

/// Events of Stripe that no webhook has brought.
#[derive(Debug, Clone)]
pub struct EventFigures {
    found: Family<Found, Counter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Found {
    webhook: &'static str,
}

impl EventFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let found = Family::default();
        registry.register(
            "found_events",
            "Events that were found at Stripe before a webhook has brought them",
            Family::clone(&found),
        );
        Self { found }
    }

    /// One was found. `webhook` is `late` when Stripe still tries to deliver it, otherwise `lost`.
    pub(crate) fn found(&self, webhook: &'static str) {
        self.found.get_or_create(&Found { webhook }).inc();
    }
}
