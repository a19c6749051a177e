//! A checkout whose charges have failed too often, as when stolen cards are tested.

use shared::CancellationReason;

use super::{attempts, intent, load};
use crate::{
    app::App,
    domain::{Checkout, Intent, State},
    error::Error,
    store::Versioned,
};

/// A known intent may go on. If not, it is canceled: whoever has its client secret could go on without
/// asking us. The next attempt, when there may be one, has another.
///
/// # Errors
/// [`Error::TooManyAttempts`], [`Error::Stripe`], [`Error::Store`].
pub(super) async fn check(app: &App, current: &Versioned) -> Result<(), Error> {
    let may_go_on = attempts::check_checkout(app, &current.checkout).await;
    if let Err(Error::TooManyAttempts(_)) = may_go_on {
        give_up(app, current).await?;
    }
    may_go_on
}

/// The same where nobody asks for another attempt, and the news may be that one more has failed.
///
/// # Errors
/// [`Error::Stripe`], [`Error::Store`].
pub(super) async fn stop(app: &App, checkout: Checkout) -> Result<Checkout, Error> {
    let is_known = |it: &Checkout| matches!(it.state, State::Open(Intent::Known(_)));
    if !is_known(&checkout) || !attempts::is_held_back(app, &checkout).await? {
        return Ok(checkout);
    }
    let current = load(app, &checkout.id).await?;
    if !is_known(&current.checkout) {
        return Ok(current.checkout);
    }
    give_up(app, &current).await?;
    Ok(load(app, &checkout.id).await?.checkout)
}

async fn give_up(app: &App, current: &Versioned) -> Result<(), Error> {
    intent::cancel(app, current, Some(CancellationReason::Abandoned)).await
}
