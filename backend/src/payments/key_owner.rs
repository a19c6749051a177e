//! Whose Stripe's secret key is. The key of another platform fits just as well, and with it every
//! account would seem to have left.

use std::time::Duration;

use shared::AccountId;
use tracing::warn;

use crate::{
    app::{App, StartError},
    error::Error,
    store::{KeyRole, Store},
    stripe::{ErrorClass, Stripe},
    telemetry,
};

/// How many other accounts are asked for at the most.
const WITNESSES: u16 = 3;
/// How long a start waits for Stripe.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes sure that the key is the one that the settings and the database speak of. While Stripe does
/// not say it, a server starts all the same if it has started with this database before: what it
/// knows can be seen, and what comes is kept.
///
/// # Errors
/// [`StartError::OtherAccountsKey`], [`StartError::OtherPlatform`], [`StartError::OwnAccountUnknown`],
/// [`StartError::Store`].
pub async fn check(store: &Store, stripe: &Stripe, role: KeyRole<'_>) -> Result<(), StartError> {
    let owner = stripe.accounts().retrieve_own().within(PATIENCE);
    let key = match owner.send().await {
        Ok(owner) => owner.id,
        Err(error) => {
            if let KeyRole::Own(_) = role
                && store.key_owner(role).await?.is_none()
            {
                return Err(StartError::OwnAccountUnknown(error));
            }
            warn!(
                error.causes = telemetry::causes(&error),
                "Stripe did not say whose STRIPE_SECRET_KEY is"
            );
            return Ok(());
        }
    };
    if let KeyRole::Own(setting) = role
        && *setting != key
    {
        let setting = setting.clone();
        return Err(StartError::OtherAccountsKey { setting, key });
    }
    let kept = store.keep_key_owner(role, &key).await?;
    if kept == key {
        Ok(())
    } else {
        Err(StartError::OtherPlatform { kept, key })
    }
}

/// An account seems to have left. Makes sure that the key is still that of the platform, as far as
/// Stripe says it, before what cannot be undone is done.
///
/// # Errors
/// [`Error::Store`]; [`Error::Internal`] when it is not, or nobody can say.
pub(super) async fn check_before_the_end(app: &App, leaving: &AccountId) -> Result<(), Error> {
    let Some(kept) = app.store.key_owner(KeyRole::Platform).await? else {
        return Ok(());
    };
    let is_the_platforms = match app.stripe.accounts().retrieve_own().send().await {
        Ok(owner) => owner.id == kept,
        // A restricted key need not be let read whose it is.
        Err(error) if error.class() == Some(ErrorClass::Permission) => {
            another_answers(app, leaving).await?
        }
        Err(_) => false,
    };
    is_the_platforms.then_some(()).ok_or(Error::Internal(
        "accounts seem to have left, and Stripe does not say that STRIPE_SECRET_KEY is the platform's",
    ))
}

/// With the key of another platform, no account would be there.
async fn another_answers(app: &App, leaving: &AccountId) -> Result<bool, Error> {
    for account in app.store.swept_accounts(leaving, WITNESSES).await? {
        if app
            .stripe
            .accounts()
            .retrieve(&account)
            .send()
            .await
            .is_ok()
        {
            return Ok(true);
        }
    }
    Ok(false)
}
