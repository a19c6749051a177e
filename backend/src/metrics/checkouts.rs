//! What becomes of checkouts.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};
use shared::{CheckoutStatus, Named as _};

/// What becomes of checkouts.
#[derive(Debug, Clone)]
pub struct CheckoutFigures {
    came_to: Family<Status, Counter>,
    under_way: Family<Status, Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Status {
    status: &'static str,
}

impl CheckoutFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let (came_to, under_way) = (Family::default(), Family::default());
        registry.register(
            "checkouts",
            "Checkouts that came to a status",
            Family::clone(&came_to),
        );
        registry.register(
            "checkouts_under_way",
            "Checkouts whose payment a bank works on, or holds",
            Family::clone(&under_way),
        );
        Self { came_to, under_way }
    }

    /// A checkout that was `before` (none: it is new) is `after` now. The same twice is no news.
    pub fn became(&self, before: Option<CheckoutStatus>, after: CheckoutStatus) {
        if before != Some(after) {
            let status = after.name();
            self.came_to.get_or_create(&Status { status }).inc();
        }
    }

    /// How many there are in this status at present.
    pub fn under_way(&self, status: CheckoutStatus, count: i64) {
        let status = status.name();
        self.under_way.get_or_create(&Status { status }).set(count);
    }

    /// How many there are can not be told at present.
    pub fn under_way_unknown(&self) {
        self.under_way.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_counts_when_it_is_new() {
        use CheckoutStatus::{Open, Paid};
        let mut registry = Registry::default();
        let checkouts = CheckoutFigures::register(&mut registry);

        checkouts.became(None, Open);
        checkouts.became(Some(Open), Open);
        checkouts.became(Some(Open), Paid);

        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &registry).unwrap();
        for line in [
            "checkouts_total{status=\"open\"} 1",
            "checkouts_total{status=\"paid\"} 1",
        ] {
            assert!(text.contains(line), "{text}");
        }
    }
}
