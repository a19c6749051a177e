//! Events about a `PaymentIntent`.

use shared::PaymentIntentId;

use super::{Notice, Settled, find};
use crate::{
    app::App,
    domain::{
        Unheeded,
        news::{self, IntentNews, Verdict},
    },
    error::Error,
    payments::{hear, intent, overtried},
    store::Versioned,
    stripe::PaymentIntent,
};

pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let (account, id) = match (notice.account(), notice.object::<PaymentIntentId>()) {
        (Ok(account), Ok(id)) => (account, id),
        (Err(why), _) | (_, Err(why)) => return Ok(why.into()),
    };
    let said: Option<PaymentIntent> = notice.says();
    let mut found = find::by_intent(app, account, &id, notice.mark("checkout")).await?;
    if found.is_none() && !notice.has_object() {
        // Only the intent itself tells whose it is.
        let request = notice.asks(app.stripe.payment_intents().retrieve(&id));
        let mark = request.send().await?.metadata.get("checkout").cloned();
        let mark = mark.and_then(|mark| mark.try_into().ok());
        found = find::by_intent(app, account, &id, mark).await?;
    }
    let Some(current) = found else {
        return Ok(Unheeded::NoCheckout.into());
    };
    let checkout = current.checkout.id.clone();
    let news = match &said {
        Some(said) => Some(news(app, &current, said).await?),
        None => None,
    };
    let now = app.clock.now();
    match (
        news::of_intent(&current.checkout, &id, news.as_ref(), now),
        said,
    ) {
        (Verdict::Ignore(why), _) => Ok(Settled::unheeded(checkout, why)),
        (Verdict::Apply, Some(said)) => {
            let now = hear::hear_out(app, current, &said).await?;
            overtried::stop(app, now).await?;
            Ok(Settled::done(checkout))
        }
        (Verdict::Apply | Verdict::Refetch, _) => look(app, current).await,
    }
}

/// Asks Stripe how the checkout's intent is now.
pub(super) async fn look(app: &App, current: Versioned) -> Result<Settled, Error> {
    let id = current.checkout.id.clone();
    if current.checkout.intent().is_none() {
        return Ok(Settled::unheeded(id, Unheeded::OtherIntent));
    }
    let now = intent::retrieve(app, &current.checkout)?.send().await?;
    let now = hear::hear_out(app, current, &now).await?;
    overtried::stop(app, now).await?;
    Ok(Settled::done(id))
}

async fn news(app: &App, current: &Versioned, said: &PaymentIntent) -> Result<IntentNews, Error> {
    let has_new_charge = match &said.latest_charge {
        Some(latest) => {
            let known = app.store.charges(&current.checkout.id).await?;
            known.iter().all(|charge| charge.id != *latest.id())
        }
        None => false,
    };
    Ok(IntentNews {
        fact: hear::fact(said),
        has_new_charge,
    })
}
