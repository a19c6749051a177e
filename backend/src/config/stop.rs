//! How the server stops.

use std::time::Duration;

/// Flags and environment of stopping. The doc comments are their `--help`.
#[derive(Debug, Clone, clap::Args)]
pub struct StopArgs {
    /// For how many seconds after SIGTERM requests are still taken, while /health/ready answers 503:
    /// as long as a load balancer takes to notice
    #[arg(long, env = "CONNECT_PAY_STOP_DELAY_S", default_value_t = 3)]
    pub stop_delay_s: u64,
    /// How many seconds requests that are under way may take after that
    #[arg(long, env = "CONNECT_PAY_STOP_TIMEOUT_S", default_value_t = 25)]
    pub stop_timeout_s: u64,
}

/// How the server stops once it was told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StopConfig {
    /// For so long it still serves, and says that it is not ready.
    pub delay: Duration,
    /// How long what is under way may take then.
    pub timeout: Duration,
}

impl StopConfig {
    /// Nobody leads requests to another server. What is under way may take 25 seconds: Kubernetes
    /// and Docker Compose kill later than that when they are told to.
    pub const AT_ONCE: Self = Self {
        delay: Duration::ZERO,
        timeout: Duration::from_secs(25),
    };
}

impl StopArgs {
    /// How the server stops.
    pub(super) const fn config(&self) -> StopConfig {
        StopConfig {
            delay: Duration::from_secs(self.stop_delay_s),
            timeout: Duration::from_secs(self.stop_timeout_s),
        }
    }
}
