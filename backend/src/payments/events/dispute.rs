//! Events about a dispute.

use shared::{ChargeId, DisputeId, PaymentIntentId};
use tracing::info;

use super::{Notice, Settled, find};
use crate::{
    app::App,
    domain::{
        Dispute, Refusal, Unheeded,
        news::{self, Verdict},
    },
    error::Error,
    payments::{TURNS, load},
    store::Saved,
    stripe,
};

pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let (account, id) = match (notice.account(), notice.object::<DisputeId>()) {
        (Ok(account), Ok(id)) => (account, id),
        (Err(why), _) | (_, Err(why)) => return Ok(why.into()),
    };
    let request = notice.asks(app.stripe.disputes().retrieve(&id));
    let now = if notice.has_object() {
        None
    } else {
        Some(request.clone().send().await?)
    };
    let charge: Option<ChargeId> = notice
        .names("charge")
        .or_else(|| Some(now.as_ref()?.charge.id().clone()));
    let intent: Option<PaymentIntentId> = notice.names("payment_intent").or_else(|| {
        let intent = now.as_ref()?.payment_intent.as_ref()?;
        Some(intent.id().clone())
    });
    let found = find::by_charge(app, notice, account, charge.as_ref(), intent.as_ref());
    let Some(current) = found.await? else {
        return Ok(Unheeded::NoCheckout.into());
    };
    let checkout = current.checkout.id;
    let said = notice.says::<stripe::Dispute>().map(dispute);
    if let Verdict::Ignore(why) = news::of_dispute(current.checkout.dispute.as_ref(), said.as_ref())
    {
        return Ok(Settled::unheeded(checkout, why));
    }
    let now = match now {
        Some(now) => now,
        None => request.send().await?,
    };
    let told = dispute(now);
    for _ in 0..TURNS {
        let current = load(app, &checkout).await?;
        let Some(after) = current.checkout.hear_dispute(told.clone()) else {
            return Ok(Settled::unheeded(checkout, Unheeded::Unchanged));
        };
        if app
            .store
            .save_checkout(&after, current.revision, app.clock.now())
            .await?
            == Saved::Yes
        {
            info!(dispute.id = %told.id, dispute.status = told.status, "a payment is disputed");
            return Ok(Settled::done(checkout));
        }
    }
    Err(Refusal::Changed.into())
}

fn dispute(stripes: stripe::Dispute) -> Dispute {
    Dispute {
        charge: stripes.charge.id().clone(),
        id: stripes.id,
        status: stripes.status,
        reason: stripes.reason,
        amount: stripes.amount,
        currency: stripes.currency,
        due_by: stripes.evidence_details.and_then(|it| it.due_by),
        created: stripes.created,
    }
}
