//! Something in the database that waits to be dealt with.

use std::{sync::Arc, time::Duration};

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};

/// How much waits, and for how long. Set at each look into the database.
#[derive(Debug, Clone)]
pub struct QueueFigures {
    depths: Family<Status, Gauge>,
    oldest: Arc<Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Status {
    status: &'static str,
}

impl QueueFigures {
    /// `connect_pay_<queue>_<entries>` and `connect_pay_<queue>_oldest_pending_seconds`.
    pub(super) fn register(registry: &mut Registry, queue: &str, entries: &str) -> Self {
        let (depths, oldest) = (Family::default(), Gauge::default());
        registry.register(
            format!("{queue}_{entries}"),
            "Entries by status",
            Family::clone(&depths),
        );
        registry.register(
            format!("{queue}_oldest_pending_seconds"),
            "How long the oldest pending entry has waited",
            oldest.clone(),
        );
        Self {
            depths,
            oldest: Arc::new(oldest),
        }
    }

    /// How many there are by status, and how long the oldest pending one has waited. A status that
    /// is not named has none.
    pub fn stands(&self, depths: &[(&'static str, i64)], oldest_pending: Option<Duration>) {
        self.unknown();
        for &(status, count) in depths {
            self.depths.get_or_create(&Status { status }).set(count);
        }
        let seconds = oldest_pending.unwrap_or_default().as_secs();
        self.oldest.set(i64::try_from(seconds).unwrap_or(i64::MAX));
    }

    /// How it stands can not be told at present.
    pub fn unknown(&self) {
        self.depths.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_that_nothing_has_any_more_is_gone() {
        let mut registry = Registry::default();
        let queue = QueueFigures::register(&mut registry, "inbox", "events");
        queue.stands(
            &[("pending", 2), ("failed", 1)],
            Some(Duration::from_secs(90)),
        );
        queue.stands(&[("pending", 3)], Some(Duration::from_secs(91)));

        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).unwrap();

        assert!(
            text.contains("inbox_events{status=\"pending\"} 3"),
            "{text}"
        );
        assert!(text.contains("inbox_oldest_pending_seconds 91"), "{text}");
        assert!(!text.contains("failed"), "{text}");
    }
}
