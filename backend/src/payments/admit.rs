//! Whether a payment may be begun at all, before Stripe is asked for anything.

use crate::{app::App, domain::Checkout, error::Error};

/// Lets a payment of the checkout begin.
///
/// # Errors
/// [`Error::AccountDeauthorized`]: Stripe would refuse with a sentence that helps nobody.
pub(super) async fn admit(app: &App, checkout: &Checkout) -> Result<(), Error> {
    let settings = app.store.account_settings(&checkout.account).await?;
    match settings.deauthorized {
        Some(_) => Err(Error::AccountDeauthorized(checkout.account.clone())),
        None => Ok(()),
    }
}
