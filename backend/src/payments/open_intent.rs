//! A customer pays: the checkout's one `PaymentIntent`, at the current amount.

use shared::{CheckoutId, ClientSecretView};
use tracing::instrument;

use super::{TURNS, admit::admit, attempts, end_checkout, hear, intent, load, overtried};
use crate::{
    app::App,
    domain::{Cause, Intent, Refusal, State},
    error::Error,
    store::{Saved, Versioned},
    stripe::PaymentIntent,
};

/// The client secret of the checkout's intent, and what it takes. Ten clicks, two tabs, a lost answer
/// or a crash in between all lead to the same intent.
///
/// # Errors
/// [`Error::Refused`] when there is nothing to pay; [`Error::AccountDeauthorized`];
/// [`Error::TooManyAttempts`]; [`Error::Stripe`].
#[instrument(skip_all)]
pub async fn open_intent(app: &App, id: &CheckoutId) -> Result<ClientSecretView, Error> {
    let intent = payable_intent(app, id).await?;
    let amount = intent.money().minor();
    let client_secret = intent.client_secret;
    Ok(ClientSecretView {
        client_secret: client_secret.ok_or(Error::Internal("Stripe gave no client secret"))?,
        amount,
    })
}

/// The checkout's intent, which can be paid.
pub(super) async fn payable_intent(app: &App, id: &CheckoutId) -> Result<PaymentIntent, Error> {
    let first = load(app, id).await?;
    if matches!(first.checkout.state, State::Open(_)) {
        admit(app, &first.checkout).await?;
    }
    let mut known = Some(first);
    for _ in 0..TURNS {
        let current = match known.take() {
            Some(known) => known,
            None => load(app, id).await?,
        };
        if current.checkout.is_overdue(app.clock.now()) {
            let ended = end_checkout(app, id, Cause::Expired).await?;
            return Err(ended.refusal().into());
        }
        match &current.checkout.state {
            State::Open(Intent::None) => {
                attempts::check_checkout(app, &current.checkout).await?;
                attempts::check_account(app, &current.checkout).await?;
                // Won or lost, the next turn has an ordered intent.
                known = intent::order(app, current).await?;
            }
            State::Open(Intent::Ordered) => {
                if let (Saved::Yes, made) = intent::make_ordered(app, current).await? {
                    return Ok(made);
                }
            }
            State::Open(Intent::Known(_)) => {
                if let Some(payable) = payable(app, current).await? {
                    return Ok(payable);
                }
            }
            State::Processing(_) | State::Authorized(_) | State::Paid(_) | State::Ended(_) => {
                return Err(current.checkout.refusal().into());
            }
        }
    }
    Err(Refusal::Changed.into())
}

/// The known intent, as long as it can be paid. Otherwise the checkout moves on with it.
async fn payable(app: &App, current: Versioned) -> Result<Option<PaymentIntent>, Error> {
    let known = intent::retrieve(app, &current.checkout)?.send().await?;
    match hear::hear(app, &current, &known).await? {
        hear::Heard::Applied(_) | hear::Heard::RaceLost => Ok(None),
        hear::Heard::Unchanged if known.money() == current.checkout.terms.money() => {
            overtried::check(app, &current).await.map(|()| Some(known))
        }
        hear::Heard::Unchanged => Err(Error::Internal("the intent asks for another amount")),
    }
}
