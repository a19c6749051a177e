//! Events whose webhooks never came.

use futures_util::{FutureExt as _, StreamExt as _, stream};
use tracing::warn;

use super::{Turn, Worker};
use crate::{
    app::App,
    domain::{self, Timestamp},
    error::Error,
    payments,
    store::{DueSweep, SweepsDue},
    telemetry,
};

/// Of how many accounts one turn lists the events.
const AT_ONCE: u16 = 16;
/// Of how many at the same time.
const SIDE_BY_SIDE: usize = 4;
/// A sweep that takes longer belongs to a server that died.
const LEASE: i64 = 15;

/// Lists events.
pub(super) struct Sweep;

impl Worker for Sweep {
    const NAME: &'static str = "sweep";

    async fn turn(app: &App) -> Result<Turn, Error> {
        let (now, patience) = (app.clock.now(), app.config.patience);
        let own = app.config.stripe.own_account.as_ref();
        let due = SweepsDue {
            now,
            latest: domain::latest_sweep(patience, now),
        };
        let lease = now.after(patience.times_ms(LEASE));
        let due = app.store.claim_sweeps(own, due, lease, AT_ONCE).await?;
        let turn = Turn::after(&due);
        stream::iter(due)
            .for_each_concurrent(SIDE_BY_SIDE, |due| sweep(app, due, now).boxed())
            .await;
        Ok(turn)
    }
}

async fn sweep(app: &App, due: DueSweep, began: Timestamp) {
    if app.stopping.has_begun() {
        return;
    }
    if let Err(error) = payments::sweep(app, &due, began).await {
        warn!(
            error.causes = telemetry::causes(&error),
            "Stripe's events could not be listed"
        );
    }
}
