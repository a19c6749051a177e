//! The use cases: where the domain's decisions meet the database and Stripe.
//!
//! Each function reads a checkout, lets the domain decide, and writes the decision over the version
//! it has read. Who loses that race reads again. No transaction is held across a Stripe call.

mod accounts;
mod admit;
mod attempts;
mod call;
mod capture;
mod change_amount;
mod confirm;
mod connection;
mod create_checkout;
mod end_checkout;
mod events;
mod fees;
mod hear;
mod intent;
mod interrupted;
mod key_owner;
mod look;
mod oauth;
mod on_behalf;
mod open_intent;
mod overtried;
mod own_account;
mod refresh;
mod refunds;
mod sweep;
mod token;
mod words;

pub use accounts::{account, settle_account};
pub use attempts::{attempt_from, reset_attempts};
pub use capture::capture;
pub use change_amount::change_amount;
pub use confirm::confirm;
pub use create_checkout::create_checkout;
pub use end_checkout::end_checkout;
pub use events::{Settled, receive_event, replay_event, settle_event};
pub use fees::Asker;
pub use interrupted::finish as finish_interrupted;
pub use key_owner::check as check_key_owner;
pub use look::look;
pub use oauth::{OwnersAnswer, connect_url, deauthorize, end_connect, refresh_oauth_token};
pub use on_behalf::on_behalf;
pub use open_intent::open_intent;
pub use own_account::check_account;
pub use refresh::{Refreshed, refresh, refresh_in_turn};
pub use refunds::{cancel_refund, create_refund, refund, refunds};
pub use sweep::sweep;
pub use token::Token;

use shared::{CheckoutId, CheckoutStatus};

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
        // A database that other servers share may hold checkouts of accounts that are not served, and
        // one that is old, checkouts of the other mode.
        .filter(|it| check_account(app, &it.checkout.account).is_ok())
        .filter(|it| it.checkout.livemode == app.config.stripe.mode().is_live())
        .ok_or_else(|| Error::NoSuchCheckout(id.clone()))
}

/// Counts a checkout that was `before` (none: it is new) and has been written as it is `after`.
fn came_to(app: &App, before: Option<CheckoutStatus>, after: &Checkout) {
    app.metrics.checkouts.became(before, after.state.status());
}
