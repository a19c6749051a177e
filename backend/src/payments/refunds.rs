//! Money goes back to the customer.

mod hear;

use shared::{CheckoutId, CheckoutRefundId, CreateRefund};
use tracing::{info, instrument};

pub(super) use self::hear::fact;
use self::hear::{adopt, hear};
use super::{
    Asker, TURNS, Token, call, came_to,
    interrupted::KEYS_LIVE_MS,
    load,
    refresh::{Refreshed, present, refresh},
    words,
};
use crate::{
    app::App,
    domain::{Checkout, Operation, Refund, RefundError, RefundOptions, Refusal},
    error::Error,
    store::{LoggedCall, Outcome, Saved},
    stripe::{self, ListRefunds, Request},
};
use futures_util::TryStreamExt as _;
use shared::{Money, RefundStatus};

/// Under this name Stripe's refund carries our id of it.
const MARK: &str = "refund";

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

/// Asks Stripe for a refund that is ordered, or finds the one that an earlier try has made.
async fn finish(app: &App, refund: Refund) -> Result<Refund, Error> {
    if refund.status != RefundStatus::Ordered {
        return Ok(refund);
    }
    if let Some(made) = made_long_ago(app, &refund).await? {
        return hear(app, refund, fact(made)).await;
    }
    let key = Operation::CreateRefund(&refund).key();
    let refusal = match call::ask_again::<stripe::Refund>(app, &key).await {
        Ok(made) => return conclude(app, &key, refund, made).await,
        Err(Error::Stripe(error)) if error.is_final_refusal() => error,
        Err(error) => return Err(error),
    };
    if refusal.is_silent_about_earlier_tries() {
        match made(app, &refund).await {
            Ok(Some(made)) => return conclude(app, &key, refund, made).await,
            Ok(None) => {}
            // It stays ordered: nobody knows.
            Err(_) => return Err(Error::NobodyKnows(refusal)),
        }
    }
    let reason = refusal.api().and_then(|it| it.message.clone());
    hear::refused(app, &refund, reason).await?;
    let now = app.clock.now();
    app.store.finish_call(&key, Outcome::Refused, now).await?;
    Err(refusal.into())
}

/// Stripe has made it.
async fn conclude(
    app: &App,
    key: &str,
    refund: Refund,
    made: stripe::Refund,
) -> Result<Refund, Error> {
    let refund = hear(app, refund, fact(made)).await?;
    let now = app.clock.now();
    app.store.finish_call(key, Outcome::Succeeded, now).await?;
    Ok(refund)
}

/// Stripe forgets a key after a day, and would then refund once more: what was ordered so long ago
/// is looked for first.
async fn made_long_ago(app: &App, refund: &Refund) -> Result<Option<stripe::Refund>, Error> {
    if refund.created > app.clock.now().before(KEYS_LIVE_MS) {
        return Ok(None);
    }
    made(app, refund).await
}

/// What Stripe has made of an ordered refund.
async fn made(app: &App, refund: &Refund) -> Result<Option<stripe::Refund>, Error> {
    let checkout = load(app, &refund.checkout).await?.checkout;
    let made = at_stripe(app, &checkout).await?;
    Ok(made.into_iter().find(|stripes| is(refund, stripes)))
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
