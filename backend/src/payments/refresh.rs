//! A checkout as it is now, and not as it was when we last heard of it.

use shared::CheckoutId;
use tracing::{instrument, warn};

use super::{intent, load};
use crate::{
    app::App,
    domain::{Checkout, Settlement, State},
    error::Error,
    store::Saved,
    stripe::PaymentIntent,
    telemetry,
};

/// The checkout, after asking Stripe about a payment whose outcome is open. When Stripe does not
/// answer, what is known is better than nothing.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Store`].
#[instrument(skip_all)]
pub async fn refresh(app: &App, id: &CheckoutId) -> Result<Checkout, Error> {
    let current = load(app, id).await?;
    let intent = match ask(app, &current.checkout).await {
        Ok(Some(intent)) => intent,
        Ok(None) => return Ok(current.checkout),
        Err(error) => {
            warn!(
                error.causes = telemetry::causes(&error),
                "Stripe was not heard; showing what is known"
            );
            return Ok(current.checkout);
        }
    };
    match intent::settle(&current.checkout, &intent, app.clock.now()) {
        Settlement::Ignore(_) => Ok(current.checkout),
        Settlement::Apply(after) => {
            match app.store.save_checkout(&after, current.revision).await? {
                Saved::Yes => Ok(after),
                Saved::RaceLost => Ok(load(app, id).await?.checkout),
            }
        }
    }
}

/// Stripe's word about the checkout's intent, where there may be news.
pub(super) async fn ask(app: &App, checkout: &Checkout) -> Result<Option<PaymentIntent>, Error> {
    match (&checkout.state, checkout.intent()) {
        (State::Open(_) | State::Processing(_), Some(id)) => {
            let request = app.stripe.payment_intents().retrieve(id);
            Ok(Some(request.on_account(&checkout.account).send().await?))
        }
        _ => Ok(None),
    }
}
