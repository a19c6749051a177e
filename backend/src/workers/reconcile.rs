//! Checkouts that something should have become of by now.

use tracing::warn;

use super::{Turn, Wake, Worker};
use crate::{app::App, error::Error, payments, telemetry};

/// How many checkouts one turn looks at.
const AT_ONCE: u16 = 16;

/// Ends what is overdue.
pub(super) struct Reconcile;

impl Worker for Reconcile {
    const NAME: &'static str = "reconcile";

    fn wake(app: &App) -> &Wake {
        &app.wakes.reconcile
    }

    async fn turn(app: &App) -> Result<Turn, Error> {
        let mut turn = Turn::Idle;
        for id in app
            .store
            .overdue_checkouts(app.clock.now(), AT_ONCE)
            .await?
        {
            match payments::refresh(app, &id).await {
                Ok(now) if !now.is_overdue(app.clock.now()) => turn = Turn::More,
                // Stripe did not answer.
                Ok(_) => {}
                Err(error) => warn!(
                    error.causes = telemetry::causes(&error),
                    "an overdue checkout could not be ended"
                ),
            }
        }
        Ok(turn)
    }
}
