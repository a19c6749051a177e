//! What a server of one account can not do: there is no platform beside the account, so nobody
//! takes a fee, and no other account is served.

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

/// There is a platform to take a fee, if one is asked for.
pub(super) fn check_fee(app: &App, fee: Option<i64>) -> Result<(), Error> {
    match (&app.config.stripe.own_account, fee) {
        (Some(_), Some(_)) => Err(Error::invalid(
            "application_fee_amount",
            "leave application_fee_amount out: this server serves one account with its own keys \
             (CONNECT_PAY_OWN_ACCOUNT), and there is no platform to take a fee",
        )),
        _ => Ok(()),
    }
}
