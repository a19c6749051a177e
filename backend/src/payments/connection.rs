//! The connection of an account ends.

use shared::AccountId;
use tracing::info;

use super::came_to;
use crate::{app::App, error::Error, store::Saved};

/// How many checkouts are read at once.
const AT_ONCE: u16 = 100;

/// The account takes no more payments through the platform. Its tokens are dropped, and its open
/// checkouts end; Stripe is not asked, since it would not answer.
pub(super) async fn end(app: &App, account: &AccountId) -> Result<(), Error> {
    app.store
        .disconnect_account(account, app.clock.now())
        .await?;
    app.ready_accounts.forget(account);
    app.wakes.outgoing.up();
    let mut ended = 0_u32;
    loop {
        let open = app.store.open_checkouts(account, AT_ONCE).await?;
        if open.is_empty() {
            break;
        }
        for current in open {
            let before = current.checkout.state.status();
            let after = current.checkout.lose_account(app.clock.now())?;
            // Who has lost the race comes again, if it is still open.
            if app
                .store
                .save_checkout(&after, current.revision, app.clock.now())
                .await?
                == Saved::Yes
            {
                came_to(app, Some(before), &after);
                ended += 1;
            }
        }
    }
    info!(stripe.account = %account, checkouts = ended, "account disconnected");
    Ok(())
}
