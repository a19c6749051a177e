//! Which checkout an event is about.
//!
//! Only one of the event's own account: what an event or its object says besides can have been written
//! by whoever owns the account.

use shared::{AccountId, ChargeId, CheckoutId, PaymentIntentId};

use super::Notice;
use crate::{
    app::App,
    domain::{Intent, State},
    error::Error,
    payments::{intent, load},
    store::Versioned,
};

/// The checkout of an intent: the one that knows it; or the one that the intent is marked with, once
/// it is known what became of the intent that it has ordered. The intent of the latter may be another
/// all the same: an earlier one, or one that somebody else has marked.
pub(super) async fn by_intent(
    app: &App,
    account: &AccountId,
    id: &PaymentIntentId,
    mark: Option<CheckoutId>,
) -> Result<Option<Versioned>, Error> {
    let known = app.store.checkout_of_intent(account, id).await?;
    if known.is_some() {
        return Ok(known);
    }
    let Some(mark) = mark else {
        return Ok(None);
    };
    let Some(marked) = of_account(app, account, &mark).await? else {
        return Ok(None);
    };
    if marked.checkout.state != State::Open(Intent::Ordered) {
        return Ok(Some(marked));
    }
    // The answer was lost, or is on its way.
    intent::settle_order(app, marked).await?;
    load(app, &mark).await.map(Some)
}

/// The checkout of a charge, or of something about a charge. A mark is believed only of the intent that
/// the checkout knows: metadata is often copied from one payment to the next.
pub(super) async fn by_charge(
    app: &App,
    notice: &Notice,
    account: &AccountId,
    charge: Option<&ChargeId>,
    intent: Option<&PaymentIntentId>,
) -> Result<Option<Versioned>, Error> {
    if let Some(charge) = charge
        && let Some(id) = app.store.checkout_of_charge(charge).await?
        && let Some(known) = of_account(app, account, &id).await?
        && intent.is_none_or(|intent| known.checkout.intent() == Some(intent))
    {
        return Ok(Some(known));
    }
    let (intent, mark) = match (intent, charge) {
        (Some(intent), _) => (intent.clone(), notice.mark("checkout")),
        (None, Some(charge)) => {
            let request = app.stripe.charges().retrieve(charge);
            let charge = request.on_account(account).send().await?;
            let Some(intent) = charge.payment_intent else {
                return Ok(None);
            };
            let mark = charge.metadata.get("checkout").cloned();
            let mark = mark.and_then(|mark| mark.try_into().ok());
            (intent.id().clone(), mark)
        }
        (None, None) => return Ok(None),
    };
    let found = by_intent(app, account, &intent, mark).await?;
    Ok(found.filter(|it| it.checkout.intent() == Some(&intent)))
}

/// A checkout, unless it is another account's.
async fn of_account(
    app: &App,
    account: &AccountId,
    id: &CheckoutId,
) -> Result<Option<Versioned>, Error> {
    let found = app.store.checkout(id).await?;
    let livemode = app.config.stripe.mode().is_live();
    Ok(found.filter(|it| it.checkout.account == *account && it.checkout.livemode == livemode))
}
