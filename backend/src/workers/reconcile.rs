//! Checkouts about which there may be news that nobody told us.

use futures_util::{FutureExt as _, StreamExt as _, stream};
use tracing::warn;

use super::{Turn, Worker};
use crate::{app::App, error::Error, payments, store::DueLook, telemetry};

/// How many checkouts one turn looks at.
const AT_ONCE: u16 = 16;
/// Of how many Stripe is asked at the same time.
const SIDE_BY_SIDE: usize = 4;
/// A look that takes longer belongs to a server that died.
const LEASE: i64 = 5;

/// Asks Stripe, and ends what is overdue.
pub(super) struct Reconcile;

impl Worker for Reconcile {
    const NAME: &'static str = "reconcile";

    async fn turn(app: &App) -> Result<Turn, Error> {
        let now = app.clock.now();
        let own = app.config.stripe.own_account.as_ref();
        let due = app.store.claim_looks(
            own,
            now,
            now.after(app.config.patience.times_ms(LEASE)),
            AT_ONCE,
        );
        let due = due.await?;
        let turn = Turn::after(&due);
        stream::iter(due)
            .for_each_concurrent(SIDE_BY_SIDE, |due| look(app, due).boxed())
            .await;
        Ok(turn)
    }
}

async fn look(app: &App, due: DueLook) {
    if app.stopping.has_begun() {
        return;
    }
    if let Err(error) = payments::look(app, &due).await {
        warn!(
            error.causes = telemetry::causes(&error),
            "a checkout could not be looked at"
        );
    }
}
