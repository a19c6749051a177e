//! When to stop.

use tokio::signal::{
    self,
    unix::{SignalKind, signal as on},
};
use tracing::warn;

/// Resolves on Ctrl-C or SIGTERM.
pub(crate) async fn signal() {
    let terminate = async {
        match on(SignalKind::terminate()) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            Err(error) => {
                warn!(%error, "SIGTERM can not be heard; use Ctrl-C");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminate => {}
    }
}
