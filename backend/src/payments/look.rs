//! Asking Stripe by ourselves, in case nobody told us the news.
//!
//! Each use case in it is boxed: the compiler would look through all of them again here.

use futures_util::FutureExt as _;
use shared::RefundStatus;
use tracing::instrument;

use super::{hear::hear, intent, interrupted, load, refresh, refunds};
use crate::{
    app::App,
    domain::{self, Checkout, Intent, Looked, Operation, State},
    error::Error,
    store::{DueLook, Versioned},
};

/// Looks at a checkout that is due, and notes when to look next. A look at which Stripe does not
/// answer counts, too: the next one is later.
///
/// # Errors
/// [`Error::Store`]; [`Error::Stripe`] when there was no answer.
#[instrument(skip_all)]
pub async fn look(app: &App, due: &DueLook) -> Result<(), Error> {
    let looked = ask(app, load(app, &due.checkout).await?).await;
    let current = load(app, &due.checkout).await?;
    if current.revision == due.revision {
        let looked = Looked {
            times: due.looks.saturating_add(1),
            awaits_refund: awaits_refund(app, &current.checkout).await?,
        };
        let patience = app.config.patience;
        let next = domain::next_look(&current.checkout, looked, patience, app.clock.now());
        app.store.note_look(due, next).await?;
    }
    looked
}

async fn ask(app: &App, current: Versioned) -> Result<(), Error> {
    let id = current.checkout.id.clone();
    match &current.checkout.state {
        State::Open(Intent::Ordered) => {
            let key = Operation::CreateIntent(&current.checkout).key();
            if let Some(call) = app.store.interrupted_call(&key).await? {
                interrupted::finish(app, &call).boxed().await?;
            }
            refresh(app, &id).boxed().await.map(drop)
        }
        State::Open(_) | State::Processing(_) | State::Authorized(_) => {
            refresh(app, &id).boxed().await.map(drop)
        }
        State::Paid(_) => {
            hear_of_intent(app, &current).boxed().await?;
            refunds(app, &id).boxed().await.map(drop)
        }
        // Money may have come after all.
        State::Ended(ending) if ending.intent.is_some() => {
            hear_of_intent(app, &current).boxed().await
        }
        State::Ended(_) => Ok(()),
    }
}

async fn hear_of_intent(app: &App, current: &Versioned) -> Result<(), Error> {
    let intent = intent::retrieve(app, &current.checkout)?.send().await?;
    hear(app, current, &intent).await.map(drop)
}

async fn awaits_refund(app: &App, checkout: &Checkout) -> Result<bool, Error> {
    if !matches!(checkout.state, State::Paid(_)) {
        return Ok(false);
    }
    let refunds = app.store.refunds(&checkout.id).await?;
    Ok(refunds.iter().any(|refund| match refund.status {
        RefundStatus::Ordered | RefundStatus::Pending | RefundStatus::RequiresAction => true,
        RefundStatus::Succeeded | RefundStatus::Failed | RefundStatus::Canceled => false,
    }))
}
