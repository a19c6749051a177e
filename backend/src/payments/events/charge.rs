//! Events about a charge.

use shared::{ChargeId, PaymentIntentId};

use super::{Notice, Settled, find, intent};
use crate::{
    app::App,
    domain::{
        State, Unheeded,
        news::{self, Verdict},
    },
    error::Error,
    payments::{hear, refunds, words},
    store::Versioned,
    stripe,
};

pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let (current, id) = match found(app, notice).await? {
        Ok(found) => found,
        Err(why) => return Ok(why.into()),
    };
    let checkout = &current.checkout;
    let said = notice.says::<stripe::Charge>();
    let said = said.and_then(|said| hear::charge(&checkout.id, said));
    let known = app.store.charges(&checkout.id).await?;
    let known = known.iter().find(|charge| charge.id == id);
    match news::of_charge(known, said.as_ref()) {
        Verdict::Ignore(why) => Ok(Settled::unheeded(checkout.id.clone(), why)),
        Verdict::Apply | Verdict::Refetch => {
            let request = notice.asks(app.stripe.charges().retrieve(&id));
            let now = hear::charge(&checkout.id, request.send().await?);
            if let Some(charge) = &now
                && charge.status != words::FAILED
                && checkout.intent() != Some(&charge.intent)
            {
                return Ok(Settled::unheeded(
                    checkout.id.clone(),
                    Unheeded::OtherIntent,
                ));
            }
            app.store.keep_charges(now.as_slice()).await?;
            match checkout.state {
                State::Open(_) | State::Processing(_) | State::Authorized(_) => {
                    intent::look(app, current).await
                }
                State::Paid(_) | State::Ended(_) => Ok(Settled::done(checkout.id.clone())),
            }
        }
    }
}

/// Something of a charge went back: all of its refunds are asked for, unless their sum is known.
pub(super) async fn settle_refunded(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let (current, _) = match found(app, notice).await? {
        Ok(found) => found,
        Err(why) => return Ok(why.into()),
    };
    let id = current.checkout.id.clone();
    let said = notice.says::<stripe::Charge>();
    if let (State::Paid(payment), Some(said)) = (&current.checkout.state, said)
        && payment.refunded == said.amount_refunded
    {
        return Ok(Settled::unheeded(id, Unheeded::Unchanged));
    }
    if let State::Authorized(_) = current.checkout.state {
        // Held money that is let go is told of as a refund, too.
        return intent::look(app, current).await;
    }
    refunds::refunds(app, &id).await?;
    Ok(Settled::done(id))
}

async fn found(
    app: &App,
    notice: &Notice,
) -> Result<Result<(Versioned, ChargeId), Unheeded>, Error> {
    let (account, id) = match (notice.account(), notice.object::<ChargeId>()) {
        (Ok(account), Ok(id)) => (account, id),
        (Err(why), _) | (_, Err(why)) => return Ok(Err(why)),
    };
    let intent: Option<PaymentIntentId> = notice.names("payment_intent");
    if notice.has_object() && intent.is_none() {
        // A charge without an intent is none of ours.
        return Ok(Err(Unheeded::NoCheckout));
    }
    let mut found = find::by_charge(app, notice, account, Some(&id), intent.as_ref()).await?;
    if let (None, Some(intent)) = (&found, &intent) {
        // It may have been tried for an earlier intent.
        found = find::by_intent(app, account, intent, notice.mark("checkout")).await?;
    }
    Ok(found.map(|it| (it, id)).ok_or(Unheeded::NoCheckout))
}
