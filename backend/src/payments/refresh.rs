//! A checkout as it is now, and not as it was when we last heard of it.

use shared::CheckoutId;
use tracing::{instrument, warn};

use super::{
    end_checkout,
    hear::{Heard, hear},
    intent, load, overtried,
};
use crate::{
    app::App,
    domain::{Cause, Checkout, State, Window},
    error::Error,
    store::Versioned,
    telemetry,
};

/// How often whoever knows a checkout's id may have Stripe asked about it. Who needs no key could use
/// up the account's share of Stripe's patience otherwise.
const LOOKS: Window = Window::per_minute(60);

/// The same of all checkouts of an account: of Stripe's 25 calls in a second most are for who pays.
const LOOKS_AT_ACCOUNT: Window = Window::per_minute(600);

/// A checkout after Stripe was asked.
#[derive(Debug)]
pub struct Refreshed {
    /// As we know it now.
    pub checkout: Checkout,
    /// Whether Stripe could not be heard, so that this is what was known before.
    pub is_stale: bool,
}

/// The checkout, after asking Stripe about a payment whose outcome is open. When Stripe does not
/// answer, what is known is better than nothing. One whose time is over ends here.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Store`].
pub async fn refresh(app: &App, id: &CheckoutId) -> Result<Refreshed, Error> {
    heard(app, load(app, id).await?).await
}

/// The same, for who has no key and may ask too often: then it is what is known, and stale.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Store`].
pub async fn refresh_in_turn(app: &App, id: &CheckoutId) -> Result<Refreshed, Error> {
    let known = load(app, id).await?;
    let (now, account) = (app.clock.now(), known.checkout.account.clone());
    let asks = may_have_news(&known.checkout) && !known.checkout.is_overdue(now);
    let is_too_often = || {
        app.looks.count(id.clone(), LOOKS, now).is_some()
            || app
                .account_looks
                .count(account, LOOKS_AT_ACCOUNT, now)
                .is_some()
    };
    if asks && is_too_often() {
        return Ok(Refreshed {
            checkout: known.checkout,
            is_stale: true,
        });
    }
    heard(app, known).await
}

async fn heard(app: &App, known: Versioned) -> Result<Refreshed, Error> {
    match news(app, &known).await {
        // A database that fails can not say what is known.
        Err(Error::Stripe(error)) => {
            warn!(
                error.causes = telemetry::causes(&error),
                "Stripe was not heard; showing what is known"
            );
            Ok(Refreshed {
                checkout: known.checkout,
                is_stale: true,
            })
        }
        heard => Ok(Refreshed {
            checkout: heard?,
            is_stale: false,
        }),
    }
}

/// The same, for who decides by it whether something can be done: what is known from before may
/// refuse a payment that has come since.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Stripe`], [`Error::Store`].
pub(super) async fn present(app: &App, id: &CheckoutId) -> Result<Checkout, Error> {
    news(app, &load(app, id).await?).await
}

#[instrument(skip_all)]
async fn news(app: &App, current: &Versioned) -> Result<Checkout, Error> {
    let id = &current.checkout.id;
    if current.checkout.is_overdue(app.clock.now()) {
        return match end_checkout(app, id, Cause::Expired).await {
            // It was paid in the last moment.
            Err(Error::Refused(_)) => Ok(load(app, id).await?.checkout),
            ended => ended,
        };
    }
    match ask(app, current).await? {
        Heard::Applied(after) => Ok(after),
        Heard::Unchanged => overtried::stop(app, current.checkout.clone()).await,
        Heard::RaceLost => Ok(load(app, id).await?.checkout),
    }
}

/// Stripe's word about the checkout's intent, where there may be news.
async fn ask(app: &App, current: &Versioned) -> Result<Heard, Error> {
    if !may_have_news(&current.checkout) {
        return Ok(Heard::Unchanged);
    }
    let intent = intent::retrieve(app, &current.checkout)?.send().await?;
    hear(app, current, &intent).await
}

/// Whether the outcome of a payment is open.
fn may_have_news(checkout: &Checkout) -> bool {
    checkout.intent().is_some()
        && matches!(
            checkout.state,
            State::Open(_) | State::Processing(_) | State::Authorized(_)
        )
}
