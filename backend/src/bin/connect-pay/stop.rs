//! When to stop.

use tokio::{
    signal::{
        self,
        unix::{SignalKind, signal as on},
    },
    sync::watch,
};
use tracing::warn;

/// Resolves on Ctrl-C or SIGTERM.
#[cfg(feature = "sandbox")]
pub(crate) async fn signal() {
    Signals::listen().come(1).await;
}

/// Ctrl-C and SIGTERM, counted from now on.
#[derive(Debug, Clone)]
pub(crate) struct Signals(watch::Receiver<u32>);

impl Signals {
    /// Begins to listen. From here on a signal does not end the program by itself.
    pub(crate) fn listen() -> Self {
        let (count, counted) = watch::channel(0);
        tokio::spawn(async move {
            let mut next = Next::new();
            // Until nobody wants to know any more.
            while !count.is_closed() {
                next.signal().await;
                count.send_modify(|count| *count += 1);
            }
        });
        Self(counted)
    }

    /// Resolves once so many have come.
    pub(crate) async fn come(mut self, wanted: u32) {
        // An error means that nothing counts any more: time to stop, too.
        let _ = self.0.wait_for(|count| *count >= wanted).await;
    }
}

/// What the next signal comes from.
struct Next {
    terminate: Option<signal::unix::Signal>,
}

impl Next {
    fn new() -> Self {
        let terminate = on(SignalKind::terminate());
        if let Err(error) = &terminate {
            warn!(%error, "SIGTERM can not be heard; use Ctrl-C");
        }
        Self {
            terminate: terminate.ok(),
        }
    }

    async fn signal(&mut self) {
        let terminate = async {
            match &mut self.terminate {
                Some(signals) => signals.recv().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = terminate => {}
        }
    }
}
