//! `/v1/charges`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::Result,
    list::Page,
    params::Params,
    resources::{Resource as _, charge::Charge},
};

/// `GET /v1/charges/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.charges.get(id, "id")?.to_json())
}

/// `GET /v1/charges`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, intent, customer) = params.read(|params| {
        Ok((
            Page::read(params)?,
            params.text("payment_intent")?,
            params.text("customer")?,
        ))
    })?;
    let merchant = desk.merchant()?;
    if let Some(intent) = &intent {
        merchant.payment_intents.get(intent, "payment_intent")?;
    }
    let is_wanted = |charge: &Charge| {
        intent
            .as_ref()
            .is_none_or(|intent| charge.payment_intent == *intent)
            && (customer.is_none() || charge.facts.customer == customer)
    };
    page.of_wanted(merchant.charges.newest_first(), is_wanted, "/v1/charges")
}
