//! What workers do.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{counter::Counter, family::Family},
    registry::Registry,
};

/// What workers do.
#[derive(Debug, Clone)]
pub struct WorkerFigures {
    turns: Family<Turn, Counter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Turn {
    worker: &'static str,
    outcome: &'static str,
}

impl WorkerFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let turns = Family::default();
        registry.register("worker_turns", "Turns of workers", Family::clone(&turns));
        Self { turns }
    }

    /// A worker has taken a turn. `outcome` is `done`, `idle` or `failed`.
    pub(crate) fn turn(&self, worker: &'static str, outcome: &'static str) {
        self.turns.get_or_create(&Turn { worker, outcome }).inc();
    }
}
