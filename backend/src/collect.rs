//! Figures that are taken when somebody looks, since they stand in the database.

use std::{sync::Arc, time::Duration};

use shared::CheckoutStatus;
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};
use tracing::warn;

use crate::{app::App, error::Error, store::Queue, telemetry};

/// However often somebody looks, the database is not asked more often.
const PAUSE: Duration = Duration::from_secs(5);
/// For so long a look waits for the database.
const PATIENCE: Duration = Duration::from_secs(3);
/// The statuses in which a checkout does not stay, so that few are in them.
const UNDER_WAY: [CheckoutStatus; 2] = [CheckoutStatus::Processing, CheckoutStatus::Authorized];

/// When the database was asked the last time. Cheap to clone; clones are one.
#[derive(Debug, Clone, Default)]
pub struct Collected(Arc<Mutex<Option<Instant>>>);

/// Brings the figures up to date. Who looks while another does waits for the same.
pub(crate) async fn collect(app: &App) {
    app.metrics.database.connections(app.store.connections());
    let mut last = app.collected.0.lock().await;
    if last.is_some_and(|last| last.elapsed() < PAUSE) {
        return;
    }
    let asked = timeout(PATIENCE, ask(app)).await;
    if !matches!(asked, Ok(Ok(()))) {
        // An old figure would look like a present one.
        app.metrics.checkouts.under_way_unknown();
        app.metrics.inbox.unknown();
        app.metrics.outgoing.unknown();
        let error = asked.ok().and_then(Result::err);
        let causes = error.as_ref().map(|error| telemetry::causes(error));
        warn!(
            error.causes = causes,
            "the database did not give the figures"
        );
    }
    *last = Some(Instant::now());
}

async fn ask(app: &App) -> Result<(), Error> {
    for status in UNDER_WAY {
        let count = app.store.count_by_status(status).await?;
        app.metrics.checkouts.under_way(status, count);
    }
    let now = app.clock.now();
    let inbox = app.store.queue_depth(Queue::Events).await?;
    app.metrics
        .inbox
        .stands(&inbox.by_status(), inbox.waited(now));
    let outgoing = app.store.queue_depth(Queue::Messages).await?;
    app.metrics
        .outgoing
        .stands(&outgoing.by_status(), outgoing.waited(now));
    Ok(())
}
