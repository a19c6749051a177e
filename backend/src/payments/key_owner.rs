//! Whose Stripe's secret key is. The key of another platform fits just as well, and with it every
//! account would seem to have left.

use std::time::Duration;

use tracing::warn;

use crate::{
    app::{App, StartError},
    error::Error,
    store::{KeyRole, Store},
    stripe::{ErrorClass, Stripe},
    telemetry,
};

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
/// Stripe says it, before what cannot be undone is done. A restricted key that may not read whose it is
/// can not be asked: it counts as the platform's.
///
/// # Errors
/// [`Error::Store`]; [`Error::Internal`] when it is not, or nobody can say.
pub(super) async fn check_before_the_end(app: &App) -> Result<(), Error> {
    let Some(kept) = app.store.key_owner(KeyRole::Platform).await? else {
        return Ok(());
    };
    match app.stripe.accounts().retrieve_own().send().await {
        Ok(owner) if owner.id == kept => Ok(()),
        Err(error) if error.class() == Some(ErrorClass::Permission) => Ok(()),
        Ok(_) | Err(_) => Err(Error::Internal(
            "accounts seem to have left, and Stripe does not say that STRIPE_SECRET_KEY is the \
             platform's",
        )),
    }
}
