//! A platform's server changes what is to be paid, while nothing has been.

use shared::{CheckoutId, Money, UpdateCheckout};
use tracing::{info, instrument};

use super::{TURNS, create_checkout::terms, intent, load};
use crate::{
    app::App,
    domain::{Checkout, Intent, Refusal, Settlement, State},
    error::Error,
    store::Saved,
};

/// Changes the amount. An intent that was made for the old one is canceled first, so that no tab
/// that still shows the old amount can pay it.
///
/// # Errors
/// [`Error::Invalid`]; [`Error::Refused`] when a payment is under way or done.
#[instrument(skip_all)]
pub async fn change_amount(
    app: &App,
    id: &CheckoutId,
    change: UpdateCheckout,
) -> Result<Checkout, Error> {
    for _ in 0..TURNS {
        let current = load(app, id).await?;
        match &current.checkout.state {
            State::Open(Intent::None) => {
                let currency = current.checkout.terms.money().currency();
                let money = Money::from_minor(change.amount, currency);
                let terms = terms(money, change.application_fee_amount)?;
                let changed = current.checkout.change_terms(terms)?;
                if app.store.save_checkout(&changed, current.revision).await? == Saved::Yes {
                    info!(amount_minor = change.amount, %currency, "amount changed");
                    return Ok(changed);
                }
            }
            State::Open(Intent::Ordered) => {
                // Only an intent that is known can be canceled. When Stripe refuses to make it, there
                // is none, and nothing stands in the way of the change.
                match intent::make_ordered(app, current).await {
                    Err(Error::Stripe(refusal)) if refusal.is_final_refusal() => {}
                    made => drop(made?),
                }
            }
            State::Open(Intent::Known(_)) => {
                let old = intent::cancel(app, &current.checkout).await?;
                match intent::settle(&current.checkout, &old, app.clock.now()) {
                    Settlement::Apply(after) => {
                        let _ = app.store.save_checkout(&after, current.revision).await?;
                    }
                    Settlement::Ignore(_) => {
                        return Err(Error::Internal(
                            "the old intent is neither canceled nor paid",
                        ));
                    }
                }
            }
            State::Processing(_) | State::Paid(_) => {
                return Err(current.checkout.refusal().into());
            }
        }
    }
    Err(Refusal::Changed.into())
}
