//! Figures for a monitoring system, in the text format of Prometheus and `OpenMetrics`.
//!
//! | name | kind, unit | labels |
//! |---|---|---|
//! | `connect_pay_sse_clients` | gauge, open streams of events | |
//! | `connect_pay_checkouts_total` | counter, checkouts that came to a status | `status` |
//! | `connect_pay_checkouts_under_way` | gauge, checkouts in a status that passes | `status`: `processing`, `authorized` |
//! | `connect_pay_refused_attempts_total` | counter, attempts to pay that a limit has held back | `limit`: `checkout`, `client_ip`, `account`, `breaker` |
//! | `connect_pay_http_request_duration_seconds` | histogram, requests until their answer began | `method`, `path` (the pattern), `status` (its class) |
//! | `connect_pay_stripe_call_duration_seconds` | histogram, calls with all their attempts | `operation`, `status` (its class, `no_answer`, `held_back`), `account`: `platform`, `connected`, `own` |
//! | `connect_pay_stripe_retries_total` | counter, further attempts | `reason` |
//! | `connect_pay_stripe_turn_wait_seconds` | histogram, waits for a turn | `account` |
//! | `connect_pay_inbox_events`, `connect_pay_outgoing_messages` | gauge, entries | `status` |
//! | `connect_pay_inbox_oldest_pending_seconds`, `connect_pay_outgoing_oldest_pending_seconds` | gauge, age | |
//! | `connect_pay_found_events_total` | counter, events that were found at Stripe before a webhook has brought them | `webhook`: `late`, `lost` |
//! | `connect_pay_worker_turns_total` | counter, turns of workers | `worker`, `outcome`: `done`, `idle`, `failed` |
//! | `connect_pay_database_connections` | gauge, connections of this server | `state`: `in_use`, `idle` |
//!
//! Each server has its own, from its start on; those that come from the database are the same at
//! each. There is no gauge of all checkouts by status, since to count a million of them takes the
//! database longer than a scrape may: `increase(connect_pay_checkouts_total[1d])` says what came,
//! and the gauge counts only those that do not stay where they are.
//!
//! A label never holds an id, nor a path with one: there are only so many values, and none tells of
//! a customer or an account.

mod checkouts;
mod database;
mod events;
mod http;
mod queue;
mod stripe;
mod workers;

use std::sync::Arc;

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

pub use self::{
    checkouts::CheckoutFigures, database::DatabaseFigures, events::EventFigures, http::HttpFigures,
    queue::QueueFigures, stripe::StripeFigures, workers::WorkerFigures,
};
use crate::domain::AttemptLimit;

/// The media type of [`Metrics::text`].
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The figures. Cheap to clone; clones count together.
#[derive(Debug, Clone)]
pub struct Metrics {
    /// What becomes of checkouts.
    pub checkouts: CheckoutFigures,
    /// Requests.
    pub http: HttpFigures,
    /// Calls to Stripe.
    pub stripe: StripeFigures,
    /// Events from Stripe that wait to be dealt with.
    pub inbox: QueueFigures,
    /// Events that no webhook has brought.
    pub events: EventFigures,
    /// Messages that wait to be delivered to the platform.
    pub outgoing: QueueFigures,
    /// What workers do.
    pub workers: WorkerFigures,
    /// The database.
    pub database: DatabaseFigures,
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
        let mut registry = Registry::with_prefix("connect_pay");
        let refused_attempts = Family::default();
        registry.register(
            "refused_attempts",
            "Attempts to pay that a limit has held back",
            refused_attempts.clone(),
        );
        let sse_clients = Gauge::default();
        registry.register("sse_clients", "Open streams of events", sse_clients.clone());
        Self {
            checkouts: CheckoutFigures::register(&mut registry),
            http: HttpFigures::register(&mut registry),
            stripe: StripeFigures::register(&mut registry),
            inbox: QueueFigures::register(&mut registry, "inbox", "events"),
            events: EventFigures::register(&mut registry),
            outgoing: QueueFigures::register(&mut registry, "outgoing", "messages"),
            workers: WorkerFigures::register(&mut registry),
            database: DatabaseFigures::register(&mut registry),
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
