//! Events about a connected account.

use shared::AccountId;
use tracing::info;

use super::{Notice, Settled};
use crate::{
    app::App,
    domain::Unheeded,
    error::Error,
    payments::{accounts, connection},
};

/// What it can do may have changed: it is asked for again before its next checkout.
pub(super) fn settle(app: &App, notice: &Notice) -> Settled {
    match notice.account() {
        Ok(account) => {
            app.ready_accounts.forget(account);
            Settled::default()
        }
        Err(_) => Unheeded::OtherType.into(),
    }
}

/// The owner has connected the account, or ended that. Which of both came last, Stripe tells: it
/// lets the platform see the account, or does not.
pub(super) async fn settle_connection(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let Ok(account) = notice.account() else {
        return Ok(Unheeded::OtherAccount.into());
    };
    if app.config.stripe.own_account.is_some() {
        return Ok(Unheeded::OtherType.into());
    }
    look(app, account).await
}

/// Asks Stripe whether an account is connected.
pub(in crate::payments) async fn look(app: &App, account: &AccountId) -> Result<Settled, Error> {
    match accounts::account(app, account).await {
        Ok(_) => {
            let known = app.store.account_settings(account).await?;
            if known.deauthorized.is_none() {
                return Ok(Unheeded::Unchanged.into());
            }
            app.store
                .reconnect_account(account, app.clock.now())
                .await?;
            info!(stripe.account = %account, "account connected");
        }
        Err(Error::NoSuchAccount(_)) => connection::end(app, account).await?,
        Err(error) => return Err(error),
    }
    Ok(Settled::default())
}
