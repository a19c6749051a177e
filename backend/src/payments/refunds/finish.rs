//! A refund that is ordered is made, once.

use shared::RefundStatus;

use super::{
    at_stripe,
    hear::{fact, hear, refused},
    is,
};
use crate::{
    app::App,
    domain::{Operation, Refund},
    error::Error,
    payments::{call, interrupted::KEYS_LIVE_MS, load},
    store::Outcome,
    stripe,
};

/// Asks Stripe for a refund that is ordered, or finds the one that an earlier try has made.
pub(super) async fn finish(app: &App, refund: Refund) -> Result<Refund, Error> {
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
    // What Stripe says of the platform's key is not for the account.
    let said = refusal.api().filter(|it| it.class().is_about_the_request());
    let reason = said.and_then(|it| it.message.clone());
    refused(app, &refund, reason).await?;
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
