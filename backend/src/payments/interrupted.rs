//! Calls that were written down and whose end nobody heard: a server died, or Stripe did not
//! answer. They are finished with nobody asking again.
//!
//! Each use case in it is boxed: the compiler would look through all of them again here.

use futures_util::FutureExt as _;
use serde_json::Value;
use shared::CheckoutId;
use tracing::{info, instrument, warn};

use super::{call, events::is_not_connected, find, intent, load, refresh, refunds};
use crate::{
    app::App,
    domain::{self, Intent, Interrupted, Operation, State},
    error::Error,
    store::{InterruptedCall, Outcome, Saved},
};

/// For so long Stripe is sure to know an idempotency key, less an hour for clocks that differ.
pub(super) const KEYS_LIVE_MS: i64 = 23 * 60 * 60 * 1000;

/// Makes an interrupted call again, to the letter, as long as somebody waits for it and Stripe is
/// sure to know its key. Then its checkout is what Stripe says.
///
/// # Errors
/// [`Error::Stripe`] when there is no answer again; [`Error::Store`].
#[instrument(skip_all, fields(stripe.operation = %interrupted.call.operation))]
pub async fn finish(app: &App, interrupted: &InterruptedCall) -> Result<(), Error> {
    let call = &interrupted.call;
    let is_too_old = interrupted.created <= app.clock.now().before(KEYS_LIVE_MS);
    match (call.operation.as_str(), &call.checkout) {
        ("payment_intents.create", Some(id)) => {
            finish_order(app, interrupted, id, is_too_old).await
        }
        // It looks for one that is old before it makes another.
        ("refunds.create", Some(id)) => match refunds(app, id).boxed().await {
            // Stripe will not let anybody look again.
            Err(Error::NobodyKnows(_)) if is_too_old => abandon(app, interrupted).await,
            Err(Error::Stripe(error)) if is_too_old && is_not_connected(&error) => {
                abandon(app, interrupted).await
            }
            finished => {
                finished?;
                nobody_waits(app, interrupted).await
            }
        },
        // What the platform asked of Stripe itself. With an `Idempotency-Key` it asks again, and
        // makes the same call. Nobody else waits for it, and something newer may have been said.
        (_, None) if is_too_old => nobody_waits(app, interrupted).await,
        (_, None) => Ok(()),
        ("refunds.cancel", Some(id)) => {
            if is_too_old {
                abandon(app, interrupted).await?;
            } else {
                make_again(app, interrupted).await?;
            }
            refunds(app, id).boxed().await.map(drop)
        }
        (_, Some(id)) => finish_about_intent(app, interrupted, id, is_too_old).await,
    }
}

/// The checkout waits for its intent. One whose call is too old begins anew: nobody has the client
/// secret of what Stripe may have made.
async fn finish_order(
    app: &App,
    interrupted: &InterruptedCall,
    id: &CheckoutId,
    is_too_old: bool,
) -> Result<(), Error> {
    let current = load(app, id).await?;
    let key = &interrupted.call.idempotency_key;
    let waits = current.checkout.state == State::Open(Intent::Ordered)
        && Operation::CreateIntent(&current.checkout).key() == *key;
    if !waits {
        return nobody_waits(app, interrupted).await;
    }
    if !is_too_old {
        return intent::settle_order(app, current).boxed().await;
    }
    let anew = current.checkout.abandon_intent()?;
    let now = app.clock.now();
    let saved =
        app.store
            .save_checkout_and_finish(&anew, current.revision, key, Outcome::Abandoned, now);
    if saved.await? == Saved::Yes {
        warn!("an interrupted call is too old to be made again; the checkout begins anew");
    }
    Ok(())
}

/// The checkout may have ended or moved on since.
async fn finish_about_intent(
    app: &App,
    interrupted: &InterruptedCall,
    id: &CheckoutId,
    is_too_old: bool,
) -> Result<(), Error> {
    refresh(app, id).boxed().await?;
    let checkout = find(app, id).await?;
    let call = Interrupted {
        operation: &interrupted.call.operation,
        key: &interrupted.call.idempotency_key,
        created: interrupted.created,
    };
    if !domain::is_still_wanted(call, &checkout) {
        return nobody_waits(app, interrupted).await;
    }
    if is_too_old {
        return abandon(app, interrupted).await;
    }
    let made = make_again(app, interrupted).await;
    refresh(app, id).boxed().await?;
    made
}

/// What Stripe refuses has ended, too.
async fn make_again(app: &App, interrupted: &InterruptedCall) -> Result<(), Error> {
    let key = &interrupted.call.idempotency_key;
    match call::make_again::<Value>(app, key).await {
        Err(Error::Stripe(error)) if error.is_final_refusal() => {
            info!("Stripe refuses an interrupted call");
            Ok(())
        }
        made => {
            made?;
            info!("an interrupted call was made");
            Ok(())
        }
    }
}

async fn abandon(app: &App, interrupted: &InterruptedCall) -> Result<(), Error> {
    warn!("an interrupted call is too old to be made again; nobody knows how it ended");
    nobody_waits(app, interrupted).await
}

/// Nothing happens to a call that has ended.
async fn nobody_waits(app: &App, interrupted: &InterruptedCall) -> Result<(), Error> {
    let key = &interrupted.call.idempotency_key;
    let now = app.clock.now();
    Ok(app.store.finish_call(key, Outcome::Abandoned, now).await?)
}
