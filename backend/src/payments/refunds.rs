//! Money goes back to the customer.

mod create;
mod finish;
mod hear;

use futures_util::TryStreamExt as _;
use shared::{CheckoutId, CheckoutRefundId, RefundStatus};
use tracing::instrument;

pub use self::create::create_refund;
pub(super) use self::hear::fact;
use self::{
    finish::finish,
    hear::{adopt, hear},
};
use super::{
    Token, call, load,
    refresh::{Refreshed, refresh},
};
use crate::{
    app::App,
    domain::{Checkout, Operation, Refund},
    error::Error,
    stripe::{self, ListRefunds},
};

/// Under this name Stripe's refund carries our id of it.
const MARK: &str = "refund";

/// Stops a refund that is pending.
///
/// # Errors
/// [`Error::NoSuchRefund`]; [`Error::Stripe`] when it is too late.
#[instrument(skip_all)]
pub async fn cancel_refund(
    app: &App,
    id: &CheckoutId,
    refund: &CheckoutRefundId,
    token: &Token,
) -> Result<Refund, Error> {
    let checkout = load(app, id).await?.checkout;
    let refund = finish(app, find_refund(app, id, refund).await?).await?;
    let Some(stripes) = &refund.stripe else {
        return Ok(refund);
    };
    if refund.status == RefundStatus::Canceled {
        return Ok(refund);
    }
    let request = app.stripe.refunds().cancel(stripes);
    let request = request.on_account(&checkout.account);
    let key = Operation::CancelRefund(&refund, token.as_str()).key();
    match call::make(app, Some(id), &key, request).await {
        Err(Error::Stripe(error)) if error.is_final_refusal() => {
            // Another request may have stopped it, at the same time.
            let request = app.stripe.refunds().retrieve(stripes);
            let now = request.on_account(&checkout.account).send().await?;
            let refund = hear(app, refund, fact(now)).await?;
            match refund.status {
                RefundStatus::Canceled => Ok(refund),
                _ => Err(error.into()),
            }
        }
        canceled => hear(app, refund, fact(canceled?)).await,
    }
}

/// The refunds of a checkout as they are now, the newest first; also those that the account's owner
/// made in Stripe's dashboard.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Stripe`].
#[instrument(skip_all)]
pub async fn refunds(app: &App, id: &CheckoutId) -> Result<Vec<Refund>, Error> {
    let Refreshed { checkout, .. } = refresh(app, id).await?;
    for refund in app.store.refunds(id).await? {
        match finish(app, refund).await {
            // What Stripe refuses has failed, which is an answer to whoever looks.
            Err(Error::Stripe(error)) if error.is_final_refusal() => {}
            finished => drop(finished?),
        }
    }
    let stripes = at_stripe(app, &checkout).await?;
    let known = app.store.refunds(id).await?;
    for stripes in stripes {
        match known.iter().find(|refund| is(refund, &stripes)) {
            Some(refund) => drop(hear(app, refund.clone(), fact(stripes)).await?),
            None => adopt(app, id, stripes).await?,
        }
    }
    Ok(app.store.refunds(id).await?)
}

/// Keeps what Stripe says of one refund of a checkout, whoever made it.
pub(super) async fn learn(
    app: &App,
    id: &CheckoutId,
    stripes: stripe::Refund,
) -> Result<(), Error> {
    // It was paid before it was refunded, though we may hear of it later.
    refresh(app, id).await?;
    let known = app.store.refunds(id).await?;
    match known.iter().find(|refund| is(refund, &stripes)) {
        Some(refund) => drop(hear(app, refund.clone(), fact(stripes)).await?),
        None => adopt(app, id, stripes).await?,
    }
    Ok(())
}

/// One refund as it is now.
///
/// # Errors
/// [`Error::NoSuchRefund`], [`Error::Stripe`].
pub async fn refund(
    app: &App,
    id: &CheckoutId,
    refund: &CheckoutRefundId,
) -> Result<Refund, Error> {
    let refunds = refunds(app, id).await?;
    let found = refunds.into_iter().find(|it| it.id == *refund);
    found.ok_or_else(|| Error::NoSuchRefund(refund.clone()))
}

/// The refunds of the checkout's intent that Stripe knows.
async fn at_stripe(app: &App, checkout: &Checkout) -> Result<Vec<stripe::Refund>, Error> {
    let Some(intent) = checkout.intent() else {
        return Ok(Vec::new());
    };
    let params = ListRefunds {
        payment_intent: Some(intent.clone()),
        ..ListRefunds::default()
    };
    let request = app.stripe.refunds().list(&params);
    let refunds = request.on_account(&checkout.account).stream();
    Ok(refunds.try_collect().await?)
}

/// Whether Stripe's refund is ours. One that was made a moment ago may not be known by its id yet.
fn is(ours: &Refund, stripes: &stripe::Refund) -> bool {
    let marked = stripes.metadata.as_ref().and_then(|it| it.get(MARK));
    ours.stripe.as_ref() == Some(&stripes.id)
        || (ours.status == RefundStatus::Ordered
            && marked.map(String::as_str) == Some(ours.id.as_str()))
}

async fn find_refund(
    app: &App,
    checkout: &CheckoutId,
    id: &CheckoutRefundId,
) -> Result<Refund, Error> {
    let found = app.store.refund(id).await?;
    found
        .filter(|refund| refund.checkout == *checkout)
        .ok_or_else(|| Error::NoSuchRefund(id.clone()))
}
