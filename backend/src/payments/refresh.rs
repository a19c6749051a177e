//! A checkout as it is now, and not as it was when we last heard of it.

use shared::CheckoutId;
use tracing::{instrument, warn};

use super::{
    end_checkout,
    hear::{Heard, hear},
    intent, load,
};
use crate::{
    app::App,
    domain::{Cause, Checkout, State},
    error::Error,
    store::Versioned,
    telemetry,
};

/// The checkout, after asking Stripe about a payment whose outcome is open. When Stripe does not
/// answer, what is known is better than nothing. One whose time is over ends here.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Store`].
#[instrument(skip_all)]
pub async fn refresh(app: &App, id: &CheckoutId) -> Result<Checkout, Error> {
    let current = load(app, id).await?;
    if current.checkout.is_overdue(app.clock.now()) {
        return match end_checkout(app, id, Cause::Expired).await {
            Ok(ended) => Ok(ended),
            // It was paid in the last moment.
            Err(Error::Refused(_)) => Ok(load(app, id).await?.checkout),
            Err(error) => known(current, error),
        };
    }
    match ask(app, &current).await {
        Ok(Heard::Applied(after)) => Ok(after),
        Ok(Heard::Unchanged) => Ok(current.checkout),
        Ok(Heard::RaceLost) => Ok(load(app, id).await?.checkout),
        Err(error) => known(current, error),
    }
}

/// A database that fails can not say what is known.
fn known(current: Versioned, error: Error) -> Result<Checkout, Error> {
    if !matches!(error, Error::Stripe(_)) {
        return Err(error);
    }
    warn!(
        error.causes = telemetry::causes(&error),
        "Stripe was not heard; showing what is known"
    );
    Ok(current.checkout)
}

/// Stripe's word about the checkout's intent, where there may be news.
async fn ask(app: &App, current: &Versioned) -> Result<Heard, Error> {
    match (&current.checkout.state, current.checkout.intent()) {
        (State::Open(_) | State::Processing(_) | State::Authorized(_), Some(_)) => {
            let intent = intent::retrieve(app, &current.checkout)?.send().await?;
            hear(app, current, &intent).await
        }
        _ => Ok(Heard::Unchanged),
    }
}
