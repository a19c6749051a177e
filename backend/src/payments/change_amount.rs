//! A platform's server changes what is to be paid, while nothing has been.

use shared::{CheckoutId, Money, UpdateCheckout};
use tracing::{info, instrument};

use super::{Asker, TURNS, create_checkout::terms, fees, intent, load};
use crate::{
    app::App,
    domain::{Checkout, Intent, Refusal, State},
    error::Error,
    store::Saved,
};

/// Changes the amount. An intent that was made for the old one is canceled first, so that no tab
/// that still shows the old amount can pay it.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::FeeIsThePlatforms`]; [`Error::FeeOfItsOwn`]; [`Error::Refused`] when a payment is under way or done.
#[instrument(skip_all)]
pub async fn change_amount(
    app: &App,
    id: &CheckoutId,
    change: UpdateCheckout,
    asker: Asker,
) -> Result<Checkout, Error> {
    asker.may_take(app, change.application_fee_amount)?;
    let found = load(app, id).await?.checkout;
    let settings = app.store.account_settings(&found.account).await?;
    let currency = found.terms.money().currency();
    let money = Money::from_minor(change.amount, currency);
    let policy = fees::policy_of(app, settings.fee_policy.as_ref());
    let terms = terms(money, change.application_fee_amount, policy)?;
    for _ in 0..TURNS {
        let current = load(app, id).await?;
        let now = current.checkout.terms;
        let agreed = policy.and_then(|policy| policy.fee(now.money()));
        if asker == Asker::Account && now.application_fee() != agreed {
            // The platform has said another fee for this payment, which would be gone.
            return Err(Error::FeeOfItsOwn);
        }
        match &current.checkout.state {
            State::Open(Intent::None) => {
                let changed = current.checkout.change_terms(terms)?;
                let now = app.clock.now();
                let saved = app.store.save_checkout(&changed, current.revision, now);
                if saved.await? == Saved::Yes {
                    info!(amount_minor = change.amount, %currency, "amount changed");
                    return Ok(changed);
                }
            }
            State::Open(Intent::Ordered) => intent::settle_order(app, current).await?,
            State::Open(Intent::Known(_)) => {
                intent::give_up(app, &current).await?;
            }
            State::Processing(_) | State::Authorized(_) | State::Paid(_) | State::Ended(_) => {
                return Err(current.checkout.refusal().into());
            }
        }
    }
    Err(Refusal::Changed.into())
}
