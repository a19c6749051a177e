//! Events about a refund.

use shared::{ChargeId, PaymentIntentId, RefundId};

use super::{Notice, Settled, find};
use crate::{
    app::App,
    domain::{
        Unheeded,
        news::{self, Verdict},
    },
    error::Error,
    payments::refunds,
    stripe,
};

pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let (account, id) = match (notice.account(), notice.object::<RefundId>()) {
        (Ok(account), Ok(id)) => (account, id),
        (Err(why), _) | (_, Err(why)) => return Ok(why.into()),
    };
    let request = notice.asks(app.stripe.refunds().retrieve(&id));
    let (said, now) = if notice.has_object() {
        (notice.says::<stripe::Refund>(), None)
    } else {
        (None, Some(request.clone().send().await?))
    };
    let charge: Option<ChargeId> = notice.names("charge").or_else(|| {
        let charge = now.as_ref()?.charge.as_ref()?;
        Some(charge.id().clone())
    });
    let intent: Option<PaymentIntentId> = notice.names("payment_intent").or_else(|| {
        let intent = now.as_ref()?.payment_intent.as_ref()?;
        Some(intent.id().clone())
    });
    let found = find::by_charge(app, notice, account, charge.as_ref(), intent.as_ref());
    let Some(current) = found.await? else {
        return Ok(Unheeded::NoCheckout.into());
    };
    let checkout = current.checkout.id;
    let known = app.store.refunds(&checkout).await?;
    let known = known.iter().find(|it| it.stripe.as_ref() == Some(&id));
    let fact = said.map(refunds::fact);
    match (news::of_refund(known, fact.as_ref()), now) {
        (Verdict::Ignore(why), _) => Ok(Settled::unheeded(checkout, why)),
        (Verdict::Apply | Verdict::Refetch, Some(now)) => {
            refunds::learn(app, &checkout, now).await?;
            Ok(Settled::done(checkout))
        }
        (Verdict::Apply | Verdict::Refetch, None) => {
            refunds::learn(app, &checkout, request.send().await?).await?;
            Ok(Settled::done(checkout))
        }
    }
}
