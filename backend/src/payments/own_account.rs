//! What a server of one account can not do: there is no platform beside the account, so no
//! other account is served.

use shared::AccountId;

use crate::{app::App, error::Error};

/// The account is one that this server serves.
///
/// # Errors
/// [`Error::OtherAccount`].
pub fn check_account(app: &App, asked: &AccountId) -> Result<(), Error> {
    match &app.config.stripe.own_account {
        Some(own) if own != asked => Err(Error::OtherAccount {
            own: own.clone(),
            asked: asked.clone(),
        }),
        Some(_) | None => Ok(()),
    }
}
