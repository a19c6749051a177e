//! The use cases: where the domain's decisions meet the database and Stripe.
//!
//! Each function reads a checkout, lets the domain decide, and writes the decision over the version
//! it has read. Who loses that race reads again. No transaction is held across a Stripe call.

mod change_amount;
mod create_checkout;
mod intent;
mod open_intent;
mod refresh;

pub use change_amount::change_amount;
pub use create_checkout::create_checkout;
pub use open_intent::open_intent;
pub use refresh::refresh;

use shared::CheckoutId;

use crate::{app::App, domain::Checkout, error::Error, store::Versioned};

/// How often a lost race is run again before the caller is asked to. Each turn moves the checkout
/// on, by us or by whoever won, so few are needed.
const TURNS: u32 = 16;

/// A checkout as it was when we last heard of it.
///
/// # Errors
/// [`Error::NoSuchCheckout`], [`Error::Store`].
pub async fn find(app: &App, id: &CheckoutId) -> Result<Checkout, Error> {
    Ok(load(app, id).await?.checkout)
}

async fn load(app: &App, id: &CheckoutId) -> Result<Versioned, Error> {
    app.store
        .checkout(id)
        .await?
        .ok_or_else(|| Error::NoSuchCheckout(id.clone()))
}
