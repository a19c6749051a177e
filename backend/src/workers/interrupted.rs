//! Calls to Stripe that were written down and whose end nobody heard.

use futures_util::{FutureExt as _, StreamExt as _, stream};
use tracing::warn;

use super::{Turn, Worker};
use crate::{app::App, error::Error, payments, store::InterruptedCall, telemetry};

/// How many calls one turn finishes.
const AT_ONCE: u16 = 16;
/// How many of them at the same time.
const SIDE_BY_SIDE: usize = 4;
/// Finishes interrupted calls.
pub(super) struct Interrupted;

impl Worker for Interrupted {
    const NAME: &'static str = "interrupted";

    async fn turn(app: &App) -> Result<Turn, Error> {
        let now = app.clock.now();
        let own = app.config.stripe.own_account.as_ref();
        // A younger call may still be under way.
        let written_before = now.before(app.config.patience.half_ms());
        let calls = app
            .store
            .claim_interrupted_calls(own, written_before, now, AT_ONCE)
            .await?;
        let turn = Turn::after(&calls);
        stream::iter(calls)
            .for_each_concurrent(SIDE_BY_SIDE, |call| finish(app, call).boxed())
            .await;
        Ok(turn)
    }
}

async fn finish(app: &App, call: InterruptedCall) {
    if app.stopping.has_begun() {
        return;
    }
    if let Err(error) = payments::finish_interrupted(app, &call).await {
        warn!(
            error.causes = telemetry::causes(&error),
            "an interrupted call could not be finished yet"
        );
    }
}
