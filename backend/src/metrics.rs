//! Figures for a monitoring system, in the text format of Prometheus and `OpenMetrics`.
//!
//! | name | kind, unit | labels |
//! |---|---|---|
//! | `connect_pay_sse_clients` | gauge, open streams of events | |
//! | `connect_pay_refused_attempts_total` | counter, attempts to pay that a limit has held back | `limit`: `checkout`, `client_ip`, `account`, `breaker` |
//!
//! Each server has its own, from its start on.

use std::sync::Arc;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

use crate::domain::AttemptLimit;

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The figures. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    registry: Arc<Registry>,
    refused_attempts: Family<RefusedBy, Counter>,
    sse_clients: Gauge,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RefusedBy {
    limit: &'static str,
}

impl Metrics {
    /// A limit has held an attempt back.
    pub fn attempt_refused(&self, limit: AttemptLimit) {
        let by = RefusedBy {
            limit: limit.name(),
        };
        self.refused_attempts.get_or_create(&by).inc();
    }

    /// So many streams of events are open.
    pub fn sse_clients(&self, open: usize) {
        self.sse_clients
            .set(i64::try_from(open).unwrap_or(i64::MAX));
    }

    /// All figures as text.
    ///
    /// # Errors
    /// When a figure can not be written.
    pub fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let refused_attempts = Family::default();
        let mut registry = Registry::with_prefix("connect_pay");
        registry.register(
            "refused_attempts",
            "Attempts to pay that a limit has held back",
            refused_attempts.clone(),
        );
        let sse_clients = Gauge::default();
        registry.register("sse_clients", "Open streams of events", sse_clients.clone());
        Self {
            registry: Arc::new(registry),
            refused_attempts,
            sse_clients,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_by_the_limit_that_held_them_back() {
        let metrics = Metrics::default();
        metrics.attempt_refused(AttemptLimit::Checkout);
        metrics.attempt_refused(AttemptLimit::Checkout);
        metrics.attempt_refused(AttemptLimit::Breaker);

        let text = metrics.text().unwrap();

        for line in [
            "# TYPE connect_pay_refused_attempts counter",
            "connect_pay_refused_attempts_total{limit=\"checkout\"} 2",
            "connect_pay_refused_attempts_total{limit=\"breaker\"} 1",
        ] {
            assert!(text.contains(line), "{text}");
        }
    }
}
