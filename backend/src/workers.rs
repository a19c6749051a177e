//! What the server does by itself, beside answering.
//!
//! A worker takes turns: in each it does what is due by the app's clock. It takes the next one at
//! once while there is more, and otherwise when it is woken or after a pause. What it works on is
//! claimed in the database, so that several servers share it. A turn that fails is logged and tried
//! again after the pause; a worker ends after its present turn when the server stops.

mod inbox;
mod interrupted;
mod outgoing;
mod reconcile;
mod retention;
mod sweep;

use std::{
    future::{Future, pending},
    panic::AssertUnwindSafe,
    sync::Arc,
    time::Duration,
};

use futures_util::FutureExt as _;
use tokio::{sync::Notify, task::JoinSet, time::sleep};
use tracing::{Instrument as _, error, info_span};

use crate::{app::App, error::Error, telemetry, watching};

/// How long a worker pauses when nothing is due.
pub const PAUSE: Duration = Duration::from_secs(1);

/// Whether a worker has more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Something was done; there may be more.
    More,
    /// Nothing is due.
    Idle,
}

impl Turn {
    /// The turn that did this.
    pub(crate) const fn after<T>(done: &[T]) -> Self {
        if done.is_empty() {
            Self::Idle
        } else {
            Self::More
        }
    }
}

/// Rouses a worker that pauses. Cheap to clone. A call while it works is not lost.
#[derive(Debug, Clone, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// There is something to do.
    pub fn up(&self) {
        self.0.notify_one();
    }
}

/// What rouses workers before their pause is over. The others look for themselves.
#[derive(Debug, Clone, Default)]
pub struct Wakes {
    /// Of the worker that settles Stripe's events.
    pub inbox: Wake,
    /// Of the worker that delivers messages to the platform's server.
    pub outgoing: Wake,
}

/// Something that the server does by itself.
pub(crate) trait Worker: Send + Sync + 'static {
    /// What it is called in logs.
    const NAME: &'static str;

    /// What rouses it, besides the end of its pause.
    fn wake(_: &App) -> Option<&Wake> {
        None
    }

    /// Does a part of what is due.
    fn turn(app: &App) -> impl Future<Output = Result<Turn, Error>> + Send;
}

/// The workers of a running server.
#[derive(Debug, Default)]
pub(crate) struct Workers(JoinSet<()>);

impl Workers {
    /// Starts all of them, if the settings want any; browsers hear news in any case.
    pub(crate) fn start(app: &App) -> Self {
        let mut workers = Self::default();
        workers.0.spawn(watching::bring_news(app.clone()));
        let Some(pause) = app.config.workers else {
            return workers;
        };
        workers.run::<inbox::Inbox>(app, pause);
        workers.run::<reconcile::Reconcile>(app, pause);
        workers.run::<retention::Retention>(app, pause);
        workers.run::<sweep::Sweep>(app, pause);
        workers.run::<interrupted::Interrupted>(app, pause);
        workers.run::<outgoing::Deliver>(app, pause);
        workers
    }

    /// Resolves once each has ended its present turn. The server must be stopping.
    pub(crate) async fn ended(mut self) {
        while self.0.join_next().await.is_some() {}
    }

    fn run<W: Worker>(&mut self, app: &App, pause: Duration) {
        // It lasts as long as the server: for logs only. In traces each use case begins one.
        let span = info_span!(target: telemetry::LOGS_ONLY, "worker", worker.name = W::NAME);
        self.0.spawn(work::<W>(app.clone(), pause).instrument(span));
    }
}

async fn work<W: Worker>(app: App, pause: Duration) {
    while !app.stopping.has_begun() {
        let turn = AssertUnwindSafe(W::turn(&app)).catch_unwind().await;
        // What it was about is tried again, and the rest is not left undone by it.
        let turn = turn.unwrap_or(Err(Error::Internal("a worker panicked")));
        count(&app, W::NAME, &turn);
        if !matches!(turn, Ok(Turn::More)) {
            tokio::select! {
                () = app.stopping.begun() => {}
                // Woken or not: it looks for itself whether something is due.
                () = woken(W::wake(&app)) => {}
                () = sleep(pause) => {}
            }
        }
    }
}

async fn woken(by: Option<&Wake>) {
    match by {
        Some(wake) => wake.0.notified().await,
        None => pending().await,
    }
}

/// Lets a turn be seen in the figures, and in the log when it failed.
fn count(app: &App, worker: &'static str, turn: &Result<Turn, Error>) {
    let outcome = match turn {
        Ok(Turn::More) => "done",
        Ok(Turn::Idle) => "idle",
        Err(_) => "failed",
    };
    app.metrics.workers.turn(worker, outcome);
    if let Err(error) = turn {
        error!(
            error.causes = telemetry::causes(error),
            "a turn of a worker failed"
        );
    }
}
