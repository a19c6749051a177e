//! Browsers that wait for news of a checkout, over server-sent events.
//!
//! A stream is told that there is a newer version, and reads it by itself: one that is slow gets
//! the latest state and no queue. What this process writes is told at once; what other servers
//! write is found by one statement a second for all streams together.

mod watch;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use shared::CheckoutId;
use tokio::{
    sync::{broadcast::error::RecvError, watch as channel},
    time::{MissedTickBehavior, interval},
};
use tracing::warn;

pub use self::watch::Watch;
use crate::{app::App, error::Error, metrics::Metrics, store::Revision, telemetry};

/// How many streams one checkout may have at one server.
pub const STREAMS_PER_CHECKOUT: usize = 20;
/// How many streams one server has, unless it is told otherwise.
pub const MAX_STREAMS: usize = 10_000;
/// How often other servers' changes are looked for.
const POLL: Duration = Duration::from_secs(1);

/// Who watches which checkout at this server. Cheap to clone; clones know the same.
#[derive(Debug, Clone)]
pub struct Watching(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limit: usize,
    metrics: Metrics,
    watched: Mutex<Watched>,
}

#[derive(Debug, Default)]
struct Watched {
    streams: usize,
    checkouts: HashMap<CheckoutId, OfCheckout>,
}

#[derive(Debug)]
struct OfCheckout {
    streams: usize,
    /// The newest version that is known.
    newest: channel::Sender<Revision>,
}

impl Watching {
    /// Nobody watches yet; at most `limit` streams may.
    pub fn new(limit: usize, metrics: Metrics) -> Self {
        Self(Arc::new(Inner {
            limit,
            metrics,
            watched: Mutex::default(),
        }))
    }

    /// Watches a checkout until the [`Watch`] is dropped.
    ///
    /// # Errors
    /// [`Error::TooManyStreams`], [`Error::TooManyStreamsOfCheckout`].
    pub fn watch(&self, id: &CheckoutId) -> Result<Watch, Error> {
        let mut watched = self.watched();
        if watched.streams >= self.0.limit {
            return Err(Error::TooManyStreams);
        }
        let of_checkout = watched
            .checkouts
            .entry(id.clone())
            .or_insert_with(OfCheckout::new);
        if of_checkout.streams >= STREAMS_PER_CHECKOUT {
            return Err(Error::TooManyStreamsOfCheckout);
        }
        of_checkout.streams += 1;
        let newest = of_checkout.newest.subscribe();
        watched.streams += 1;
        self.0.metrics.sse_clients(watched.streams);
        Ok(Watch::new(self.clone(), id.clone(), newest))
    }

    /// The streams of a checkout hear that it has this version.
    fn tell(&self, id: &CheckoutId, revision: Revision) {
        if let Some(of_checkout) = self.watched().checkouts.get(id) {
            of_checkout.newest.send_if_modified(|newest| {
                let is_news = revision > *newest;
                *newest = revision.max(*newest);
                is_news
            });
        }
    }

    fn ids(&self) -> Vec<CheckoutId> {
        self.watched().checkouts.keys().cloned().collect()
    }

    fn leave(&self, id: &CheckoutId) {
        let mut watched = self.watched();
        watched.streams = watched.streams.saturating_sub(1);
        if let Some(of_checkout) = watched.checkouts.get_mut(id) {
            of_checkout.streams = of_checkout.streams.saturating_sub(1);
            if of_checkout.streams == 0 {
                watched.checkouts.remove(id);
            }
        }
        self.0.metrics.sse_clients(watched.streams);
    }

    fn watched(&self) -> MutexGuard<'_, Watched> {
        let watched = self.0.watched.lock();
        watched.unwrap_or_else(PoisonError::into_inner)
    }
}

impl OfCheckout {
    fn new() -> Self {
        Self {
            streams: 0,
            newest: channel::Sender::new(Revision::from_number(0)),
        }
    }
}

/// Brings the news to the streams until the server stops.
pub(crate) async fn bring_news(app: App) {
    let mut written = app.store.changes();
    let mut poll = interval(POLL);
    poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopping.begun() => return,
            _ = poll.tick() => look(&app).await,
            heard = written.recv() => match heard {
                Ok(it) => {
                    app.watching.tell(&it.checkout, it.revision);
                    // A message to the platform's server may have been written with it.
                    app.wakes.outgoing.up();
                }
                Err(RecvError::Lagged(_)) => look(&app).await,
                Err(RecvError::Closed) => return,
            },
        }
    }
}

/// Looks what others have written.
async fn look(app: &App) {
    match app.store.revisions(&app.watching.ids()).await {
        Ok(found) => {
            for it in found {
                app.watching.tell(&it.checkout, it.revision);
            }
        }
        // The next look finds the same.
        Err(error) => warn!(
            error.causes = telemetry::causes(&error),
            "changes could not be looked for"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> CheckoutId {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn a_stream_hears_of_newer_versions_only() {
        let watching = Watching::new(5, Metrics::default());
        let mut watch = watching.watch(&id("co_1")).unwrap();

        watching.tell(&id("co_2"), Revision::from_number(9));
        watching.tell(&id("co_1"), Revision::from_number(3));
        watch.newer_than(Some(Revision::from_number(2))).await;
        let quiet = watch.newer_than(Some(Revision::from_number(3)));

        let silence = tokio::time::timeout(Duration::from_millis(5), quiet).await;
        assert!(silence.is_err());
    }

    #[test]
    fn there_is_room_again_when_a_stream_ends() {
        let watching = Watching::new(STREAMS_PER_CHECKOUT + 1, Metrics::default());
        let mut watches: Vec<Watch> = (0..STREAMS_PER_CHECKOUT)
            .map(|_| watching.watch(&id("co_1")).unwrap())
            .collect();

        let of_checkout = watching.watch(&id("co_1")).map(drop);
        watches.push(watching.watch(&id("co_2")).unwrap());
        let of_server = watching.watch(&id("co_3")).map(drop);

        assert!(matches!(of_checkout, Err(Error::TooManyStreamsOfCheckout)));
        assert!(matches!(of_server, Err(Error::TooManyStreams)));
        watches.clear();
        assert_eq!(watching.ids(), []);
        assert!(watching.watch(&id("co_3")).is_ok());
    }
}
