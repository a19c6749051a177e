//! The platform takes held money.

use shared::{CaptureCheckout, CheckoutId};
use tracing::{info, instrument};

use super::{
    Asker, Token, call,
    hear::{Heard, hear, hear_out},
    intent, load,
    refresh::present,
};
use crate::{
    app::App,
    domain::{Capture, CaptureError, Checkout, Operation, Refusal},
    error::Error,
    store::Versioned,
    stripe::{CapturePaymentIntent, PaymentIntent, PaymentIntentStatus},
};

/// Captures held money, all or in part; the rest is let go.
///
/// # Errors
/// [`Error::Invalid`] names the field; [`Error::FeeIsThePlatforms`]; [`Error::Refused`] when nothing
/// is held (any more).
#[instrument(skip_all)]
pub async fn capture(
    app: &App,
    id: &CheckoutId,
    ask: CaptureCheckout,
    asker: Asker,
    token: &Token,
) -> Result<Checkout, Error> {
    asker.may_take(app, ask.application_fee_amount)?;
    // The customer may have paid without our hearing of it.
    present(app, id).await?;
    let current = load(app, id).await?;
    let capture = current
        .checkout
        .capture(ask.amount_to_capture, ask.application_fee_amount);
    let capture = match capture {
        // This very request may have captured it, and its answer was lost.
        Err(CaptureError::Refused(Refusal::Paid)) if was_asked(app, &current, token).await? => {
            return Ok(current.checkout);
        }
        capture => capture.map_err(refused)?,
    };
    let intent = take(app, &current, capture, token).await?;
    info!(amount_minor = capture.amount, "captured");
    hear_out(app, current, &intent).await
}

async fn was_asked(app: &App, current: &Versioned, token: &Token) -> Result<bool, Error> {
    let key = Operation::CaptureIntent(&current.checkout, token.as_str()).key();
    Ok(app.store.logged_call(&key).await?.is_some())
}

/// Asks Stripe for it. When the hold is gone, the intent says what became of it.
async fn take(
    app: &App,
    current: &Versioned,
    capture: Capture,
    token: &Token,
) -> Result<PaymentIntent, Error> {
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
    let key = Operation::CaptureIntent(checkout, token.as_str()).key();
    match call::make(app, Some(&checkout.id), &key, request).await {
        Err(Error::Stripe(error))
            if error.has_code("payment_intent_unexpected_state")
                || error.has_code("charge_expired_for_capture") =>
        {
            let now = intent::retrieve(app, checkout)?.send().await?;
            if is_this(&now, capture) {
                return Ok(now);
            }
            match hear(app, current, &now).await? {
                Heard::Unchanged => Err(error.into()),
                Heard::Applied(after) => Err(after.refusal().into()),
                Heard::RaceLost => Err(load(app, &checkout.id).await?.checkout.refusal().into()),
            }
        }
        answer => answer,
    }
}

/// Whether the intent was captured as it is asked for: by another request, at the same time.
fn is_this(intent: &PaymentIntent, capture: Capture) -> bool {
    intent.status == PaymentIntentStatus::Succeeded
        && intent.amount_received == capture.amount
        && capture
            .fee
            .is_none_or(|fee| intent.application_fee_amount == Some(fee))
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
