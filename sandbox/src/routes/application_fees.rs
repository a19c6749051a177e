//! `/v1/application_fees`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::Result,
    list::Page,
    params::{Metadata, Params},
    resources::{Resource as _, payment_intent::terms::apply_metadata},
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
    let fees = fees.filter(|fee| charge.as_ref().is_none_or(|charge| fee.charge == *charge));
    page.of(fees, "/v1/application_fees")
}

/// `POST /v1/application_fees/{id}/refunds`
pub(crate) fn refund(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (amount, update) =
        params.read(|params| Ok((params.integer("amount")?, params.metadata()?)))?;
    let mut metadata = Metadata::new();
    apply_metadata(update, &mut metadata);

    // Fees belong to the platform: on any other account there is none.
    let id = desk.id;
    desk.merchant()?.application_fees.get(id, "id")?;
    let refund = desk.state.refund_fee(id, amount, metadata)?;
    Ok(refund.to_json())
}

/// `GET /v1/application_fees/{id}/refunds`
pub(crate) fn list_refunds(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let page = params.read(Page::read)?;
    let (id, path) = (desk.id, desk.path);
    let fee = desk.merchant()?.application_fees.get(id, "id")?;
    page.of(fee.refunds.iter().rev(), path)
}
