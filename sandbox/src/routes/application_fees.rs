//! `/v1/application_fees`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    list::Page,
    params::{Metadata, Params},
    resources::{
        Resource as _,
        application_fee::{ApplicationFee, FeeRefund},
        payment_intent::terms::apply_metadata,
    },
};

/// `GET /v1/application_fees/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.application_fees.get(id, "id")?.to_json())
}

/// `GET /v1/application_fees`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, charge) = params.read(|params| Ok((Page::read(params)?, params.text("charge")?)))?;
    let fees = desk.merchant()?.application_fees.newest_first();
    let is_wanted = |fee: &ApplicationFee| charge.as_ref().is_none_or(|id| fee.charge == *id);
    page.of_wanted(fees, is_wanted, "/v1/application_fees")
}

/// `POST /v1/application_fees/{id}/refunds`
pub(crate) fn refund(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (amount, update) =
        params.read(|params| Ok((params.integer("amount")?, params.metadata()?)))?;
    let mut metadata = Metadata::new();
    apply_metadata(update, &mut metadata)?;

    // Fees belong to the platform: on any other account there is none.
    let id = desk.id;
    desk.merchant()?.application_fees.get(id, "id")?;
    let refund = desk.state.refund_fee(id, amount, metadata)?;
    Ok(refund.to_json())
}

/// `GET /v1/application_fees/{id}/refunds/{second_id}`
pub(crate) fn retrieve_refund(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let (id, refund) = (desk.id, desk.second_id);
    let fee = desk.merchant()?.application_fees.get(id, "fee")?;
    let refund = fee.refund(refund).ok_or_else(|| no_such(refund))?;
    Ok(refund.to_json())
}

/// `POST /v1/application_fees/{id}/refunds/{second_id}`
pub(crate) fn update_refund(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let metadata = params.read(Params::metadata)?;
    let (id, refund) = (desk.id, desk.second_id);
    let fee = desk.merchant()?.application_fees.get_mut(id, "fee")?;
    let refund = fee.refund_mut(refund).ok_or_else(|| no_such(refund))?;
    apply_metadata(metadata, &mut refund.metadata)?;
    Ok(refund.to_json())
}

/// `GET /v1/application_fees/{id}/refunds`
pub(crate) fn list_refunds(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let page = params.read(Page::read)?;
    let (id, path) = (desk.id, desk.path);
    let fee = desk.merchant()?.application_fees.get(id, "id")?;
    page.of(fee.refunds.iter().rev(), path)
}

fn no_such(refund: &str) -> Error {
    Error::no_such(FeeRefund::OBJECT, refund, "id")
}
