//! Events about the fee that the platform took. It lives on the platform: the event has no account,
//! the fee names it.

use shared::ApplicationFeeId;

use super::{Notice, Settled, find};
use crate::{
    app::App,
    domain::{Refusal, TakenFee, Unheeded},
    error::Error,
    payments::{TURNS, load},
    store::Saved,
    stripe::ApplicationFee,
};

pub(super) async fn settle(app: &App, notice: &Notice) -> Result<Settled, Error> {
    match notice.object() {
        Ok(id) => look(app, notice, &id).await,
        Err(why) => Ok(why.into()),
    }
}

/// The object is the part that went back; it names the fee.
pub(super) async fn settle_refund(app: &App, notice: &Notice) -> Result<Settled, Error> {
    match notice.names("fee") {
        Some(id) => look(app, notice, &id).await,
        None => Ok(Unheeded::NotAnEvent.into()),
    }
}

async fn look(app: &App, notice: &Notice, id: &ApplicationFeeId) -> Result<Settled, Error> {
    if app.config.stripe.own_account.is_some() {
        return Ok(Unheeded::OtherType.into());
    }
    let fee: ApplicationFee = app.stripe.application_fees().retrieve(id).send().await?;
    let (account, charge) = (fee.account.id(), fee.charge.id());
    let Some(current) = find::by_charge(app, notice, account, Some(charge), None).await? else {
        return Ok(Unheeded::NoCheckout.into());
    };
    let checkout = current.checkout.id;
    let told = TakenFee {
        id: fee.id,
        refunded: fee.amount_refunded,
    };
    for _ in 0..TURNS {
        let current = load(app, &checkout).await?;
        let Some(after) = current.checkout.hear_fee(told.clone()) else {
            return Ok(Settled::unheeded(checkout, Unheeded::Unchanged));
        };
        if app
            .store
            .save_checkout(&after, current.revision, app.clock.now())
            .await?
            == Saved::Yes
        {
            return Ok(Settled::done(checkout));
        }
    }
    Err(Refusal::Changed.into())
}
