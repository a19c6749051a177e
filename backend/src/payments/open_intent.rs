//! A customer pays: the checkout's one `PaymentIntent`, at the current amount.

use shared::{CheckoutId, ClientSecret};
use tracing::instrument;

use super::{TURNS, intent, load};
use crate::{
    app::App,
    domain::{Intent, Refusal, Settlement, State},
    error::Error,
    store::{Saved, Versioned},
    stripe::PaymentIntent,
};

/// The client secret of the checkout's intent. Ten clicks, two tabs, a lost answer or a crash in
/// between all lead to the same intent.
///
/// # Errors
/// [`Error::Refused`] when there is nothing to pay; [`Error::Stripe`].
#[instrument(skip_all)]
pub async fn open_intent(app: &App, id: &CheckoutId) -> Result<ClientSecret, Error> {
    for _ in 0..TURNS {
        let current = load(app, id).await?;
        match &current.checkout.state {
            State::Open(Intent::None) => {
                // Won or lost, the next turn finds an ordered intent.
                let _ = intent::order(app, current).await?;
            }
            State::Open(Intent::Ordered) => {
                if let (Saved::Yes, made) = intent::make_ordered(app, current).await? {
                    return secret(made);
                }
            }
            State::Open(Intent::Known(_)) => {
                if let Some(payable) = payable(app, current).await? {
                    return secret(payable);
                }
            }
            State::Processing(_) | State::Paid(_) => {
                return Err(current.checkout.refusal().into());
            }
        }
    }
    Err(Refusal::Changed.into())
}

/// The known intent, as long as it can be paid. Otherwise the checkout moves on with it.
async fn payable(app: &App, current: Versioned) -> Result<Option<PaymentIntent>, Error> {
    let Some(known) = super::refresh::ask(app, &current.checkout).await? else {
        return Ok(None);
    };
    match intent::settle(&current.checkout, &known, app.clock.now()) {
        Settlement::Apply(after) => {
            let _ = app.store.save_checkout(&after, current.revision).await?;
            Ok(None)
        }
        Settlement::Ignore(_) if known.money() == current.checkout.terms.money() => Ok(Some(known)),
        Settlement::Ignore(_) => Err(Error::Internal("the intent asks for another amount")),
    }
}

fn secret(intent: PaymentIntent) -> Result<ClientSecret, Error> {
    intent
        .client_secret
        .ok_or(Error::Internal("Stripe gave no client secret"))
}
