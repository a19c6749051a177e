//! A checkout whose charges have failed too often, as when stolen cards are tested.

use shared::CancellationReason;
use tracing::warn;

use super::{attempts, intent, load};
use crate::{
    app::App,
    domain::{Checkout, Intent, State},
    error::Error,
    store::Versioned,
    telemetry,
};

/// A known intent may go on. If not, it is canceled: whoever has its client secret could go on without
/// asking us. The next attempt, when there may be one, has another.
///
/// # Errors
/// [`Error::TooManyAttempts`], [`Error::Stripe`], [`Error::Store`].
pub(super) async fn check(app: &App, current: &Versioned) -> Result<(), Error> {
    let may_go_on = attempts::check_checkout(app, &current.checkout).await;
    if let Err(Error::TooManyAttempts(_)) = may_go_on {
        intent::cancel(app, current, Some(CancellationReason::Abandoned)).await?;
    }
    may_go_on
}

/// The same where nobody asks for another attempt, and the news may be that one more has failed. That
/// news stands, though Stripe does not cancel the intent: whoever looks next tries again.
///
/// # Errors
/// [`Error::Store`].
pub(super) async fn stop(app: &App, checkout: Checkout) -> Result<Checkout, Error> {
    let is_known = matches!(checkout.state, State::Open(Intent::Known(_)));
    if !is_known || !attempts::is_held_back(app, &checkout).await? {
        return Ok(checkout);
    }
    let current = load(app, &checkout.id).await?;
    if current.checkout != checkout {
        return Ok(current.checkout);
    }
    // The customer may be paying with it at this moment.
    match intent::give_up(app, &current).await {
        Err(Error::Stripe(error)) => warn!(
            error.causes = telemetry::causes(&error),
            "an intent that failed too often could not be canceled"
        ),
        given_up => given_up?,
    }
    Ok(load(app, &checkout.id).await?.checkout)
}
