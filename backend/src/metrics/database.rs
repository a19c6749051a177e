//! The connections to the database.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};

use crate::store::Connections;

/// The connections to the database.
#[derive(Debug, Clone)]
pub struct DatabaseFigures {
    connections: Family<State, Gauge>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct State {
    state: &'static str,
}

impl DatabaseFigures {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let connections = Family::default();
        registry.register(
            "database_connections",
            "Connections of this server to its database",
            Family::clone(&connections),
        );
        Self { connections }
    }

    /// How many there are at present.
    pub fn connections(&self, connections: Connections) {
        for (state, count) in [("in_use", connections.in_use), ("idle", connections.idle)] {
            let gauge = self.connections.get_or_create(&State { state });
            gauge.set(i64::from(count));
        }
    }
}
