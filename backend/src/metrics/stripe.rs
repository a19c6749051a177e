//! Calls to Stripe.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

use crate::stripe::{CallReport, Observer};

/// Seconds. Stripe answers in a few tenths; a payment may take seconds, and a call is given up
/// after forty.
const CALL_BUCKETS: [f64; 9] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 40.0];
/// Seconds. A call that need not wait is in the first.
const WAIT_BUCKETS: [f64; 7] = [0.001, 0.01, 0.1, 0.5, 1.0, 5.0, 30.0];

/// Calls to Stripe: how they ended, why they were made again, how long they waited for a turn.
#[derive(Debug, Clone)]
pub struct StripeFigures {
    durations: Family<Call, Histogram, fn() -> Histogram>,
    retries: Family<Retry, Counter>,
    waits: Family<Lane, Histogram, fn() -> Histogram>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Call {
    operation: String,
    status: &'static str,
    account: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Retry {
    reason: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Lane {
    account: &'static str,
}

impl StripeFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let durations =
            Family::new_with_constructor((|| Histogram::new(CALL_BUCKETS)) as fn() -> Histogram);
        let waits =
            Family::new_with_constructor((|| Histogram::new(WAIT_BUCKETS)) as fn() -> Histogram);
        let retries = Family::default();
        registry.register(
            "stripe_call_duration_seconds",
            "Calls to Stripe, with all their attempts",
            Family::clone(&durations),
        );
        registry.register(
            "stripe_retries",
            "Further attempts of calls to Stripe",
            Family::clone(&retries),
        );
        registry.register(
            "stripe_turn_wait_seconds",
            "How long calls to Stripe waited for their turn",
            Family::clone(&waits),
        );
        Self {
            durations,
            retries,
            waits,
        }
    }
}

impl Observer for StripeFigures {
    fn call_ended(&self, report: &CallReport<'_>) {
        let account = report.account.name();
        let call = Call {
            operation: report.operation.to_owned(),
            status: report.end.class(),
            account,
        };
        let durations = self.durations.get_or_create(&call);
        durations.observe(report.duration.as_secs_f64());
        let waits = self.waits.get_or_create(&Lane { account });
        waits.observe(report.waited.as_secs_f64());
        for reason in report.retries {
            let reason = reason.name();
            self.retries.get_or_create(&Retry { reason }).inc();
        }
    }
}
