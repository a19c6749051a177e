//! A refund is asked for.

use shared::{CheckoutId, CreateRefund, Money, RefundStatus};
use tracing::{info, instrument};

use super::{MARK, finish::finish};
use crate::{
    app::App,
    domain::{Checkout, Operation, Refund, RefundError, RefundOptions, Refusal},
    error::Error,
    payments::{Asker, TURNS, Token, call, came_to, load, refresh::present, words},
    store::{LoggedCall, Saved},
    stripe::{self, Request},
};

/// Refunds a checkout, all or in part. The amount is set aside before Stripe is asked, so that two
/// requests at the same time never give back more than was paid.
///
/// # Errors
/// [`Error::Invalid`] names the field; [`Error::FeeIsThePlatforms`]; [`Error::Refused`] when nothing was paid or nothing is left.
#[instrument(skip_all)]
pub async fn create_refund(
    app: &App,
    id: &CheckoutId,
    ask: CreateRefund,
    asker: Asker,
    token: &Token,
) -> Result<Refund, Error> {
    let refund_id = token.refund_id(id)?;
    if let Some(begun) = app.store.refund(&refund_id).await? {
        return finish(app, begun).await;
    }
    if ask.refund_application_fee {
        asker.must_be_platform("refund_application_fee")?;
    }
    if ask.amount.is_some()
        && let Some(same) = same_on_its_way(app, id, &ask, token).await?
    {
        return finish(app, same).await;
    }
    present(app, id).await?;
    for _ in 0..TURNS {
        let current = load(app, id).await?;
        let checkout = current.checkout;
        let before = checkout.state.status();
        check_fee(&checkout, &ask)?;
        let (after, amount) = match checkout.reserve_refund(ask.amount) {
            Err(RefundError::NothingLeft) => {
                // The rest may be on its way.
                return match same_on_its_way(app, id, &ask, token).await? {
                    Some(same) => finish(app, same).await,
                    None => Err(Error::NothingToRefund),
                };
            }
            reserved => reserved.map_err(refused)?,
        };
        let refund = Refund {
            id: refund_id.clone(),
            checkout: id.clone(),
            money: Money::from_minor(amount, after.terms.money().currency()),
            options: RefundOptions {
                reason: ask.reason,
                refund_application_fee: ask.refund_application_fee,
            },
            status: RefundStatus::Ordered,
            stripe: None,
            failure_reason: None,
            created: app.clock.now(),
        };
        let call = written(app, &after, &refund)?;
        let ordered =
            app.store
                .order_refund(&refund, &after, current.revision, &call, refund.created);
        if ordered.await? == Saved::Yes {
            came_to(app, Some(before), &after);
            info!(amount_minor = amount, "refund ordered");
            return finish(app, refund).await;
        }
    }
    Err(Refusal::Changed.into())
}

/// A refund of the same amount that is not made yet. Who asks again without an `Idempotency-Key` can
/// not say whether it is the same: more of it would go back than was meant.
async fn same_on_its_way(
    app: &App,
    id: &CheckoutId,
    ask: &CreateRefund,
    token: &Token,
) -> Result<Option<Refund>, Error> {
    if token.is_repeatable() {
        return Ok(None);
    }
    let refunds = app.store.refunds(id).await?;
    Ok(refunds.into_iter().find(|it| {
        it.status == RefundStatus::Ordered
            && ask.amount.is_none_or(|amount| amount == it.money.minor())
            && it.options.reason == ask.reason
            && it.options.refund_application_fee == ask.refund_application_fee
    }))
}

fn written(app: &App, checkout: &Checkout, refund: &Refund) -> Result<LoggedCall, Error> {
    let params = stripe::CreateRefund {
        payment_intent: checkout.intent().cloned(),
        amount: Some(refund.money.minor()),
        reason: refund.options.reason.map(words::refund_reason),
        refund_application_fee: refund.options.refund_application_fee.then_some(true),
        metadata: [(MARK.to_owned(), refund.id.to_string())].into(),
        ..stripe::CreateRefund::default()
    };
    let request: Request<'_, stripe::Refund> = app.stripe.refunds().create(&params);
    let request = request.on_account(&checkout.account);
    let key = Operation::CreateRefund(refund).key();
    call::written(&request, Some(&checkout.id), &key)
}

fn check_fee(checkout: &Checkout, ask: &CreateRefund) -> Result<(), Error> {
    if ask.refund_application_fee && checkout.terms.application_fee().is_none() {
        return Err(Error::invalid(
            "refund_application_fee",
            "this checkout has no application fee to refund; leave refund_application_fee out",
        ));
    }
    Ok(())
}

fn refused(error: RefundError) -> Error {
    match error {
        RefundError::Refused(refusal) => refusal.into(),
        RefundError::NothingLeft => Error::NothingToRefund,
        RefundError::NotPositive | RefundError::TooMuch(_) => {
            Error::invalid("amount", error.to_string())
        }
    }
}
