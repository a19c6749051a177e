//! Events of Stripe: kept when they come, and settled afterwards.
//!
//! An event is a hint. [`domain::news`](crate::domain::news) decides whether it says something new;
//! what is new is asked for at Stripe, and kept by the same functions that hear Stripe's answers.

mod account;
mod charge;
mod dispute;
mod fee;
mod find;
mod intent;
mod notice;
mod receive;
mod refund;

use shared::{CheckoutId, EventForm, EventId};
use tracing::{debug, instrument};

use self::notice::Notice;
pub use self::receive::receive_event;
pub(super) use self::{account::look as look_at_connection, receive::keep_event};
use super::key_owner;
use crate::{
    app::App,
    domain::{self, Event, EventKind, Unheeded},
    error::Error,
    stripe::{self, ErrorClass},
};

/// What became of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// The checkout that it is about.
    pub checkout: Option<CheckoutId>,
    /// Why it changed nothing, if it did not.
    pub unheeded: Option<Unheeded>,
}

impl Settled {
    /// What it says is known now.
    fn done(checkout: CheckoutId) -> Self {
        Self {
            checkout: Some(checkout),
            unheeded: None,
        }
    }

    /// It is about a checkout, and changes nothing.
    fn unheeded(checkout: CheckoutId, why: Unheeded) -> Self {
        Self {
            checkout: Some(checkout),
            unheeded: Some(why),
        }
    }
}

impl From<Unheeded> for Settled {
    fn from(why: Unheeded) -> Self {
        Self {
            checkout: None,
            unheeded: Some(why),
        }
    }
}

/// Finds out what an event is about, and keeps what is new in it. Done again, it changes nothing.
///
/// # Errors
/// [`Error::Stripe`], [`Error::Store`]: the event has to be tried again.
#[instrument(skip_all)]
pub async fn settle_event(app: &App, event: &Event) -> Result<Settled, Error> {
    let settled = match heed(app, event).await {
        Ok(Ok((kind, notice))) => by_kind(app, kind, notice).await,
        Ok(Err(why)) => Ok(why.into()),
        Err(error) => Err(error),
    };
    let settled = match settled {
        // The account has ended its connection: there is nothing left to look at.
        Err(Error::Stripe(error)) if is_not_connected(&error) => {
            if let Some(account) = event.said.as_ref().and_then(|said| said.account.as_ref()) {
                key_owner::check_before_the_end(app, account).await?;
            }
            Unheeded::NotConnected.into()
        }
        settled => settled?,
    };
    debug!(reason = ?settled.unheeded, "event settled");
    Ok(settled)
}

/// Lets an event be settled once more.
///
/// # Errors
/// [`Error::NoSuchEvent`], [`Error::EventRedacted`].
pub async fn replay_event(app: &App, id: &EventId) -> Result<Event, Error> {
    let replayed = app.store.replay_event(id, app.clock.now()).await?;
    match replayed {
        Some(event) => {
            app.wakes.inbox.up();
            Ok(event)
        }
        None => Err(match app.store.event(id).await? {
            Some(_) => Error::EventRedacted(id.clone()),
            None => Error::NoSuchEvent(id.clone()),
        }),
    }
}

/// What an event is about; or why nobody has to know.
async fn heed(app: &App, event: &Event) -> Result<Result<(EventKind, Notice), Unheeded>, Error> {
    let livemode = app.config.stripe.mode().is_live();
    let kind = match domain::heed(event.said.as_ref(), livemode) {
        Ok(kind) => kind,
        Err(why) => return Ok(Err(why)),
    };
    let Some(said) = &event.said else {
        return Ok(Err(Unheeded::NotAnEvent));
    };
    let account = match (&app.config.stripe.own_account, &said.account) {
        (Some(own), Some(other)) if own != other => return Ok(Err(Unheeded::OtherAccount)),
        (Some(own), _) => Some(own.clone()),
        (None, account) => account.clone(),
    };
    Ok(match said.form {
        EventForm::Snapshot => Ok((kind, Notice::snapshot(event, said, account))),
        EventForm::Thin => {
            let request = app.stripe.events().retrieve_thin(&event.id);
            let request = match &account {
                Some(account) => request.on_account(account),
                None => request,
            };
            let kept = request.send().await?;
            match EventKind::of(&kept.kind) {
                Some(kind) if kept.livemode == livemode => {
                    Ok((kind, Notice::thin(&event.id, &kept, account)))
                }
                Some(_) => Err(Unheeded::OtherMode),
                None => Err(Unheeded::OtherType),
            }
        }
    })
}

async fn by_kind(app: &App, kind: EventKind, notice: Notice) -> Result<Settled, Error> {
    match kind {
        EventKind::Intent => intent::settle(app, &notice).await,
        EventKind::Charge => charge::settle(app, &notice).await,
        EventKind::RefundedCharge => charge::settle_refunded(app, &notice).await,
        EventKind::Refund => refund::settle(app, &notice).await,
        EventKind::Dispute => dispute::settle(app, &notice).await,
        EventKind::Fee => fee::settle(app, &notice).await,
        EventKind::FeeRefund => fee::settle_refund(app, &notice).await,
        EventKind::Account => account::settle(app, &notice).await,
        EventKind::Authorization => account::settle_authorization(app, &notice).await,
        EventKind::Deauthorization => account::settle_connection(app, &notice).await,
    }
}

/// Whether Stripe lets nobody look at the account any more.
pub(super) fn is_not_connected(error: &stripe::Error) -> bool {
    error.class() == Some(ErrorClass::NotConnected)
}
