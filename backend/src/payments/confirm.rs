//! The platform pays a checkout with a saved payment method, without a browser.

use shared::{CheckoutId, ConfirmCheckout};
use tracing::instrument;

use super::{Token, call, hear::hear_out, load, open_intent::payable_intent, refresh};
use crate::{
    app::App,
    domain::{Checkout, Operation, Refusal},
    error::Error,
    stripe::ConfirmPaymentIntent,
};

/// Confirms the checkout's one intent on the server. A payment that needs the customer leaves the
/// checkout open: its page can still be paid.
///
/// # Errors
/// [`Error::Stripe`] when the card is declined; [`Error::Refused`].
#[instrument(skip_all)]
pub async fn confirm(
    app: &App,
    id: &CheckoutId,
    ask: ConfirmCheckout,
    token: &Token,
) -> Result<Checkout, Error> {
    let intent = match payable_intent(app, id).await {
        // This very request may have paid it, and its answer was lost.
        Err(Error::Refused(refusal)) => {
            let now = load(app, id).await?.checkout;
            let key = Operation::ConfirmIntent(&now, token.as_str()).key();
            return match app.store.logged_call(&key).await? {
                Some(_) => Ok(now),
                None => Err(refusal.into()),
            };
        }
        payable => payable?,
    };
    let current = load(app, id).await?;
    let checkout = &current.checkout;
    // Its amount may have changed since, and with it the attempt.
    if checkout.intent() != Some(&intent.id) {
        return Err(Refusal::Changed.into());
    }
    let params = ConfirmPaymentIntent {
        payment_method: Some(ask.payment_method),
        off_session: ask.off_session.then_some(true),
        return_url: Some(app.config.page(id)),
        ..ConfirmPaymentIntent::default()
    };
    let request = app.stripe.payment_intents().confirm(&intent.id, &params);
    let request = request
        .on_account(&checkout.account)
        .expand("latest_charge");
    let key = Operation::ConfirmIntent(checkout, token.as_str()).key();
    match call::make(app, Some(id), &key, request).await {
        Ok(confirmed) => hear_out(app, current, &confirmed).await,
        Err(error) => {
            // The charge that failed is kept, too.
            refresh(app, id).await?;
            Err(error)
        }
    }
}
