//! What Stripe says of a refund, turned into what we keep.

use shared::{CheckoutId, CheckoutRefundId, Money};
use tracing::warn;

use crate::{
    app::App,
    domain::{Refund, RefundChange, RefundFact, RefundOptions, Refusal, Timestamp},
    error::Error,
    payments::{TURNS, came_to, load, token::hashed, words},
    store::Saved,
    stripe,
};

/// Stripe's word, as far as it matters here.
pub(in crate::payments) fn fact(refund: stripe::Refund) -> RefundFact {
    RefundFact {
        status: words::refund_status(refund.status.as_ref()),
        id: refund.id,
        failure_reason: refund.failure_reason,
    }
}

/// Keeps a word of Stripe's.
pub(super) async fn hear(app: &App, refund: Refund, fact: RefundFact) -> Result<Refund, Error> {
    keep(app, refund.id.clone(), |refund| refund.hear(fact.clone())).await
}

/// Stripe will never make it: its amount can be refunded again.
pub(super) async fn refused(
    app: &App,
    refund: &Refund,
    reason: Option<String>,
) -> Result<Refund, Error> {
    keep(app, refund.id.clone(), |refund| {
        refund.refused(reason.clone())
    })
    .await
}

/// Reads, decides and writes, until nobody has written in between.
async fn keep(
    app: &App,
    id: CheckoutRefundId,
    decide: impl Fn(&Refund) -> RefundChange,
) -> Result<Refund, Error> {
    for _ in 0..TURNS {
        let before = app.store.refund(&id).await?;
        let before = before.ok_or_else(|| Error::NoSuchRefund(id.clone()))?;
        let now = app.clock.now();
        let (after, saved) = match decide(&before) {
            RefundChange::None => return Ok(before),
            RefundChange::Refund(after) => {
                let saved = app.store.save_refund(&before, &after, None, now).await?;
                (after, saved)
            }
            RefundChange::Release(after) => {
                let current = load(app, &before.checkout).await?;
                let was = current.checkout.state.status();
                let released = current.checkout.release_refund(before.money.minor());
                let release = Some((&released, current.revision));
                let saved = app.store.save_refund(&before, &after, release, now).await?;
                if saved == Saved::Yes {
                    came_to(app, Some(was), &released);
                }
                (after, saved)
            }
        };
        if saved == Saved::Yes {
            return Ok(after);
        }
    }
    Err(Refusal::Changed.into())
}

/// Keeps a refund that somebody made at Stripe without us.
pub(super) async fn adopt(
    app: &App,
    id: &CheckoutId,
    stripes: stripe::Refund,
) -> Result<(), Error> {
    let refund_id = format!("cr_{}", hashed(&[stripes.id.as_str()]));
    let refund = Refund {
        id: refund_id
            .try_into()
            .map_err(|_| Error::Internal("an id must not be empty"))?,
        checkout: id.clone(),
        money: Money::from_minor(stripes.amount, stripes.currency),
        options: RefundOptions {
            reason: stripes.reason.as_ref().and_then(words::refunded_because),
            refund_application_fee: false,
        },
        status: words::refund_status(stripes.status.as_ref()),
        created: Timestamp::from_seconds(stripes.created),
        failure_reason: stripes.failure_reason,
        stripe: Some(stripes.id),
    };
    if refund.status.came_to_nothing() {
        return Ok(());
    }
    for _ in 0..TURNS {
        // Two events may tell of it at once.
        if let Some(known) = app.store.refund(&refund.id).await? {
            return match refund.stripe {
                Some(id) => hear(
                    app,
                    known,
                    RefundFact {
                        id,
                        status: refund.status,
                        failure_reason: refund.failure_reason,
                    },
                )
                .await
                .map(drop),
                None => Ok(()),
            };
        }
        let current = load(app, id).await?;
        let amount = Some(refund.money.minor());
        let was = current.checkout.state.status();
        let Ok((after, _)) = current.checkout.reserve_refund(amount) else {
            warn!("a refund at Stripe is more than what is left to refund here");
            return Ok(());
        };
        let now = app.clock.now();
        let adopted = app
            .store
            .adopt_refund(&refund, &after, current.revision, now);
        if adopted.await? == Saved::Yes {
            came_to(app, Some(was), &after);
            return Ok(());
        }
    }
    Err(Refusal::Changed.into())
}
