//! Events about a connected account.

use shared::AccountId;
use tracing::info;

use super::{Notice, Settled};
use crate::{
    app::App,
    domain::{Refusal, Unheeded},
    error::Error,
    payments::{TURNS, accounts, connection},
    store::Saved,
};

/// What it can do may have changed: it is asked for, now and before its next checkout.
pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let Ok(account) = notice.account() else {
        return Ok(Unheeded::OtherType.into());
    };
    app.ready_accounts.forget(account);
    for _ in 0..TURNS {
        // Read before Stripe is asked: who has asked later must not be written over.
        let seen = app.store.account_standing(account).await?;
        let charges_enabled = match accounts::account(app, account).await {
            Ok(account) => account.charges_enabled,
            Err(Error::NoSuchAccount(_)) => return Ok(Unheeded::NotConnected.into()),
            Err(error) => return Err(error),
        };
        let now = app.clock.now();
        let noted = app
            .store
            .note_charges_enabled(account, charges_enabled, seen, now)
            .await?;
        if noted == Saved::Yes {
            app.wakes.outgoing.up();
            return Ok(Settled::default());
        }
    }
    Err(Refusal::Changed.into())
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
    // The server that was to hear it from the owner's browser may have died over it.
    let is_new = app
        .store
        .account_standing(account)
        .await?
        .standing
        .is_none();
    ask(app, account, is_new).await
}

/// Asks Stripe whether an account is connected.
pub(in crate::payments) async fn look(app: &App, account: &AccountId) -> Result<Settled, Error> {
    ask(app, account, false).await
}

async fn ask(app: &App, account: &AccountId, is_new: bool) -> Result<Settled, Error> {
    match accounts::account(app, account).await {
        Ok(known) => {
            let settings = app.store.account_settings(account).await?;
            if settings.deauthorized.is_none() && !is_new {
                return Ok(Unheeded::Unchanged.into());
            }
            app.store
                .reconnect_account(account, known.charges_enabled, app.clock.now())
                .await?;
            app.wakes.outgoing.up();
            info!(stripe.account = %account, "account connected");
        }
        Err(Error::NoSuchAccount(_)) => connection::end(app, account).await?,
        Err(error) => return Err(error),
    }
    Ok(Settled::default())
}
