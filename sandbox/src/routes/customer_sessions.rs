//! `/v1/customer_sessions`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::{Error, Result},
    params::Params,
    resources::customer_session::{Components, CustomerSession},
    routes::payment_intents::check_customer,
};

/// `POST /v1/customer_sessions`
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (customer, components) = params.read(|params| {
        params.not_imitated(&["customer_account"])?;
        let customer = params.required_text("customer")?;
        let components = params.object("components", Components::read)?;
        Ok((
            customer,
            components.ok_or_else(|| Error::missing("components"))?,
        ))
    })?;
    components.check()?;
    check_customer(desk, Some(&customer))?;

    let session = CustomerSession {
        client_secret: desk.mint("cuss_secret_"),
        customer,
        created: desk.now,
        components,
    };
    let answer = session.to_json();
    desk.merchant()?.customer_sessions.push(session);
    Ok(answer)
}
