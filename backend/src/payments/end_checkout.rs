//! A checkout ends unpaid: the platform cancels it, or its time is over.

use shared::CheckoutId;
use tracing::{info, instrument};

use super::{TURNS, came_to, intent, load};
use crate::{
    app::App,
    domain::{Cause, Checkout, Intent, Refusal, State},
    error::Error,
    store::Saved,
};

/// Ends a checkout. An intent is canceled first, so that no tab can pay it any more; held money is
/// let go, unless only time has passed. A voucher that nobody has paid is taken back, if Stripe
/// still can; a debit that the bank was asked for mostly can not. One that has ended already stays as it is.
///
/// # Errors
/// [`Error::Refused`] when a payment is under way or done.
#[instrument(skip_all)]
pub async fn end_checkout(app: &App, id: &CheckoutId, cause: Cause) -> Result<Checkout, Error> {
    for _ in 0..TURNS {
        let current = load(app, id).await?;
        match (&current.checkout.state, cause) {
            (State::Open(Intent::None), _) => {
                let before = current.checkout.state.status();
                let now = app.clock.now();
                let ended = current.checkout.end(cause, now)?;
                let saved = app.store.save_checkout(&ended, current.revision, now);
                if saved.await? == Saved::Yes {
                    came_to(app, Some(before), &ended);
                    info!(?cause, "checkout ended");
                    return Ok(ended);
                }
            }
            (State::Open(Intent::Ordered), _) => intent::settle_order(app, current).await?,
            (State::Open(Intent::Known(_)), Cause::Expired) => {
                intent::give_up(app, &current).await?;
            }
            (State::Open(Intent::Known(_)) | State::Authorized(_), Cause::Canceled(reason)) => {
                intent::cancel(app, &current, reason).await?;
            }
            (State::Processing(_), Cause::Canceled(reason)) => {
                intent::take_back(app, &current, reason).await?;
            }
            (State::Ended(_), _) => return Ok(current.checkout),
            (State::Processing(_) | State::Paid(_) | State::Authorized(_), _) => {
                return Err(current.checkout.refusal().into());
            }
        }
    }
    Err(Refusal::Changed.into())
}
