//! Events about a connected account.

use shared::AccountId;
use tracing::info;

use super::{Notice, Settled};
use crate::{
    app::App,
    domain::{Refusal, Unheeded},
    error::Error,
    payments::{TURNS, accounts, connection, key_owner},
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

/// The owner has connected the account. The server that was to hear it from the owner's browser may
/// have died over it: then nobody was told.
pub(super) async fn settle_authorization(app: &App, notice: &Notice) -> Result<Settled, Error> {
    let settled = settle_connection(app, notice).await?;
    let Ok(account) = notice.account() else {
        return Ok(settled);
    };
    let known = app.store.account_standing(account).await?;
    if settled.unheeded != Some(Unheeded::Unchanged) || known.standing.is_some() {
        return Ok(settled);
    }
    let now = accounts::account(app, account).await?;
    stands_connected(app, account, now.charges_enabled).await
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
        Ok(known) => {
            let settings = app.store.account_settings(account).await?;
            if settings.deauthorized.is_none() {
                return Ok(Unheeded::Unchanged.into());
            }
            stands_connected(app, account, known.charges_enabled).await
        }
        Err(Error::NoSuchAccount(_)) => {
            key_owner::check_before_the_end(app, account).await?;
            connection::end(app, account).await?;
            Ok(Settled::default())
        }
        Err(error) => Err(error),
    }
}

async fn stands_connected(
    app: &App,
    account: &AccountId,
    charges_enabled: bool,
) -> Result<Settled, Error> {
    app.store
        .reconnect_account(account, charges_enabled, app.clock.now())
        .await?;
    app.wakes.outgoing.up();
    info!(stripe.account = %account, "account connected");
    Ok(Settled::default())
}
