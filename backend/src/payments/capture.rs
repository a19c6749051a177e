//! The platform takes held money.

use shared::{CaptureCheckout, CheckoutId};
use tracing::{info, instrument};

use super::{
    call,
    hear::{Heard, hear, hear_out},
    intent, load, own_account,
    refresh::present,
};
use crate::{
    app::App,
    domain::{Capture, CaptureError, Checkout, Operation, Refusal},
    error::Error,
    store::Versioned,
    stripe::{CapturePaymentIntent, PaymentIntent},
};

/// Captures held money, all or in part; the rest is let go.
///
/// # Errors
/// [`Error::Invalid`] names the field; [`Error::Refused`] when nothing is held (any more).
#[instrument(skip_all)]
pub async fn capture(app: &App, id: &CheckoutId, ask: CaptureCheckout) -> Result<Checkout, Error> {
    own_account::check_fee(app, ask.application_fee_amount)?;
    // The customer may have paid without our hearing of it.
    present(app, id).await?;
    let current = load(app, id).await?;
    let capture = current
        .checkout
        .capture(ask.amount_to_capture, ask.application_fee_amount)
        .map_err(refused)?;
    let intent = take(app, &current, capture).await?;
    info!(amount_minor = capture.amount, "captured");
    hear_out(app, current, &intent).await
}

/// Asks Stripe for it. When the hold is gone, the intent says what became of it.
async fn take(app: &App, current: &Versioned, capture: Capture) -> Result<PaymentIntent, Error> {
    let checkout = &current.checkout;
    let id = checkout.intent().ok_or(Refusal::NotAuthorized)?;
    let params = CapturePaymentIntent {
        amount_to_capture: Some(capture.amount),
        application_fee_amount: capture.fee,
        ..CapturePaymentIntent::default()
    };
    let request = app.stripe.payment_intents().capture(id, &params);
    let request = request
        .on_account(&checkout.account)
        .expand("latest_charge");
    let key = Operation::CaptureIntent(checkout, capture.amount, capture.fee).key();
    match call::make(app, Some(&checkout.id), &key, request).await {
        Err(Error::Stripe(error))
            if error.has_code("payment_intent_unexpected_state")
                || error.has_code("charge_expired_for_capture") =>
        {
            let now = intent::retrieve(app, checkout)?.send().await?;
            match hear(app, current, &now).await? {
                Heard::Unchanged => Err(error.into()),
                Heard::Applied(after) => Err(after.refusal().into()),
                Heard::RaceLost => Err(load(app, &checkout.id).await?.checkout.refusal().into()),
            }
        }
        answer => answer,
    }
}

fn refused(error: CaptureError) -> Error {
    match (error, error.param()) {
        (CaptureError::Refused(refusal), _) => refusal.into(),
        (_, param) => Error::Invalid {
            param: param.map(str::to_owned),
            message: error.to_string(),
        },
    }
}
