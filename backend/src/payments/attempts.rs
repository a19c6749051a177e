//! Attempts to pay, and what holds them back. Checkouts and accounts are counted in the database,
//! for all servers together; addresses are counted by each server.

use std::net::IpAddr;

use shared::CheckoutId;

use crate::{
    app::App,
    domain::{AttemptLimit, Checkout, CountedFailures, TooManyAttempts},
    error::Error,
    recent::subscriber,
};

/// One more attempt from an address.
///
/// # Errors
/// [`Error::TooManyAttempts`].
pub fn attempt_from(app: &App, address: IpAddr) -> Result<(), Error> {
    let window = app.config.attempts.client_ip;
    let wait = app
        .addresses
        .count(subscriber(address), window, app.clock.now());
    hold_back(app, AttemptLimit::ClientIp, wait)
}

/// Lets a checkout be tried again whose charges have failed too often.
///
/// # Errors
/// [`Error::Store`].
pub async fn reset_attempts(app: &App, id: &CheckoutId) -> Result<(), Error> {
    Ok(app.store.forgive_failures(id).await?)
}

/// The checkout has not failed too often.
pub(super) async fn check_checkout(app: &App, checkout: &Checkout) -> Result<(), Error> {
    let wait = wait_of(app, checkout).await?;
    hold_back(app, AttemptLimit::Checkout, wait)
}

/// Whether it has, where nobody asks for another attempt.
pub(super) async fn is_held_back(app: &App, checkout: &Checkout) -> Result<bool, Error> {
    Ok(wait_of(app, checkout).await?.is_some())
}

async fn wait_of(app: &App, checkout: &Checkout) -> Result<Option<i64>, Error> {
    let window = app.config.attempts.checkout;
    if window.count == 0 {
        return Ok(None);
    }
    let nth = app.store.nth_failure_of_checkout(&checkout.id, window);
    Ok(window.wait(nth.await?, app.clock.now()))
}

/// The account may have one more intent.
pub(super) async fn check_account(app: &App, checkout: &Checkout) -> Result<(), Error> {
    let (limits, now, account) = (&app.config.attempts, app.clock.now(), &checkout.account);
    if limits.account.count > 0 {
        let nth = app
            .store
            .nth_intent_of_account(account, limits.account)
            .await?;
        hold_back(app, AttemptLimit::Account, limits.account.wait(nth, now))?;
    }
    let (breaker, failed) = (limits.breaker, limits.breaker.failed);
    if failed.count > 0 {
        let counted = CountedFailures {
            since: failed.begin(now),
            of_each: limits.counted_of_each(),
        };
        let nth = app.store.nth_failure_of_account(account, counted, failed);
        let nth = nth.await?;
        if failed.wait(nth, now).is_some() {
            let charged = app.store.charged_since(account, counted).await?;
            hold_back(app, AttemptLimit::Breaker, breaker.wait(nth, charged, now))?;
        }
    }
    Ok(())
}

fn hold_back(app: &App, limit: AttemptLimit, wait: Option<i64>) -> Result<(), Error> {
    let Some(retry_after_s) = wait else {
        return Ok(());
    };
    app.metrics.attempt_refused(limit);
    Err(TooManyAttempts {
        limit,
        retry_after_s,
    }
    .into())
}
