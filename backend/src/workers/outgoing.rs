//! Messages to the platform's own server.

use futures_util::{FutureExt as _, StreamExt as _, stream};
use shared::Named as _;
use tracing::{debug, warn};

use super::{Turn, Wake, Worker};
use crate::{
    app::App,
    domain::{Delivery, delivery},
    error::Error,
    outgoing::Outgoing,
    store::KeptMessage,
    telemetry,
};

/// How many messages one turn delivers.
const AT_ONCE: u16 = 32;
/// How many of them at the same time.
const SIDE_BY_SIDE: usize = 8;
/// A delivery that takes longer belongs to a server that died.
const LEASE: i64 = 2;

/// Delivers messages.
pub(super) struct Deliver;

impl Worker for Deliver {
    const NAME: &'static str = "outgoing";

    fn wake(app: &App) -> Option<&Wake> {
        Some(&app.wakes.outgoing)
    }

    async fn turn(app: &App) -> Result<Turn, Error> {
        let Some(outgoing) = &app.outgoing else {
            return Ok(Turn::Idle);
        };
        let now = app.clock.now();
        let lease = now.after(app.config.patience.times_ms(LEASE));
        let due = app.store.claim_messages(now, lease, AT_ONCE).await?;
        let turn = Turn::after(&due);
        stream::iter(due)
            .for_each_concurrent(SIDE_BY_SIDE, |due| deliver(app, outgoing, due).boxed())
            .await;
        Ok(turn)
    }
}

async fn deliver(app: &App, outgoing: &Outgoing, due: KeptMessage) {
    if app.stopping.has_begun() {
        return;
    }
    let this = outgoing.deliver(&due.message, app.clock.now()).await;
    let now = app.clock.now();
    let tries = due.attempts.saturating_add(1);
    let delivery = delivery(tries, this.status, now, random());
    let (id, kind) = (&due.message.id, due.message.kind.name());
    match delivery {
        Delivery::Delivered => debug!(message.id = %id, message.kind = kind, "message delivered"),
        Delivery::Again(_) => {
            debug!(message.id = %id, message.kind = kind, error = this.error, "message not taken");
        }
        Delivery::Dead => warn!(
            message.id = %id, message.kind = kind, error = this.error,
            "a message was given up; `connect-pay messages resend` sends it again"
        ),
    }
    // What could not be noted is delivered once more when the claim runs out.
    if let Err(error) = app.store.note_try(&due, &this, delivery, now).await {
        warn!(
            message.id = %id,
            error.causes = telemetry::causes(&error),
            "a delivery could not be noted"
        );
    }
}

fn random() -> u8 {
    getrandom::u32().map_or(0, |word| word.to_le_bytes()[0])
}
