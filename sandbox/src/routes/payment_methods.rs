//! `/v1/payment_methods`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::Result,
    params::Params,
    resources::{
        Resource as _,
        payment_method::{Draft, PaymentMethod},
    },
};

/// `POST /v1/payment_methods`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let draft = params.read(|params| {
        params.not_imitated(&["customer", "payment_method"])?;
        Draft::read(params, desk.sender(), desk.now)
    })?;
    let method = PaymentMethod {
        id: desk.mint("pm_"),
        created: desk.now,
        draft,
    };

    let answer = method.to_json();
    desk.merchant()?.payment_methods.put(method);
    Ok(answer)
}

/// `GET /v1/payment_methods/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk
        .merchant()?
        .payment_methods
        .get(id, "payment_method")?
        .to_json())
}
