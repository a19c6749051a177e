//! Attempts to pay, and what holds them back. Checkouts and accounts are counted in the database,
//! for all servers together; addresses are counted by each server.

use std::net::IpAddr;

use shared::CheckoutId;

use crate::{
    app::App,
    domain::{AttemptLimit, Checkout, TooManyAttempts},
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
    let window = app.config.attempts.checkout;
    if window.count == 0 {
        return Ok(());
    }
    let nth = app
        .store
        .nth_failure_of_checkout(&checkout.id, window)
        .await?;
    let wait = window.wait(nth, app.clock.now());
    hold_back(app, AttemptLimit::Checkout, wait)
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
        let nth = app.store.nth_failure_of_account(account, failed).await?;
        if failed.wait(nth, now).is_some() {
            let since = failed.begin(now);
            let charged = app.store.charged_since(account, since).await?;
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
